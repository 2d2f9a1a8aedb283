package jeoul.cli.output;

import java.util.List;
import jeoul.cli.account.SymbolPrice;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;

/** Prices as a person reads them. */
public final class PriceDocument {

    private final Texts texts;

    public PriceDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param prices one for each symbol, in the order asked for
     * @param books whether to show the books
     */
    public Document of(List<SymbolPrice> prices, boolean books) {
        Document document = new Document(texts.get("price.title"));
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .text(texts.get("name"))
                        .number(texts.get("price.last"))
                        .number(texts.get("price.change"))
                        .number(texts.get("price.bid"))
                        .number(texts.get("price.ask"))
                        .number(texts.get("price.lower"))
                        .number(texts.get("price.upper"))
                        .number(texts.get("price.volume"))
                        .text(texts.get("price.phase"));
        for (SymbolPrice price : prices) {
            DayStatistics day = price.day();
            grid.row(
                    day.symbol().code(),
                    price.listing().name(),
                    day.traded().map(bar -> Numbers.grouped(bar.close())).orElse("-"),
                    change(price),
                    price.quote().bestBid().isEmpty()
                            ? "-"
                            : Numbers.grouped(price.quote().bestBid().getAsLong()),
                    price.quote().bestAsk().isEmpty()
                            ? "-"
                            : Numbers.grouped(price.quote().bestAsk().getAsLong()),
                    Numbers.grouped(day.limits().lower()),
                    Numbers.grouped(day.limits().upper()),
                    Numbers.grouped(day.traded().map(Bar::volume).orElse(0L)),
                    texts.get("phase." + day.phase()));
        }
        document.table(grid.grid());
        for (SymbolPrice price : prices) {
            if (price.day().phase() == Phase.HALTED) {
                document.warning(texts.get("price.halted", name(price)));
            } else if (price.day().mode().isPeriodicCall()) {
                document.warning(
                        texts.get(
                                "price.periodic",
                                name(price),
                                price.day().mode().round().toMinutes()));
            }
        }
        if (books) {
            prices.forEach(price -> book(document, price));
        }
        return document;
    }

    private static String name(SymbolPrice price) {
        return price.day().symbol() + " " + price.listing().name();
    }

    private static String change(SymbolPrice price) {
        return Numbers.signed(price.change())
                + " ("
                + Numbers.percent((double) price.change() / price.day().basePrice(), 2)
                + ")";
    }

    /** Asks from the highest down, then bids: as every broker shows a book. */
    private void book(Document document, SymbolPrice price) {
        document.heading(texts.get("price.book", name(price), Numbers.time(price.quote().at())));
        GridDraft grid =
                new GridDraft()
                        .number(texts.get("price.askShares"))
                        .number(texts.get("price"))
                        .number(texts.get("price.bidShares"));
        List<Quote.Level> asks = price.quote().asks();
        for (int i = asks.size() - 1; i >= 0; i--) {
            grid.row(Numbers.grouped(asks.get(i).quantity()), won(asks.get(i)), "");
        }
        for (Quote.Level bid : price.quote().bids()) {
            grid.row("", won(bid), Numbers.grouped(bid.quantity()));
        }
        document.table(grid.grid());
    }

    private static String won(Quote.Level level) {
        return Numbers.grouped(level.price());
    }
}
