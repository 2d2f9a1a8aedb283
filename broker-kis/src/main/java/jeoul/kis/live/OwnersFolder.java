package jeoul.kis.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import jeoul.engine.InputException;
import jeoul.kis.wire.Secret;

/** A folder of files that only their owner can read, and that programs of the machine share. */
final class OwnersFolder {

    private static final String POSIX = "posix";
    private static final String ACL = "acl";

    /** Eight bytes: enough to tell a person's keys apart, too few to say what they are. */
    private static final int HASH_LETTERS = 16;

    /**
     * A lock on a file is the program's as a whole, so its threads need another one among them; as
     * with the file's, whoever names the same file shares it.
     */
    private static final Map<Path, ReentrantLock> THREAD_LOCKS = new ConcurrentHashMap<>();

    private final Path folder;
    private final String view;

    /** What is done while the file is locked. */
    interface Turn<T> {
        T take(FileChannel locked) throws IOException;
    }

    /**
     * @throws InputException if the folder cannot be made, or cannot keep a file for its owner
     */
    OwnersFolder(Path folder) {
        Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
        if (!views.contains(POSIX) && !views.contains(ACL)) {
            throw new InputException(
                    folder.toString(), "its files cannot be kept for their owner", "another disk");
        }
        view = views.contains(POSIX) ? POSIX : ACL;
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, attributes(folder, "rwx------"));
            }
            this.folder = folder.toRealPath();
        } catch (IOException e) {
            throw new InputException(
                    folder.toString(),
                    "it is no folder and cannot be made one",
                    "a folder that can be written to",
                    e);
        }
    }

    /** Names what is kept for an app key at a server, without showing it. */
    static String nameFor(Secret appKey, String server) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] hash =
                    sha.digest((appKey.value() + "\n" + server).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH_LETTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /**
     * Does something while no other thread and no other program does, by the same file. The lock of
     * a program that dies goes with it.
     *
     * @param name of the file to lock, which is made if it is not there
     * @throws UncheckedIOException if the file cannot be used
     */
    <T> T inTurn(String name, Turn<T> turn) {
        Path file = folder.resolve(name);
        ReentrantLock threads = THREAD_LOCKS.computeIfAbsent(file, f -> new ReentrantLock());
        threads.lock();
        try (FileChannel channel = open(file, StandardOpenOption.CREATE, StandardOpenOption.READ)) {
            channel.lock();
            // Closing the channel ends the lock.
            return turn.take(channel);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be used", e);
        } finally {
            threads.unlock();
        }
    }

    /** Opens a file to write to; if this makes it, it is its owner's alone from the start. */
    FileChannel open(Path file, StandardOpenOption... options) throws IOException {
        Set<StandardOpenOption> all = EnumSet.of(StandardOpenOption.WRITE, options);
        return FileChannel.open(file, all, attributes(folder, "rw-------"));
    }

    private FileAttribute<?>[] attributes(Path within, String posix) throws IOException {
        if (view.equals(POSIX)) {
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))
            };
        }
        UserPrincipal owner =
                within.getFileSystem()
                        .getUserPrincipalLookupService()
                        .lookupPrincipalByName(System.getProperty("user.name"));
        return new FileAttribute<?>[] {accessFor(owner)};
    }

    /** An access list that lets one user do everything, and nobody else anything. */
    static FileAttribute<List<AclEntry>> accessFor(UserPrincipal owner) {
        AclEntry everything =
                AclEntry.newBuilder()
                        .setType(AclEntryType.ALLOW)
                        .setPrincipal(owner)
                        .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                        .build();
        return new FileAttribute<>() {
            @Override
            public String name() {
                return "acl:acl";
            }

            @Override
            public List<AclEntry> value() {
                return List.of(everything);
            }
        };
    }
}
