package jeoul.cli.command;

import java.util.concurrent.Callable;
import jeoul.cli.output.ReplayDocument;
import jeoul.cli.output.ReplayJson;
import jeoul.sim.replay.L3Replay;
import jeoul.sim.replay.L3Result;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Drives the order book with a file of all orders of a book. */
@Command(name = "l3", mixinStandardHelpOptions = true, sortOptions = false)
final class ReplayL3Command implements Callable<Integer> {

    @Option(
            names = "--messages",
            paramLabel = "FILE",
            required = true,
            descriptionKey = "option.l3-messages")
    private String messages;

    @Mixin private final MessageLimit limit = new MessageLimit();

    @Mixin private final OutputOptions output;

    private final Surroundings surroundings;

    ReplayL3Command(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.output = new OutputOptions(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        long startedAt = surroundings.nanoTime().getAsLong();
        L3Result result;
        try (L3Replay replay = new L3Replay(messages)) {
            result = replay.run(limit.messages());
        }
        long elapsedNanos = surroundings.nanoTime().getAsLong() - startedAt;

        outlets.write(
                new ReplayDocument(outlets.texts()).of(result, messages, elapsedNanos),
                writer -> ReplayJson.write(writer, result, elapsedNanos));
        return ExitCode.DONE;
    }
}
