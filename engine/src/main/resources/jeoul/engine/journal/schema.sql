-- A journal, schema 3. Money is won, quantities are shares, times are those of Seoul. In texts a
-- backslash is doubled, and what UTF-8 or a terminal cannot show stands as \uXXXX.

CREATE TABLE journal (
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    account   TEXT NOT NULL, -- keyed hash (HMAC-SHA-256) of the account number
    as_of     TEXT NOT NULL, -- when the account was read, before the run
    deposit   INTEGER NOT NULL,
    d1        INTEGER NOT NULL,
    d2        INTEGER NOT NULL,
    orderable INTEGER NOT NULL,
    state     TEXT NOT NULL -- open: a run writes it, or died; doubtful: its end may be missing; closed; copy: of a journal still open
);

-- Which file it is, by the number the file system gives it. In a copy this is another's, and what
-- the copy does not say may have happened all the same.
CREATE TABLE own_file (
    only   INTEGER PRIMARY KEY CHECK (only = 1),
    number TEXT NOT NULL
);

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- What the account held before the run.
CREATE TABLE held_before (
    symbol   TEXT PRIMARY KEY,
    quantity INTEGER NOT NULL,
    sellable INTEGER NOT NULL
) WITHOUT ROWID;

-- The plan: one row per symbol to trade.
CREATE TABLE planned_order (
    symbol         TEXT PRIMARY KEY,
    side           TEXT NOT NULL,
    decision_price INTEGER NOT NULL,
    quantity       INTEGER NOT NULL,
    slice          INTEGER NOT NULL, -- shares of one order
    starts         TEXT NOT NULL,
    ends           TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE price_limit (
    place  INTEGER PRIMARY KEY,
    symbol TEXT NOT NULL,
    lower  INTEGER NOT NULL,
    upper  INTEGER NOT NULL
);

-- What the run is held against, written once when it is over: the account as the broker states it,
CREATE TABLE closing (
    only      INTEGER PRIMARY KEY CHECK (only = 1),
    as_of     TEXT NOT NULL,
    deposit   INTEGER NOT NULL,
    d1        INTEGER NOT NULL,
    d2        INTEGER NOT NULL,
    orderable INTEGER NOT NULL
);

CREATE TABLE closing_fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE held_after (
    symbol   TEXT PRIMARY KEY,
    quantity INTEGER NOT NULL,
    sellable INTEGER NOT NULL
) WITHOUT ROWID;

-- and what the market did.
CREATE TABLE closed_symbol (
    symbol      TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    market      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    large_index INTEGER NOT NULL, -- 1: its dynamic interruption comes at 3 %, not 6 %
    leverage    INTEGER NOT NULL,
    last_price  INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE minute_bar (
    symbol   TEXT NOT NULL,
    starts   TEXT NOT NULL,
    open     INTEGER NOT NULL,
    high     INTEGER NOT NULL,
    low      INTEGER NOT NULL,
    close    INTEGER NOT NULL,
    volume   INTEGER NOT NULL,
    turnover INTEGER NOT NULL,
    PRIMARY KEY (symbol, starts)
) WITHOUT ROWID;

-- One row per step: what was heard. Columns that a kind does not have are empty.
CREATE TABLE event (
    step          INTEGER PRIMARY KEY,
    at            TEXT NOT NULL,
    kind          TEXT NOT NULL,
    order_id      INTEGER, -- our number
    revised_id    INTEGER, -- our number of the order a revision moves shares to
    broker_number TEXT,
    symbol        TEXT,
    phase         TEXT,
    price         INTEGER,
    quantity      INTEGER,
    reason        TEXT,    -- why an order was refused
    text          TEXT,    -- in the venue's or the person's own words
    request       INTEGER, -- which inquiry this answers
    complete      INTEGER, -- 0: something is missing from the answer
    as_of         TEXT,    -- of a quote or an account
    since         TEXT,    -- start of a gap
    last_price    INTEGER,
    asks          TEXT,    -- best first, price x shares: 10010x300 10020x120
    bids          TEXT,
    deposit       INTEGER,
    d1            INTEGER,
    d2            INTEGER,
    orderable     INTEGER,
    lines         INTEGER, -- length of a list of orders
    unsent        TEXT,    -- what had not left when the run went on: orders 17 18, cancel of 12: c12
    checksum      INTEGER NOT NULL -- CRC-32C of the step, continued from that of the step before
);

CREATE INDEX event_of_order ON event (order_id) WHERE order_id IS NOT NULL;

-- Holdings told by an account-refreshed event.
CREATE TABLE position (
    step     INTEGER NOT NULL,
    symbol   TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    sellable INTEGER NOT NULL,
    PRIMARY KEY (step, symbol)
) WITHOUT ROWID;

-- Lines told by an orders-refreshed event, as far as they differ from the line in the same place
-- of the list before.
CREATE TABLE order_line (
    step            INTEGER NOT NULL,
    place           INTEGER NOT NULL,
    broker_number   TEXT NOT NULL,
    revises         TEXT,
    symbol          TEXT NOT NULL,
    side            TEXT NOT NULL,
    type            TEXT NOT NULL,
    price           INTEGER,
    quantity        INTEGER NOT NULL,
    filled          INTEGER NOT NULL,
    filled_notional INTEGER NOT NULL,
    cancelled       INTEGER NOT NULL,
    rejected        INTEGER NOT NULL,
    at              TEXT NOT NULL,
    PRIMARY KEY (step, place)
) WITHOUT ROWID;

-- What each event caused to be sent, in order.
CREATE TABLE command (
    step          INTEGER NOT NULL,
    place         INTEGER NOT NULL,
    kind          TEXT NOT NULL,
    order_id      INTEGER,
    revised_id    INTEGER,
    symbol        TEXT,
    side          TEXT,
    type          TEXT,
    price         INTEGER,
    quantity      INTEGER, -- of an adopted order, shares known to have been filled
    stop          INTEGER,
    broker_number TEXT,    -- of an order adopted from the broker's list
    request       INTEGER,
    wake_at       TEXT,
    PRIMARY KEY (step, place)
) WITHOUT ROWID;

-- Orders, revisions and cancels about to leave: on the disk before the first byte of each may. What
-- was commanded before a resumption and is not here never left.
CREATE TABLE departure (
    place    INTEGER PRIMARY KEY,
    step     INTEGER NOT NULL, -- the last one kept by then
    at       TEXT NOT NULL,
    kind     TEXT NOT NULL,    -- submit, revise or cancel
    order_id INTEGER NOT NULL, -- of a revision, our number of the order it moves shares to
    checksum INTEGER NOT NULL  -- continued from that of the step or departure before
);

CREATE INDEX departure_of_order ON departure (order_id);

CREATE INDEX command_of_order ON command (order_id) WHERE order_id IS NOT NULL;

-- Everything in the order it happened; place 0 is the event. Departures follow the step that was
-- the last by then.
CREATE VIEW story AS
    SELECT * FROM (
    SELECT step, 0 AS place, at, 'event' AS what, kind, order_id, revised_id, symbol, price,
           quantity, coalesce(reason, phase) AS detail, text
      FROM event
    UNION ALL
    SELECT c.step, c.place, e.at, 'command', c.kind, c.order_id, c.revised_id, c.symbol, c.price,
           c.quantity, c.type, NULL
      FROM command c JOIN event e ON e.step = c.step
    UNION ALL
    SELECT step, place, at, 'departure', kind, order_id, NULL, NULL, NULL, NULL, NULL, NULL
      FROM departure)
    ORDER BY step, what = 'departure', place;

-- Every order of ours as it was asked for; a revision is an order of its own.
CREATE VIEW made_order AS
    WITH RECURSIVE made AS (
        SELECT step, order_id, NULL AS revises, symbol, side, type, price, quantity
          FROM command WHERE kind = 'submit'
        UNION ALL
        SELECT r.step, r.revised_id, r.order_id, m.symbol, m.side, r.type, r.price, r.quantity
          FROM made m
          JOIN command r ON r.order_id = m.order_id AND r.kind = 'revise'
    )
    SELECT * FROM made;

-- The same with what was heard of it.
CREATE VIEW orders AS
    SELECT m.order_id, m.revises, m.symbol, m.side, m.type, m.price, m.quantity,
           (SELECT at FROM event WHERE step = m.step) AS asked_at,
           (SELECT min(at) FROM departure d
             WHERE d.order_id = m.order_id AND d.kind != 'cancel') AS left_at,
           (SELECT min(at) FROM event e
             WHERE e.order_id = m.order_id AND e.kind = 'sent') AS sent_at,
           coalesce(
               (SELECT min(broker_number) FROM event e
                 WHERE e.order_id = m.order_id AND e.kind = 'accepted'),
               (SELECT min(broker_number) FROM event e
                 WHERE e.order_id = m.revises AND e.revised_id = m.order_id
                   AND e.kind = 'revised'),
               (SELECT min(broker_number) FROM command c
                 WHERE c.order_id = m.order_id AND c.kind = 'adopt')) AS broker_number,
           (SELECT coalesce(sum(quantity), 0) FROM event e
             WHERE e.order_id = m.order_id AND e.kind = 'filled') AS filled,
           (SELECT coalesce(sum(price * quantity), 0) FROM event e
             WHERE e.order_id = m.order_id AND e.kind = 'filled') AS won,
           (SELECT kind FROM event e
             WHERE e.order_id = m.order_id ORDER BY step DESC LIMIT 1) AS last_heard,
           (SELECT reason FROM event e
             WHERE e.order_id = m.order_id AND e.kind = 'rejected'
             ORDER BY step DESC LIMIT 1) AS refused_for
      FROM made_order m;

-- What was heard of trades, in that order.
CREATE VIEW fills AS
    SELECT e.step, e.at, e.order_id, m.symbol, m.side, e.price, e.quantity
      FROM event e
      JOIN made_order m ON m.order_id = e.order_id
     WHERE e.kind = 'filled'
     ORDER BY e.step;
