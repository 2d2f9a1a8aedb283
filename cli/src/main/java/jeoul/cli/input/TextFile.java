package jeoul.cli.input;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jeoul.engine.InputException;
import jeoul.sim.replay.WholeGzip;

/** Reads files whole, whatever the machine's own encoding. */
final class TextFile {

    /**
     * More than this is no list of shares: a year of daily bars of the whole market has a tenth.
     */
    static final long MAX_BYTES = 512L << 20;

    private static final int BOM_BYTES = 3;

    private TextFile() {}

    /**
     * @throws InputException if there is no such file, it cannot be read, is empty or too large
     */
    static byte[] bytes(String file) {
        Path path = path(file);
        try {
            if (Files.isDirectory(path)) {
                throw new InputException(file, "a folder", "a file");
            }
            if (Files.size(path) > MAX_BYTES) {
                throw new InputException(
                        file, "larger than " + (MAX_BYTES >> 20) + " MB", "a smaller file");
            }
            byte[] bytes = Files.readAllBytes(path);
            if (bytes.length == 0) {
                throw new InputException(file, "empty file", "rows below a row of column names");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new InputException(file, "no such file", "the path of a file", e);
        } catch (AccessDeniedException e) {
            throw new InputException(file, "may not be read", "a readable file", e);
        } catch (IOException e) {
            throw new InputException(
                    file, "cannot be read (" + e.getMessage() + ")", "a readable file", e);
        }
    }

    /**
     * A file itself, or the files of a folder whose names end so, sorted by name.
     *
     * @throws InputException if there is no such file, or a folder holds none
     */
    static List<String> filesOf(String fileOrFolder, List<String> endings) {
        Path path = path(fileOrFolder);
        if (!Files.exists(path)) {
            // Said before its name is judged: a folder's has no ending.
            throw new InputException(fileOrFolder, "no such file", "the path of a file");
        }
        if (!Files.isDirectory(path)) {
            return List.of(fileOrFolder);
        }
        try (Stream<Path> entries = Files.list(path)) {
            List<String> files =
                    entries.filter(Files::isRegularFile)
                            .map(Path::toString)
                            .filter(name -> endings.stream().anyMatch(lower(name)::endsWith))
                            .sorted()
                            .toList();
            if (files.isEmpty()) {
                throw new InputException(
                        fileOrFolder,
                        "a folder without such files",
                        "files that end in " + String.join(", ", endings));
            }
            return files;
        } catch (IOException e) {
            throw new InputException(
                    fileOrFolder,
                    "cannot be read (" + e.getMessage() + ")",
                    "a readable folder",
                    e);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * @throws InputException if the text cannot be the name of a file here
     */
    static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw new InputException("'" + file + "'", e.getReason(), "the path of a file", e);
        }
    }

    /**
     * The text of bytes: UTF-8, with or without a byte order mark, if they are valid as such, else
     * MS949 (CP949), which Korean spreadsheets write.
     *
     * @throws InputException if they are neither
     */
    static String text(String file, byte[] bytes) {
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? BOM_BYTES : 0;
        try {
            return decode(bytes, start, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                return decode(bytes, 0, Charset.forName("MS949"));
            } catch (CharacterCodingException e) {
                throw new InputException(
                        file, "neither UTF-8 nor CP949 text", "text in one of the two", e);
            }
        }
    }

    /** Unpacks gzip. */
    static byte[] unpacked(String file, byte[] bytes) {
        try (WholeGzip in = new WholeGzip(new ByteArrayInputStream(bytes))) {
            byte[] unpacked = in.readNBytes((int) MAX_BYTES + 1);
            if (unpacked.length > MAX_BYTES) {
                throw new InputException(
                        file,
                        "unpacks to more than " + (MAX_BYTES >> 20) + " MB",
                        "a smaller file");
            }
            return unpacked;
        } catch (EOFException e) {
            throw new InputException(file, "the gzip file ends in the middle", "a whole file", e);
        } catch (IOException e) {
            throw new InputException(
                    file, "cannot be unpacked (" + e.getMessage() + ")", "a gzip file", e);
        }
    }

    static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decode(byte[] bytes, int start, Charset charset)
            throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes, start, bytes.length - start))
                .toString();
    }
}
