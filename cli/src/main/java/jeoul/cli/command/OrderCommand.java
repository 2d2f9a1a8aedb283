package jeoul.cli.command;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import jeoul.cli.account.AccountSession;
import jeoul.cli.account.Fate;
import jeoul.cli.account.OrderCheck;
import jeoul.cli.account.SymbolPrice;
import jeoul.cli.consent.Consent;
import jeoul.cli.input.OrderTerms;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.cli.output.FateDocument;
import jeoul.cli.output.FateJson;
import jeoul.cli.output.OrderWords;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends one order, after asking, and says what became of it. */
@Command(name = "order", mixinStandardHelpOptions = true, sortOptions = false)
final class OrderCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "buy|sell", descriptionKey = "option.side")
    private String side;

    @Parameters(index = "1", paramLabel = "CODE", descriptionKey = "option.code")
    private String code;

    @Parameters(index = "2", paramLabel = "QTY", descriptionKey = "option.quantity")
    private String quantity;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "best-limit",
            descriptionKey = "option.orderType")
    private String type;

    @Option(names = "--price", paramLabel = "WON", descriptionKey = "option.price")
    private String price;

    @Option(names = "--stop", paramLabel = "WON", descriptionKey = "option.stop")
    private String stop;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Mixin private final ConsentOptions consent;

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;

    OrderCommand(AccountEntrance entrance) {
        this.entrance = entrance;
        this.consent = new ConsentOptions(entrance.surroundings());
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = broker.choice();
        Side way = OrderTerms.side(side);
        Symbol symbol = OrderTerms.symbol(code);
        long shares = OrderTerms.quantity("QTY", quantity);
        OrderType kind = OrderTerms.type(type, choice.profile());
        OptionalLong won = OrderTerms.price(kind, Optional.ofNullable(price));
        OptionalLong trigger = OrderTerms.stop(kind, Optional.ofNullable(stop));
        Consent word = consent.consent(outlets.texts());
        word.requirePossible(choice);
        Credentials keys = entrance.keys(choice, outlets.texts());

        OrderWords words = new OrderWords(outlets.texts(), choice, way, kind, won, shares);
        Fate fate;
        SymbolPrice market;
        try (AccountSession session = entrance.open(choice, keys)) {
            market = session.price(symbol);
            long reckoned =
                    new OrderCheck(ExecutionLimits.DEFAULT)
                            .reckonedPrice(
                                    market.listing(), market.day(), won, shares, session.now());
            words.doubts(market).forEach(outlets::note);
            word.require(choice, keys, words.question(market, reckoned));
            fate = session.place(symbol, way, kind, won, trigger, shares);
        }
        outlets.writeLive(
                new FateDocument(outlets.texts()).ofOrder(words.order(market.listing()), fate),
                writer ->
                        FateJson.order(
                                writer, choice.name(), symbol, way, kind, won, shares, fate));
        return exitCode(fate);
    }

    /** Whether what was asked for has happened. */
    static int exitCode(Fate fate) {
        return switch (fate.outcome()) {
            case ACCEPTED, REVISED, CANCELLED -> ExitCode.DONE;
            case REJECTED, NOT_SENT, UNKNOWN -> ExitCode.FAILED;
        };
    }
}
