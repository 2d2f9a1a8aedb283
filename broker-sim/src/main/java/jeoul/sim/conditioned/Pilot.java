package jeoul.sim.conditioned;

import jeoul.engine.market.Phase;
import jeoul.engine.market.TickTable;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.flow.qr.DayOutline;
import jeoul.sim.flow.qr.Steering;

/**
 * Steers a day without our orders by what happens on it, and writes the script of it. The reference
 * price follows a path through the bar's prices; trades take more or less so that the volume keeps
 * to its curve; both auctions are arranged to end at open and close; a turn that the flow does not
 * make by itself is made for it. What is missing of the volume trades in the closing auction.
 */
final class Pilot implements Steering, Agenda {

    /** Seconds between two looks at the book. */
    private static final long LOOK = 5 * AuctionTimes.SECOND;

    /** How long the path has been at a turn before it is made. */
    private static final long PATIENCE = 30 * AuctionTimes.SECOND;

    private static final long MINUTE = 60 * AuctionTimes.SECOND;

    /** Seconds before the closing auction at which a close between two ticks prints. */
    private static final long LAST_TRADE = 3 * AuctionTimes.SECOND;

    /** A volume off its curve by this share of the day's doubles the trades, or stops them. */
    private static final double SLACK = 0.003;

    /** How many times a trade's size may be taken to catch up. */
    private static final double MOST = 4;

    /** Part of the day's volume that a turn trades. */
    private static final long TURN = 1_000;

    private final DayBar bar;
    private final AuctionTimes times;
    private final TickTable ticks;
    private final double openingShare;
    private final BarPath path;
    private final BookShaping shaping;
    private final Script script;
    private DayOutline outline;
    private double[] reference;
    private long nextAt;
    private boolean openingArranged;
    private boolean opened;
    private boolean closed;
    private long high;
    private long low = Long.MAX_VALUE;

    /**
     * @param openingShare part of the day's volume that the opening auction trades
     */
    Pilot(
            DayBar bar,
            AuctionTimes times,
            TickTable ticks,
            PriceLadder ladder,
            double openingShare,
            BarPath path,
            Script script) {
        this.bar = bar;
        this.times = times;
        this.ticks = ticks;
        this.openingShare = openingShare;
        this.path = path;
        this.script = script;
        shaping = new BookShaping(ticks, ladder, script);
        nextAt = times.openArranged();
    }

    // Before the day

    @Override
    public void begin(DayOutline ofTheDay) {
        outline = ofTheDay;
    }

    @Override
    public double[] reference(long from, long step, double[] free) {
        // The day with our orders asks again, for the same path.
        if (reference == null) {
            reference = path.reference(outline, step, free);
        }
        return reference.clone();
    }

    @Override
    public double pace(long at) {
        return 1;
    }

    @Override
    public long lowest() {
        return ticks.ceil(bar.low());
    }

    @Override
    public long highest() {
        return ticks.floor(bar.high());
    }

    // What trades take

    @Override
    public long takes(long event, OrderBook book, long at, boolean buys, long wanted) {
        long most = StrictMath.max(0, left(book));
        long taken = StrictMath.min(allowed(book, at, wanted), most);
        script.addTake(event, taken);
        return taken;
    }

    private long allowed(OrderBook book, long at, long wanted) {
        if (!opened || closed) {
            return 0;
        }
        double slack = StrictMath.max(1, SLACK * bar.volume());
        double missing = bar.volume() * (openingShare + outline.doneBy(at)) - book.volume();
        double factor = StrictMath.min(MOST, 1 + missing / slack);
        if (factor <= 0) {
            return 0;
        }
        long size = StrictMath.max(1, StrictMath.round(wanted * factor));
        return StrictMath.min(size, (long) StrictMath.ceil(missing + slack));
    }

    /** Shares that may trade before what the bar still needs to print. */
    private long left(OrderBook book) {
        int needed =
                (turnsHigh() ? 1 : 0)
                        + (turnsLow() ? 1 : 0)
                        + (bar.needsClose() && !closed ? 1 : 0);
        return bar.volume() - book.volume() - needed;
    }

