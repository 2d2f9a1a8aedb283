package jeoul.cli.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import jeoul.cli.Jeoul;

/** One process of the program, and the lines it writes. */
final class Program implements AutoCloseable {

    /** Far beyond anything that works; what waits for longer has failed. */
    private static final long PATIENCE_SECONDS = 180;

    private static final String END = "the end of the output";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final List<String> seen = new ArrayList<>();

    Program(Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Short-lived processes: the second compiler would not pay.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Jeoul.class.getName());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("JEOUL_KEYCHAIN", "off");
        process = builder.start();
        process.getOutputStream().close();
        Thread reader = new Thread(this::read, "output of " + arguments.get(0));
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            // The process was killed while it wrote.
            lines.add("cut off: " + e.getMessage());
        }
        lines.add(END);
    }

    /** The next line, waited for. */
    String next() throws InterruptedException {
        String line = lines.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("nothing more was written:\n" + text());
        }
        seen.add(line);
        return line;
    }

    /** The next line that holds some words, waited for. */
    String await(String words) throws InterruptedException {
        while (true) {
            String line = next();
            if (line.contains(words)) {
                return line;
            }
            if (line.equals(END)) {
                throw new AssertionError("it ended without '" + words + "':\n" + text());
            }
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Without any chance to put things in order, as a power cut ends it. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("it does not end:\n" + text());
        }
        String line = next();
        while (!line.equals(END)) {
            line = next();
        }
        return process.exitValue();
    }

    /** Asks it to end, as the system does. */
    void stop() {
        process.destroy();
    }

    /** Sends it a signal, such as {@code HUP}. */
    void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }

    /**
     * Whether it never hears a signal, as whoever started us wanted ({@code nohup}, a shell's
     * {@code &}).
     */
    boolean ignores(int signal) throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("SigIgn:")) {
                long mask = Long.parseUnsignedLong(line.substring(7).strip(), 16);
                return (mask & (1L << (signal - 1))) != 0;
            }
        }
        throw new AssertionError("no SigIgn in " + status);
    }

    /** Everything read so far. */
    String text() {
        return String.join("\n", seen);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
