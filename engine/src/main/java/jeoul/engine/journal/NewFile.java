package jeoul.engine.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** A file that only its owner may read: a journal tells what a person holds. */
final class NewFile {

    private NewFile() {}

    /** Fails if it is there already. */
    static void create(Path file) throws IOException {
        FileAttribute<?>[] owner = {};
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            owner =
                    new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------"))
                    };
        }
        Files.createFile(file, owner);
    }

    /** Removes what has been written so far of a database that could not be finished. */
    static void delete(Path file, Exception failure) {
        for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
            try {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            } catch (IOException e) {
                failure.addSuppressed(e);
            }
        }
    }
}
