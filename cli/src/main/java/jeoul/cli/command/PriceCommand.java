package jeoul.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import jeoul.cli.account.AccountSession;
import jeoul.cli.account.SymbolPrice;
import jeoul.cli.input.OrderTerms;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.output.PriceDocument;
import jeoul.cli.output.PriceJson;
import jeoul.engine.InputException;
import jeoul.engine.market.Symbol;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows prices, and with {@code -v} the books. */
@Command(name = "price", mixinStandardHelpOptions = true, sortOptions = false)
final class PriceCommand implements Callable<Integer> {

    /** Each takes some calls, of which a mock account has one a second. */
    static final int MAX_CODES = 100;

    @Parameters(paramLabel = "CODE", arity = "1..*", descriptionKey = "option.codes")
    private List<String> codes;

    @Mixin private final BrokerOptions broker = new BrokerOptions();

    @Mixin private final OutputOptions output;

    private final AccountEntrance entrance;

    PriceCommand(AccountEntrance entrance) {
        this.entrance = entrance;
        this.output = new OutputOptions(entrance.surroundings());
    }

    @Override
    public Integer call() throws Exception {
        OutputOptions.Outlets outlets = output.open();
        BrokerChoice choice = broker.choice();
        List<Symbol> symbols = codes.stream().map(OrderTerms::symbol).distinct().toList();
        if (symbols.size() > MAX_CODES) {
            throw new InputException("CODE", symbols.size() + " codes", "at most " + MAX_CODES);
        }
        List<SymbolPrice> prices = new ArrayList<>();
        try (AccountSession session =
                entrance.open(choice, entrance.keys(choice, outlets.texts()))) {
            for (Symbol symbol : symbols) {
                prices.add(session.price(symbol));
            }
        }
        outlets.writeLive(
                new PriceDocument(outlets.texts()).of(prices, output.isVerbose()),
                writer -> PriceJson.write(writer, prices));
        return ExitCode.DONE;
    }
}
