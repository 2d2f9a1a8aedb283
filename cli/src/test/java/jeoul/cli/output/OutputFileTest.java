package jeoul.cli.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jeoul.engine.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir private Path folder;

    @Test
    void replacesAFileInOnePiece() throws IOException {
        Path file = folder.resolve("a.json");
        Files.writeString(file, "old");

        OutputFile.at("--json", file.toString()).write(writer -> writer.write("새것"));

        assertEquals("새것", Files.readString(file));
        assertEquals(List.of("a.json"), names());
    }

    @Test
    void aFullDiskLeavesWhatWasThereAndNothingElse() throws IOException {
        Path file = folder.resolve("a.json");
        Files.writeString(file, "old");
        OutputFile output = OutputFile.at("--json", file.toString());

        IOException failure =
                assertThrows(
                        IOException.class,
                        () ->
                                output.write(
                                        writer -> writer.write("x".repeat(100_000)),
                                        path ->
                                                new FilterOutputStream(
                                                        Files.newOutputStream(path)) {
                                                    @Override
                                                    public void write(
                                                            byte[] bytes, int start, int length)
                                                            throws IOException {
                                                        out.write(bytes, start, length / 2);
                                                        throw new IOException(
                                                                "No space left on device");
                                                    }
                                                }));

        assertEquals("--json " + file + ": No space left on device", failure.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.json"), names());
    }

    @Test
    void aPlaceThatCeasedToBeWritableIsBadInput() throws IOException {
        Path place = Files.createDirectory(folder.resolve("place"));
        OutputFile file = OutputFile.at("--json", place.resolve("a.json").toString());
        Files.delete(place);

        InputException refused =
                assertThrows(InputException.class, () -> file.write(writer -> writer.write("{}")));

        assertEquals(
                "--json: "
                        + place.resolve("a.json")
                        + " may not be written; expected a writable"
                        + " file",
                refused.getMessage());
    }

    @Test
    void refusesPlacesThatCannotBeWritten() {
        assertThrows(InputException.class, () -> OutputFile.at("--json", folder.toString()));
        assertThrows(
                InputException.class,
                () -> OutputFile.at("--json", folder.resolve("none/a.json").toString()));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
