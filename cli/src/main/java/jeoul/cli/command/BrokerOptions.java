package jeoul.cli.command;

import java.util.Optional;
import jeoul.cli.keys.BrokerChoice;
import picocli.CommandLine.Option;

/** Which broker a command talks to. */
final class BrokerOptions {

    @Option(
            names = "--broker",
            paramLabel = "mock|real|URL",
            defaultValue = "mock",
            descriptionKey = "option.broker")
    private String broker;

    @Option(names = "--profile", paramLabel = "mock|real", descriptionKey = "option.brokerProfile")
    private String profile;

    @Option(names = "--ws-url", paramLabel = "URL", descriptionKey = "option.wsUrl")
    private String streamUrl;

    @Option(
            names = "--clock",
            paramLabel = "SIM@SPEED[/WALL]|server",
            descriptionKey = "option.clock")
    private String clock;

    /**
     * @throws jeoul.engine.InputException if they cannot be used
     */
    BrokerChoice choice() {
        BrokerChoice choice =
                BrokerChoice.of(
                        broker, Optional.ofNullable(profile), Optional.ofNullable(streamUrl));
        return clock == null ? choice : choice.onClock(clock);
    }
}
