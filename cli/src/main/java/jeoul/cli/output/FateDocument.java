package jeoul.cli.output;

import java.util.List;
import jeoul.cli.account.Fate;
import jeoul.cli.keys.BrokerChoice;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.order.BrokerOrderId;

/** What became of orders, as a person reads it. */
public final class FateDocument {

    private final Texts texts;

    public FateDocument(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param order in words
     */
    public Document ofOrder(String order, Fate fate) {
        Document document = new Document(texts.get("fate.order", order));
        tell(document, fate, "order");
        return document;
    }

    public Document ofRevision(OrderStatus standing, Fate fate) {
        Document document = new Document(texts.get("fate.revision", standing.number().value()));
        tell(document, fate, "revision");
        return document;
    }

    /**
     * @param complete whether the list was, of which all were taken
     * @param fates one for each of those standing
     */
    public Document ofCancels(boolean complete, List<OrderStatus> standing, List<Fate> fates) {
        Document document = new Document(texts.get("fate.cancels"));
        if (!complete) {
            document.warning(texts.get("orders.incomplete"));
        }
        if (standing.isEmpty()) {
            return document.line(texts.get("fate.nothingOpen"));
        }
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("orders.number"))
                        .text(texts.get("symbol"))
                        .text(texts.get("orders.side"))
                        .number(texts.get("orders.leaves"))
                        .number(texts.get("cancelled"))
                        .number(texts.get("filledOrders"))
                        .text(texts.get("fate.result"));
        boolean unknown = false;
        for (int i = 0; i < standing.size(); i++) {
            OrderStatus order = standing.get(i);
            Fate fate = fates.get(i);
            unknown |= fate.outcome() == Fate.Outcome.UNKNOWN;
            grid.row(
                    order.number().value(),
                    order.symbol().code(),
                    texts.get("side." + order.side()),
                    Numbers.grouped(order.leaves()),
                    Numbers.grouped(fate.ended()),
                    Numbers.grouped(fate.filled()),
                    cancelled(fate));
        }
        document.table(grid.grid());
        if (unknown) {
            document.warning(texts.get("fate.cancel.UNKNOWN"));
        }
        return document;
    }

    /** The orders that are about to be cancelled. */
    public Document standing(BrokerChoice broker, List<OrderStatus> standing) {
        return new Document(texts.get("fate.standing", OrderWords.brokerName(texts, broker)))
                .table(new OrdersDocument(texts).grid(standing));
    }

    public String cancelQuestion(BrokerChoice broker, int orders) {
        return texts.get(
                "fate.cancelQuestion",
                texts.count("orders", orders),
                OrderWords.brokerName(texts, broker));
    }

    private String cancelled(Fate fate) {
        return fate.outcome() == Fate.Outcome.REJECTED
                ? texts.get("fate.refused", refusal(fate))
                : texts.get("fate.word." + fate.outcome());
    }

    private void tell(Document document, Fate fate, String what) {
        String number = fate.number().map(BrokerOrderId::value).orElse("-");
        switch (fate.outcome()) {
            case ACCEPTED, REVISED, CANCELLED ->
                    document.line(texts.get("fate." + what + "." + fate.outcome(), number));
            case REJECTED ->
                    document.warning(texts.get("fate." + what + ".REJECTED", refusal(fate)));
            case NOT_SENT -> document.warning(texts.get("fate.NOT_SENT"));
            case UNKNOWN -> document.warning(texts.get("fate." + what + ".UNKNOWN"));
        }
        if (fate.filled() > 0) {
            document.line(
                    texts.get(
                            "fate.filled",
                            texts.count("shares", fate.filled()),
                            Numbers.decimal((double) fate.notional() / fate.filled(), 1)));
        } else if (fate.outcome() == Fate.Outcome.ACCEPTED
                || fate.outcome() == Fate.Outcome.REVISED) {
            document.line(texts.get("fate.unfilled"));
        }
        if (fate.ended() > 0) {
            document.line(texts.get("fate.ended", texts.count("shares", fate.ended())));
        }
    }

    private String refusal(Fate fate) {
        String reason = fate.reason().map(why -> texts.get("reason." + why)).orElse("-");
        return fate.text().isBlank() ? reason : reason + " (" + fate.text().strip() + ")";
    }
}
