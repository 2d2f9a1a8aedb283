package jeoul.engine.journal;

import jeoul.engine.journal.Row.Table;

/** The tables of the schema that are written row by row. */
final class Tables {

    /** The state is the last column: it changes, and all before it are in the checksum. */
    static final Table JOURNAL =
            new Table(
                    "journal",
                    "only",
                    "account",
                    "as_of",
                    "deposit",
                    "d1",
                    "d2",
                    "orderable",
                    "state");

    static final Table SETTING = new Table("setting", "name", "value");
    static final Table HELD_BEFORE = new Table("held_before", "symbol", "quantity", "sellable");
    static final Table PLANNED_ORDER =
            new Table(
                    "planned_order",
                    "symbol",
                    "side",
                    "decision_price",
                    "quantity",
                    "slice",
                    "starts",
                    "ends");
    static final Table PRICE_LIMIT = new Table("price_limit", "place", "symbol", "lower", "upper");

    static final Table CLOSING =
            new Table("closing", "only", "as_of", "deposit", "d1", "d2", "orderable");
    static final Table CLOSING_FACT = new Table("closing_fact", "name", "value");
    static final Table HELD_AFTER = new Table("held_after", "symbol", "quantity", "sellable");
    static final Table CLOSED_SYMBOL =
            new Table(
                    "closed_symbol",
                    "symbol",
                    "name",
                    "market",
                    "kind",
                    "large_index",
                    "leverage",
                    "last_price");
    static final Table MINUTE_BAR =
            new Table(
                    "minute_bar",
                    "symbol",
                    "starts",
                    "open",
                    "high",
                    "low",
                    "close",
                    "volume",
                    "turnover");

    /** The checksum is the last column: all before it are in it. */
    static final Table EVENT =
            new Table(
                    "event",
                    "step",
                    "at",
                    "kind",
                    "order_id",
                    "revised_id",
                    "broker_number",
                    "symbol",
                    "phase",
                    "price",
                    "quantity",
                    "reason",
                    "text",
                    "request",
                    "complete",
                    "as_of",
                    "since",
                    "last_price",
                    "asks",
                    "bids",
                    "deposit",
                    "d1",
                    "d2",
                    "orderable",
                    "lines",
                    "unsent",
                    "checksum");

    static final Table POSITION = new Table("position", "step", "symbol", "quantity", "sellable");
    static final Table ORDER_LINE =
            new Table(
                    "order_line",
                    "step",
                    "place",
                    "broker_number",
                    "revises",
                    "symbol",
                    "side",
                    "type",
                    "price",
                    "quantity",
                    "filled",
                    "filled_notional",
                    "cancelled",
                    "rejected",
                    "at");
    static final Table COMMAND =
            new Table(
                    "command",
                    "step",
                    "place",
                    "kind",
                    "order_id",
                    "revised_id",
                    "symbol",
                    "side",
                    "type",
                    "price",
                    "quantity",
                    "stop",
                    "broker_number",
                    "request",
                    "wake_at");

    /** The checksum is the last column: all before it are in it. */
    static final Table DEPARTURE =
            new Table("departure", "place", "step", "at", "kind", "order_id", "checksum");

    private Tables() {}
}