    private boolean turnsHigh() {
        return bar.turnsHigh() && high < bar.high();
    }

    private boolean turnsLow() {
        return bar.turnsLow() && low > bar.low();
    }

    // What is done to the book

    @Override
    public long nextAt() {
        return nextAt;
    }

    @Override
    public void seen(OrderBook book) {
        long last = book.last();
        if (last != 0) {
            opened = true;
            high = StrictMath.max(high, last);
            low = StrictMath.min(low, last);
        }
    }

    @Override
    public void act(OrderBook book, Phase phase) {
        seen(book);
        long now = nextAt;
        look(book, phase, now);
        seen(book);
        if (now < times.open()) {
            nextAt = times.open();
        } else if (now >= times.closeArranged()) {
            nextAt = Long.MAX_VALUE;
        } else {
            nextAt = now + LOOK >= times.closing() ? times.closeArranged() : now + LOOK;
        }
    }

    private void look(OrderBook book, Phase phase, long now) {
        if (phase == Phase.OPENING_AUCTION && !openingArranged) {
            openingArranged = true;
            arrangeOpening(book, now);
        } else if (phase == Phase.CLOSING_AUCTION && now >= times.closeArranged()) {
            arrangeClosing(book, now);
        } else if (phase == Phase.VOLATILITY_INTERRUPTION && bar.isThin()) {
            arrangeInterruption(book, now);
        } else if (phase == Phase.CONTINUOUS) {
            turn(book, now);
        }
    }

    private void arrangeOpening(OrderBook book, long now) {
        if (ticks.isOnGrid(bar.open())) {
            long most = bar.volume() - bar.fewestTrades() + 1;
            long usual = StrictMath.max(1, StrictMath.round(openingShare * bar.volume()));
            shaping.arrange(book, now, bar.open(), StrictMath.min(most, usual));
        } else {
            shaping.arrange(book, now, ticks.floor(bar.open()), 0);
            shaping.arrange(book, now, ticks.ceil(bar.open()), 0);
        }
    }

    private void arrangeClosing(OrderBook book, long now) {
        long price = ticks.floor(bar.close());
        shaping.arrange(book, now, price, closed ? 0 : bar.volume() - book.volume());
        if (closed) {
            shaping.arrange(book, now, ticks.ceil(bar.close()), 0);
        }
    }

    /** A turn that is due is made by the auction; else it trades nothing, as so little is left. */
    private void arrangeInterruption(OrderBook book, long now) {
        if (turnsHigh() && now >= due(path.highMinute()) && ticks.isOnGrid(bar.high())) {
            shaping.arrange(book, now, bar.high(), 1);
        } else if (turnsLow() && now >= due(path.lowMinute()) && ticks.isOnGrid(bar.low())) {
            shaping.arrange(book, now, bar.low(), 1);
        } else {
            shaping.arrange(book, now, ticks.floor(book.last()), 0);
        }
    }

    private void turn(OrderBook book, long now) {
        if (!opened) {
            shaping.touch(book, now, true, bar.open(), 1);
            return;
        }
        if (turnsHigh() && now >= due(path.highMinute())) {
            shaping.touch(book, now, true, bar.high(), turnSize(book));
        }
        seen(book);
        if (turnsLow() && now >= due(path.lowMinute())) {
            shaping.touch(book, now, false, bar.low(), turnSize(book));
        }
        seen(book);
        boolean betweenTicks = !ticks.isOnGrid(bar.close());
        if (betweenTicks && !closed && now + LOOK + LAST_TRADE >= times.closing()) {
            closed = true;
            shaping.touch(book, now, true, bar.close(), StrictMath.max(1, left(book)));
        }
    }

    private long due(int minute) {
        return times.open() + minute * MINUTE + PATIENCE;
    }

    private long turnSize(OrderBook book) {
        return StrictMath.max(1, StrictMath.min(bar.volume() / TURN, left(book)));
    }
}
