package jeoul.cli.keys;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jeoul.engine.InputException;

/** Files that only their owner may read, by POSIX mode or by ACL. */
final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes a folder, and those above it, if it is not there. */
    static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        restrict(folder, FOLDER);
    }

    /**
     * Writes a file in one piece: nobody meets half of it, or a moment at which others may read it.
     */
    static void write(Path file, byte[] content) throws IOException {
        publish(file, content, true);
    }

    /** As {@link #write}, unless a file is there already: then that one stays. */
    static void writeOnce(Path file, byte[] content) throws IOException {
        publish(file, content, false);
    }

    private static void publish(Path file, byte[] content, boolean replace) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        createFolder(folder);
        // Made for the owner alone from its first moment where the file system can.
        Path part = Files.createTempFile(folder, ".jeoul-", ".part");
        try {
            restrict(part, FILE);
            Files.write(part, content);
            if (replace) {
                replace(part, file);
            } else {
                Files.move(part, file);
            }
        } catch (FileAlreadyExistsException e) {
            // Another program was first.
            if (replace) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void replace(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Reads a file of keys.
     *
     * @throws InputException if others may read it too
     */
    static byte[] read(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> others = EnumSet.allOf(PosixFilePermission.class);
            others.removeAll(FOLDER);
            others.retainAll(Files.getPosixFilePermissions(file));
            if (!others.isEmpty()) {
                throw new InputException(
                        file.toString(), "others may read or write it", "mode 600: chmod 600 FILE");
            }
        }
        return Files.readAllBytes(file);
    }

    private static void restrict(Path path, Set<PosixFilePermission> mode) throws IOException {
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(path, mode);
            return;
        }
        AclFileAttributeView acl =
                Files.getFileAttributeView(
                        path, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (acl == null) {
            throw new InputException(
                    path.toString(),
                    "a file system that keeps nobody out",
                    "a place with file permissions: set XDG_STATE_HOME");
        }
        acl.setAcl(
                List.of(
                        AclEntry.newBuilder()
                                .setType(AclEntryType.ALLOW)
                                .setPrincipal(acl.getOwner())
                                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                                .build()));
    }
}
