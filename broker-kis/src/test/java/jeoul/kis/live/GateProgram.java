package jeoul.kis.live;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import jeoul.kis.wire.Secret;

/**
 * A program of its own that goes through a gate, on the wall clock: says it is ready, waits for a
 * line, and prints when it was let through. Or it takes the file's lock and keeps it until it dies.
 */
final class GateProgram {

    static final Secret KEY = new Secret("PSCANARYKEY");
    static final String SERVER = "http://127.0.0.1:8080";
    static final CallRate RATE = new CallRate(200, Duration.ofSeconds(1));

    private GateProgram() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        if (args[1].equals("hold")) {
            String name = "rate-" + OwnersFolder.nameFor(KEY, SERVER);
            new OwnersFolder(folder)
                    .inTurn(
                            name,
                            file -> {
                                System.out.println("holding");
                                return System.in.read();
                            });
            return;
        }
        SharedGate gate = new SharedGate(folder, KEY, SERVER, RATE);
        System.out.println("ready");
        if (System.in.read() < 0) {
            return;
        }
        for (int left = Integer.parseInt(args[1]); left > 0; left--) {
            System.out.println(through(gate));
        }
    }

    private static Instant through(SharedGate gate) {
        while (true) {
            Instant now = Instant.now();
            Instant told = gate.permit(now);
            if (told.equals(now)) {
                return now;
            }
            while (Instant.now().isBefore(told)) {
                Thread.onSpinWait();
            }
        }
    }
}
