package jeoul.kis.client;

import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;

/**
 * One order of ours, and what has been told of it: {@code quantity = filled + ended + moved +
 * leaves}. It tells nothing by itself.
 */
final class KnownOrder {

    private final ClientOrderId id;
    private final Symbol symbol;
    private final Side side;
    private final OrderType type;
    private final OptionalLong stop;
    private final Optional<KnownOrder> original;
    private final Map<FillKey, Integer> noticed = new HashMap<>();
    private Optional<BrokerOrderId> number = Optional.empty();
    private String branch = "";
    private long quantity;
    private long filled;
    private long notional;
    private long cancelled;
    private long expired;
    private long rejected;
    private long moved;

    /** Shares of fills that a list told and no notice has been held against. */
    private long listedFills;

    /** Won of these. */
    private long listedWon;

    /** The same of cancels. */
    private long listedCancels;

    /** When the last list that told fills had been read: what it shows happened before. */
    private Instant listReadAt = Instant.MIN;

    private final Instant sentAt;
    private Instant lastFill;
    private Optional<Instant> answerLostAt = Optional.empty();
    private boolean moveTold;
    private boolean refused;

    private KnownOrder(
            ClientOrderId id,
            Symbol symbol,
            Side side,
            OrderType type,
            OptionalLong stop,
            long quantity,
            Optional<KnownOrder> original,
            Instant at) {
        this.id = id;
        this.symbol = symbol;
        this.side = side;
        this.type = type;
        this.stop = stop;
        this.quantity = quantity;
        this.original = original;
        this.sentAt = at;
        this.lastFill = at;
    }

    /** An order that leaves. */
    static KnownOrder sent(Order order, Instant at) {
        return new KnownOrder(
                order.id(),
                order.symbol(),
                order.side(),
                order.type(),
                order.stop(),
                order.quantity(),
                Optional.empty(),
                at);
    }

    /** The part of an order that a revision asks to move. */
    static KnownOrder revision(
            KnownOrder original, ClientOrderId id, OrderType type, long quantity, Instant at) {
        return new KnownOrder(
                id,
                original.symbol,
                original.side,
                type,
                original.stop,
                quantity,
                Optional.of(original),
                at);
    }

    /** An order the venue shows, which was sent before this client began. */
    static KnownOrder adopted(
            ClientOrderId id, Symbol symbol, Side side, OrderType type, long quantity, Instant at) {
        return new KnownOrder(
                id, symbol, side, type, OptionalLong.empty(), quantity, Optional.empty(), at);
    }

    ClientOrderId id() {
        return id;
    }

    Symbol symbol() {
        return symbol;
    }

    Side side() {
        return side;
    }

    OrderType type() {
        return type;
    }

    /** A stop-limit order's trigger. */
    OptionalLong stop() {
        return stop;
    }

    /** The order it is a revision of. */
    Optional<KnownOrder> original() {
        return original;
    }

    Optional<BrokerOrderId> number() {
        return number;
    }

    String branch() {
        return branch;
    }

    Instant sentAt() {
        return sentAt;
    }

    long quantity() {
        return quantity;
    }

    long filled() {
        return filled;
    }

    /** Won, of the filled shares. */
    long notional() {
        return notional;
    }

    long cancelled() {
        return cancelled;
    }

    long expired() {
        return expired;
    }

    long moved() {
        return moved;
    }

    long leaves() {
        return Math.max(0, quantity - filled - cancelled - expired - rejected - moved);
    }

    /** Whether the venue has it, or may have, with something left. */
    boolean isOpen() {
        return number.isPresent() && leaves() > 0 && !isUnmoved();
    }

    /** A revision of which we have not heard that it moved anything. */
    boolean isUnmoved() {
        return original.isPresent() && !moveTold;
    }

    boolean isRefused() {
        return refused;
    }

    void accepted(BrokerOrderId brokerNumber, String brokerBranch) {
        number = Optional.of(brokerNumber);
        branch = brokerBranch;
    }

    // ---- fills ----

    /**
     * A notice of a fill.
     *
     * @param sameInFrame how many like it the frame has shown, this one included: two in one frame
     *     are two fills, while one in each of two frames may be a fill told twice
     */
    Counted count(LocalTime at, long price, long shares, int sameInFrame, Instant happened) {
        FillKey key = new FillKey(at, price, shares);
        int before = noticed.getOrDefault(key, 0);
        if (sameInFrame <= before) {
            boolean impossible = filled - listedFills + shares > quantity;
            return impossible ? Counted.NOTHING : Counted.DOUBTFUL;
        }
        noticed.put(key, before + 1);
        // What happened before the list was read may be among what it told already, for it may
        // have been written long after it was asked for.
        if (listedFills == 0 || happened.isAfter(listReadAt.plus(KnownOrders.CLOCK_TOLERANCE))) {
            return new Counted(Math.min(shares, unfilled()), unfilled() < shares);
        }
        if (!mayBeListed(price, shares)) {
            return Counted.DOUBTFUL;
        }
        listedFills -= shares;
        listedWon -= Math.multiplyExact(price, shares);
        return Counted.DOUBTFUL;
    }

