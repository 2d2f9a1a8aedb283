package jeoul.cli.output;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import jeoul.engine.InputException;

/**
 * A file to write in one piece: it is made beside its place and moved there when complete, so that
 * nobody meets half of it. UTF-8.
 */
public final class OutputFile {

    private final String option;
    private final Path path;

    private OutputFile(String option, Path path) {
        this.option = option;
        this.path = path;
    }

    /** What to write. */
    @FunctionalInterface
    public interface Content {
        void to(Writer writer) throws IOException;
    }

    /** Opens a stream to a file; tests give one that fails. */
    @FunctionalInterface
    interface Opener {
        OutputStream open(Path path) throws IOException;
    }

    /**
     * @param option that named the file, for messages
     * @throws InputException if the file cannot be written there
     */
    public static OutputFile at(String option, String file) {
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException e) {
            throw new InputException(
                    option, "'" + file + "': " + e.getReason(), "the path of a file", e);
        }
        if (Files.isDirectory(path)) {
            throw new InputException(option, file + " is a folder", "the path of a file");
        }
        Path folder = folder(path);
        if (!Files.isDirectory(folder)) {
            throw new InputException(
                    option, file + ": there is no folder " + folder, "a file in a folder");
        }
        boolean writable = Files.exists(path) ? Files.isWritable(path) : Files.isWritable(folder);
        if (!writable) {
            throw new InputException(option, file + " may not be written", "a writable file");
        }
        return new OutputFile(option, path);
    }

    /**
     * @throws IOException if the disk is full or the like; then nothing is left behind and what
     *     stood there before still stands
     */
    public void write(Content content) throws IOException {
        write(content, Files::newOutputStream);
    }

    void write(Content content, Opener opener) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            // A device or a pipe has no place beside it and cannot be replaced.
            try {
                fill(opener.open(path), content);
            } catch (IOException e) {
                throw failed(e);
            }
            return;
        }
        Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
        Path part = partBeside(target);
        try {
            fill(opener.open(part), content);
            publish(part, target);
        } catch (IOException e) {
            throw failed(e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Path partBeside(Path target) throws IOException {
        try {
            return Files.createTempFile(folder(target), ".jeoul-", ".part");
        } catch (AccessDeniedException | NoSuchFileException e) {
            // Some folders, such as /proc, look writable and are not.
            throw new InputException(option, path + " may not be written", "a writable file", e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private IOException failed(IOException e) {
        return new IOException(option + " " + path + ": " + e.getMessage(), e);
    }

    private static void fill(OutputStream stream, Content content) throws IOException {
        try (stream;
                Writer writer =
                        new BufferedWriter(
                                new OutputStreamWriter(stream, StandardCharsets.UTF_8))) {
            content.to(writer);
        }
    }

    private static void publish(Path part, Path target) throws IOException {
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
        } else if (Files.getFileStore(part).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    part, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
        }
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path folder(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return folder == null ? path.toAbsolutePath() : folder;
    }
}
