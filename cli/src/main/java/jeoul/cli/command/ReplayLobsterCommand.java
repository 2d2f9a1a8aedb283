package jeoul.cli.command;

import java.util.concurrent.Callable;
import jeoul.cli.output.ReplayDocument;
import jeoul.cli.output.ReplayJson;
import jeoul.sim.replay.LobsterFiles;
import jeoul.sim.replay.LobsterReplay;
import jeoul.sim.replay.LobsterResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Drives the order book with a recorded day and compares it with the recorded book. */
@Command(name = "lobster", mixinStandardHelpOptions = true, sortOptions = false)
final class ReplayLobsterCommand implements Callable<Integer> {

    @Option(
            names = "--messages",
            paramLabel = "FILE",
            required = true,
            descriptionKey = "option.messages")
    private String messages;

    @Option(names = "--book", paramLabel = "FILE", required = true, descriptionKey = "option.book")
    private String book;

    @Option(names = "--as-orders", descriptionKey = "option.as-orders")
    private boolean asOrders;

    @Mixin private final MessageLimit limit = new MessageLimit();

    @Mixin private final OutputOptions output;

    private final Surroundings surroundings;

    ReplayLobsterCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.output = new OutputOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        long startedAt = surroundings.nanoTime().getAsLong();
        LobsterResult result;
        try (LobsterFiles files = new LobsterFiles(messages, book)) {
            result = new LobsterReplay(files, asOrders).run(limit.messages());
        }
        long elapsedNanos = surroundings.nanoTime().getAsLong() - startedAt;

        outlets.write(
                new ReplayDocument(outlets.texts()).of(result, messages, elapsedNanos),
                writer -> ReplayJson.write(writer, result, elapsedNanos));
        return ExitCode.DONE;
    }
}
