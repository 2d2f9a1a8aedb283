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
import jeoul.engine.InputException;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.execute.ExecutionLimits;
import jeoul.engine.order.OrderType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Moves an open order, or a part of it, to another price or type. */
@Command(name = "revise", mixinStandardHelpOptions = true, sortOptions = false)
final class ReviseCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "option.orderId")
    private String id;

    @Option(names = "--price", paramLabel = "WON", descriptionKey = "option.price")
    private String price;

    @Option(names = "--quantity", paramLabel = "QTY", descriptionKey = "option.moved")
    private String quantity;

    @Option(names = "--type", paramLabel = "TYPE", descriptionKey = "option.newType")
    private String type;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Mixin private final ConsentOptions consent;

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;

    ReviseCommand(AccountEntrance entrance) {
        this.entrance = entrance;
        this.consent = new ConsentOptions(entrance.surroundings());
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = broker.choice();
        if (price == null && type == null) {
            throw new InputException("revise", "nothing to change", "--price, --type or both");
        }
        Optional<OrderType> given =
                Optional.ofNullable(type).map(name -> OrderTerms.type(name, choice.profile()));
        given.ifPresent(kind -> OrderTerms.price(kind, Optional.ofNullable(price)));
        OptionalLong moved =
                quantity == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(OrderTerms.quantity("--quantity", quantity));
        Consent word = consent.consent(outlets.texts());
        word.requirePossible(choice);
        Credentials keys = entrance.keys(choice, outlets.texts());

        Fate fate;
        OrderStatus standing;
        OrderType kind;
        OptionalLong won;
        long shares;
        try (AccountSession session = entrance.open(choice, keys)) {
            standing = new StandingOrders(session.orders()).numbered(id);
            kind = given.orElse(standing.type());
            if (kind.equals(OrderType.STOP_LIMIT) && !standing.type().equals(kind)) {
                throw new InputException(
                        "--type", "no order can become a stop-limit one", "another type");
            }
            won = OrderTerms.price(kind, Optional.ofNullable(price));
            shares = moved.orElse(standing.leaves());
            if (shares > standing.leaves()) {
                throw new InputException(
                        "--quantity",
                        "'" + shares + "' of " + standing.leaves() + " shares left",
                        "at most what is left");
            }
            SymbolPrice market = session.price(standing.symbol());
            OrderWords words =
                    new OrderWords(outlets.texts(), choice, standing.side(), kind, won, shares);
            long reckoned =
                    new OrderCheck(ExecutionLimits.DEFAULT)
                            .reckonedPrice(
                                    market.listing(), market.day(), won, shares, session.now());
            words.doubts(market).forEach(outlets::note);
            word.require(choice, keys, words.revisionQuestion(standing.number(), market, reckoned));
            fate = session.revise(standing, kind, won, shares);
        }
        outlets.writeLive(
                new FateDocument(outlets.texts()).ofRevision(standing, fate),
                writer ->
                        FateJson.revision(
                                writer, choice.name(), standing, kind, won, shares, fate));
        return OrderCommand.exitCode(fate);
    }
}
