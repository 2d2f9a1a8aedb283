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

    /**
     * @throws jeoul.engine.InputException if they cannot be used
     */
    BrokerChoice choice() {
        return BrokerChoice.of(
                broker, Optional.ofNullable(profile), Optional.ofNullable(streamUrl));
    }
}