    /** By shares and won: of the last of them it is known, before it can be. */
    private boolean mayBeListed(long price, long shares) {
        long left = listedWon - Math.multiplyExact(price, shares);
        return shares < listedFills ? left > 0 : shares == listedFills && left == 0;
    }

    /**
     * What a notice adds.
     *
     * @param shares to be told
     * @param inDoubt whether only the venue's list can tell if that is all
     */
    record Counted(long shares, boolean inDoubt) {
        static final Counted NOTHING = new Counted(0, false);
        static final Counted DOUBTFUL = new Counted(0, true);
    }

    /** Shares that a list shows filled beyond those told. */
    long unlisted(long totalFilled) {
        return Math.max(0, Math.min(totalFilled - filled, unfilled()));
    }

    /** They are told: a notice of them, kept or late, is to be held against them. */
    void listed(long shares, long won, Instant readAt) {
        listedFills += shares;
        listedWon = Math.addExact(listedWon, won);
        listReadAt = readAt;
    }

    /** Shares that can still be filled: a fill may come after a cancel. */
    private long unfilled() {
        return Math.max(0, quantity - filled - moved);
    }

    /** Shares are told as filled. */
    void fill(long price, long shares, Instant at) {
        long late = shares - leaves();
        if (late > 0) {
            // They were thought to have ended.
            long back = Math.min(late, cancelled);
            cancelled -= back;
            late -= back;
            back = Math.min(late, expired);
            expired -= back;
            rejected -= Math.min(late - back, rejected);
        }
        filled += shares;
        notional = Math.addExact(notional, Math.multiplyExact(price, shares));
        lastFill = at;
    }

    /** A fill is told at its time, but not before the order left nor before an earlier fill. */
    Instant fillTime(Instant stated, Instant now) {
        Instant second = stated.plusSeconds(1);
        Instant best = now.isBefore(second) ? now : stated;
        Instant earliest = lastFill.isAfter(now) ? now : lastFill;
        return best.isBefore(earliest) ? earliest : best;
    }

    /**
     * Fills known already, from a list: a notice of one of them, kept or late, is to be held
     * against them.
     */
    void adoptFilled(long shares, long won, Instant at) {
        filled = shares;
        notional = won;
        listedFills = shares;
        listedWon = won;
        listReadAt = at;
    }

    /**
     * Shares cancelled already, from the list that the order was found in: a notice of them is to
     * be held against them.
     */
    void adoptCancelled(long shares) {
        long unheard = Math.min(shares - cancelled, leaves());
        if (unheard > 0) {
            cancelled += unheard;
            listedCancels += unheard;
        }
    }

    // ---- ends ----

    /** The next notice of a cancel tells of one that is not known yet. */
    void expectCancel() {
        listedCancels = 0;
    }

    /** Shares a notice of a cancel adds to those told. */
    long countCancel(long shares) {
        long explained = Math.min(shares, listedCancels);
        listedCancels -= explained;
        return Math.min(shares - explained, leaves());
    }

    /** Shares that a list shows cancelled beyond those told. */
    long listedCancel(long totalCancelled) {
        long shares = Math.min(totalCancelled - cancelled - expired, leaves());
        if (shares <= 0) {
            return 0;
        }
        listedCancels += shares;
        return shares;
    }

    void cancel(long shares) {
        cancelled += shares;
    }

    void expire(long shares) {
        expired += shares;
    }

    void reject() {
        rejected += leaves();
        refused = true;
    }

    // ---- revisions ----

    /** The answer to this revision was lost: it is at the venue by now, or will never be. */
    void loseAnswer(Instant at) {
        answerLostAt = Optional.of(at);
    }

    /** Whether a list asked for then may miss this revision and show what it moved as gone. */
    boolean mayBeUnlisted(Instant askedAt) {
        return answerLostAt.isEmpty()
                || askedAt.isBefore(answerLostAt.get().plus(KnownOrders.LIST_LAG));
    }

    /** The venue has moved shares to this order; what it did not move stayed behind. */
    void move(long shares) {
        moveTold = true;
        quantity = shares;
        original.ifPresent(from -> from.moved += shares);
    }

    private record FillKey(LocalTime at, long price, long shares) {}
}
