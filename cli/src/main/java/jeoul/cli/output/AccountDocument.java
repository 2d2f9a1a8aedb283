package jeoul.cli.output;

import java.util.Map;
import java.util.TreeMap;
import jeoul.cli.account.OpenAccount;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Symbol;

/** An account as a person reads it. */
public final class AccountDocument {

    private final Texts texts;

    public AccountDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param broker its name, as on the command line
     */
    public Document of(
            String broker, Event.AccountRefreshed refreshed, OpenAccount.Holdings holdings) {
        Document document =
                new Document(texts.get("account.title", broker, Numbers.time(refreshed.at())));
        if (!refreshed.complete()) {
            document.warning(texts.get("account.incomplete"));
        }
        Map<Symbol, OpenAccount.Row> rows = bySymbol(holdings);
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .text(texts.get("name"))
                        .number(texts.get("held"))
                        .number(texts.get("account.sellable"))
                        .number(texts.get("account.loan"))
                        .number(texts.get("price"))
                        .number(texts.get("amount"));
        for (Position position : refreshed.account().positions()) {
            OpenAccount.Row row = rows.get(position.symbol());
            grid.row(
                    position.symbol().code(),
                    row == null ? "" : row.name(),
                    Numbers.grouped(position.quantity()),
                    Numbers.grouped(position.sellable()),
                    row == null || row.loanShares() == 0 ? "" : Numbers.grouped(row.loanShares()),
                    row == null ? "-" : Numbers.grouped(row.price()),
                    row == null
                            ? "-"
                            : Numbers.grouped(
                                    Math.multiplyExact(row.price(), position.quantity())));
        }
        if (refreshed.account().positions().isEmpty()) {
            document.line(texts.get("account.empty"));
        } else {
            document.table(grid.grid());
        }
        for (OpenAccount.Other other : holdings.others()) {
            document.warning(
                    texts.get(
                            "account.other",
                            other.code(),
                            other.name(),
                            Numbers.grouped(other.quantity())));
        }
        cash(document, refreshed.account().cash());
        Value.of(refreshed.account(), holdings)
                .ifPresent(won -> document.line(texts.get("account.value", Numbers.grouped(won))));
        return document;
    }

    private void cash(Document document, Cash cash) {
        document.heading(texts.get("day.cash"));
        document.table(
                new GridDraft()
                        .number(texts.get("account.deposit"))
                        .number("D+1")
                        .number("D+2")
                        .number(texts.get("orderable"))
                        .row(
                                Numbers.grouped(cash.deposit()),
                                Numbers.grouped(cash.d1()),
                                Numbers.grouped(cash.d2()),
                                Numbers.grouped(cash.orderable()))
                        .grid());
    }

    static Map<Symbol, OpenAccount.Row> bySymbol(OpenAccount.Holdings holdings) {
        Map<Symbol, OpenAccount.Row> rows = new TreeMap<>();
        holdings.rows().forEach(row -> rows.put(row.symbol(), row));
        return rows;
    }
}
