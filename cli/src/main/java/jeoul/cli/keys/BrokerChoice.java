package jeoul.cli.keys;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jeoul.cli.input.Nearest;
import jeoul.engine.InputException;
import jeoul.engine.broker.VenueProfile;

/**
 * Which broker a command is for. The real one has to be named; it is nobody's default.
 *
 * @param name {@code mock}, {@code real}, or the address as given: keys are kept under it
 * @param rest address of the REST interface
 * @param stream address of the WebSocket
 * @param profile its call rate, order types and page sizes
 * @param clock of an emulated session, as typed; empty for the wall's
 */
public record BrokerChoice(
        String name, URI rest, URI stream, VenueProfile profile, Optional<String> clock) {

    /** Stands for the clock that an emulated server keeps and tells. */
    public static final String SERVERS_CLOCK = "server";

    // KIS Open API, hosts: keys of one environment are refused at the other.
    public static final BrokerChoice MOCK =
            new BrokerChoice(
                    "mock",
                    URI.create("https://openapivts.koreainvestment.com:29443"),
                    URI.create("ws://ops.koreainvestment.com:31000"),
                    VenueProfile.MOCK);

    public static final BrokerChoice REAL =
            new BrokerChoice(
                    "real",
                    URI.create("https://openapi.koreainvestment.com:9443"),
                    URI.create("ws://ops.koreainvestment.com:21000"),
                    VenueProfile.REAL);

    private static final List<String> NAMES = List.of("mock", "real");
    private static final int HIGHEST_PORT = 65_535;

    public BrokerChoice {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rest, "rest");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(clock, "clock");
    }

    /** On the wall's clock. */
    public BrokerChoice(String name, URI rest, URI stream, VenueProfile profile) {
        this(name, rest, stream, profile, Optional.empty());
    }

    /**
     * The same on the clock of an emulated session.
     *
     * @throws InputException for KIS itself, which keeps the wall's
     */
    public BrokerChoice onClock(String text) {
        if (NAMES.contains(name)) {
            throw new InputException(
                    "--clock", "given beside --broker " + name, "it for an emulated server only");
        }
        return new BrokerChoice(name, rest, stream, profile, Optional.of(text));
    }

    /**
     * Reads the options of a command.
     *
     * @param broker of {@code --broker}: {@code mock}, {@code real} or an address
     * @param profile of {@code --profile}, for an address only; {@code mock} if empty
     * @param streamUrl of {@code --ws-url}, for an address only; the next port if empty
     * @throws InputException if one of them cannot be used
     */
    public static BrokerChoice of(
            String broker, Optional<String> profile, Optional<String> streamUrl) {
        if (NAMES.contains(broker)) {
            refuse("--profile", profile, broker);
            refuse("--ws-url", streamUrl, broker);
            return broker.equals(REAL.name) ? REAL : MOCK;
        }
        if (!broker.contains(":")) {
            throw new InputException(
                    "--broker",
                    "'" + broker + "'" + Nearest.hint(broker, NAMES),
                    "mock, real or an address such as http://127.0.0.1:8080");
        }
        URI rest = address("--broker", broker, Set.of("http", "https"), "http://127.0.0.1:8080");
        for (BrokerChoice known : List.of(MOCK, REAL)) {
            if (rest.getHost().equalsIgnoreCase(known.rest.getHost())) {
                throw new InputException(
                        "--broker", "'" + broker + "' is KIS itself", "--broker " + known.name);
            }
        }
        VenueProfile venue = profile.map(BrokerChoice::profileNamed).orElse(VenueProfile.MOCK);
        URI stream =
                streamUrl
                        .map(
                                url ->
                                        address(
                                                "--ws-url",
                                                url,
                                                Set.of("ws", "wss"),
                                                "ws://127.0.0.1:8081"))
                        .orElseGet(() -> nextPort(rest));
        return new BrokerChoice(written(rest), rest, stream, venue);
    }

    /**
     * Whether what is sent there may cost real money: so it is asked for twice. An address of
     * another host counts as its profile says.
     */
    public boolean tradesRealMoney() {
        return profile.equals(VenueProfile.REAL);
    }

    private static void refuse(String option, Optional<String> given, String broker) {
        if (given.isPresent()) {
            throw new InputException(
                    option, "given beside --broker " + broker, "it beside an address only");
        }
    }

    private static VenueProfile profileNamed(String name) {
        for (BrokerChoice known : List.of(MOCK, REAL)) {
            if (known.name.equals(name)) {
                return known.profile;
            }
        }
        throw new InputException(
                "--profile", "'" + name + "'" + Nearest.hint(name, NAMES), "mock or real");
    }

    private static URI address(String option, String text, Set<String> schemes, String example) {
        String right = "a whole address such as " + example;
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean bare = uri.getRawPath() == null || uri.getRawPath().matches("/*");
            if (!schemes.contains(scheme)
                    || uri.getHost() == null
                    || uri.getRawUserInfo() != null
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null
                    || uri.getPort() == 0
                    || uri.getPort() > HIGHEST_PORT
                    || (option.equals("--broker") && !bare)) {
                throw new InputException(option, "'" + shown(uri, text) + "'", right);
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new InputException(option, "not an address", right);
        }
    }

    /** A password in an address is not repeated. */
    private static String shown(URI uri, String text) {
        return uri.getRawUserInfo() == null && uri.getRawQuery() == null ? text : "***";
    }

    /** One address, one name, however it was typed. */
    private static String written(URI rest) {
        String port = rest.getPort() < 0 ? "" : ":" + rest.getPort();
        return (rest.getScheme() + "://" + rest.getHost() + port).toLowerCase(Locale.ROOT);
    }

    private static URI nextPort(URI rest) {
        boolean secure = rest.getScheme().equalsIgnoreCase("https");
        int port = rest.getPort() < 0 ? (secure ? 443 : 80) : rest.getPort();
        if (port == HIGHEST_PORT) {
            throw new InputException("--ws-url", "missing", "an address: no port follows " + port);
        }
        return URI.create((secure ? "wss" : "ws") + "://" + rest.getHost() + ":" + (port + 1));
    }
}
