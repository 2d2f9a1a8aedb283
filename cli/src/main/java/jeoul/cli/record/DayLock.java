package jeoul.cli.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import jeoul.engine.InputException;

/** Keeps two recorders off the files of one day, which both would append to. */
final class DayLock implements AutoCloseable {

    private final Path folder;
    private final FileChannel channel;

    private DayLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** Where the day's files are, or will be. */
    Path folder() {
        return folder;
    }

    /**
     * @param directory of all recorded days; made if it is not there
     * @throws InputException if another recorder writes that day, or nobody may
     */
    static DayLock of(Path directory, LocalDate date) {
        Path file = directory.resolve(date + ".lock");
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw new InputException(
                        "--recording",
                        "another program records " + date + " into " + directory,
                        "one recorder for a day, or another directory");
            }
            return new DayLock(directory.resolve(date.toString()), channel);
        } catch (IOException e) {
            throw new InputException(
                    "--recording",
                    directory + " may not be written",
                    "a directory that may be written to",
                    e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // This very program has it already.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
