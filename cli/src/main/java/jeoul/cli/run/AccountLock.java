package jeoul.cli.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import jeoul.engine.InputException;
import jeoul.engine.journal.AccountHash;

/**
 * Keeps two runs off one account. The operating system holds the lock for the process, so that it
 * ends with it, however it ends; the file itself means nothing.
 */
public final class AccountLock implements AutoCloseable {

    /** Enough digits of the hash to tell a person's accounts apart. */
    private static final int DIGITS = 16;

    private final FileChannel channel;

    private AccountLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Whether a program on this machine runs on an account now. Not to be asked more often than
     * needed: a run that begins in the same instant would take us for another.
     *
     * @throws InputException if that cannot be found out
     */
    public static boolean isHeld(RunFolder runs, AccountHash account) {
        Path file = file(runs, account);
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = tryLock(channel)) {
            return lock == null;
        } catch (IOException e) {
            throw new InputException(
                    file.toString(), "cannot be locked: " + e.getMessage(), "a local folder", e);
        }
    }

    private static Path file(RunFolder runs, AccountHash account) {
        return runs.path().resolve("account-" + account.hex().substring(0, DIGITS) + ".lock");
    }

    /**
     * @throws InputException if another run has the account, or the folder may not be written to
     */
    public static AccountLock of(RunFolder runs, AccountHash account) {
        runs.create();
        Path file = file(runs, account);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new InputException(
                    file.toString(),
                    "cannot be opened: " + e.getMessage(),
                    "a folder that may be written to",
                    e);
        }
        try {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                throw new InputException(
                        "account",
                        "another run trades on it now",
                        "one run at a time: wait for it, or stop it");
            }
            return new AccountLock(channel);
        } catch (IOException | InputException e) {
            try {
                channel.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            if (e instanceof InputException input) {
                throw input;
            }
            throw new InputException(
                    file.toString(), "cannot be locked: " + e.getMessage(), "a local folder", e);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This very program has it already.
            return null;
        }
    }

    /** Lets the next run have the account. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock could not be given back", e);
        }
    }
}
