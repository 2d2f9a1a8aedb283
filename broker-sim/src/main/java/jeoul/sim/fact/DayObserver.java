package jeoul.sim.fact;

import java.util.Arrays;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TickTable;
import jeoul.engine.market.TradingDay;
import jeoul.sim.book.OrderBook;
import jeoul.sim.exchange.ExchangeObserver;
import jeoul.sim.flow.SymbolDay;

/**
 * Watches one symbol's day and writes down what the measures ask for.
 *
 * <p>All the trades of one message are one trade. A limit order is counted where a message that
 * came alone added shares at one price of the ten displayed, without trading. States of the book
 * are weighted by the time they stood, or looked at every ten seconds.
 */
final class DayObserver implements ExchangeObserver {

    private final DayDraft draft;
    private final TickTable ticks;
    private final long open;
    private final BookSide bids = new BookSide(true);
    private final BookSide asks = new BookSide(false);
    private final long[] pending = new long[DayDraft.IMBALANCE_BINS];
    private boolean anyPending;

    private Phase phase = Phase.CLOSED;
    private long since;
    private long messages;
    private long doubledMid;
    private int step;

    private boolean traded;
    private boolean buys;
    private long lastPrice;

    DayObserver(SymbolDay symbol, TradingDay hours, boolean detailed) {
        draft = new DayDraft(symbol, hours, detailed);
        ticks = symbol.ticks();
        open = hours.open().toNanoOfDay();
    }

    /** Doubled mid of the latest two-sided book; 0 before the first in continuous trading. */
    long doubledMid() {
        return doubledMid;
    }

    /** Won between the best prices, 0 where one is missing. */
    long spread() {
        return isQuoted() ? asks.best() - bids.best() : 0;
    }

    ObservedDay finish() {
        Arrays.fill(draft.mids, step, draft.mids.length, doubledMid);
        for (int i = draft.mids.length - 2; i >= 0; i--) {
            if (draft.mids[i] == 0) {
                draft.mids[i] = draft.mids[i + 1];
            }
        }
        return new ObservedDay(draft);
    }

    @Override
    public void traded(
            Symbol symbol, long at, Phase when, long price, long quantity, boolean takerBuys) {
        if (draft.volume == 0) {
            draft.open = price;
            draft.high = price;
            draft.low = price;
        }
        draft.high = Math.max(draft.high, price);
        draft.low = Math.min(draft.low, price);
        draft.close = price;
        draft.volume += quantity;
        draft.minuteVolume[draft.minute(at)] += quantity;
        if (when == Phase.CONTINUOUS) {
            traded = true;
            buys = takerBuys;
            lastPrice = price;
        } else if (when == Phase.OPENING_AUCTION) {
            draft.openingVolume += quantity;
        } else if (when == Phase.CLOSING_AUCTION) {
            draft.closingVolume += quantity;
        }
    }

    @Override
    public void settled(Symbol symbol, long at, Phase now, OrderBook book) {
        stood(at);
        if (traded) {
            double mid = isQuoted() ? (double) (bids.best() + asks.best()) : Double.NaN;
            draft.trade(buys, (double) lastPrice, mid);
            draft.minuteTrades[draft.minute(at)]++;
        }
        bids.look(book);
        asks.look(book);
        boolean continuous = phase == Phase.CONTINUOUS && now == Phase.CONTINUOUS;
        if (continuous && !traded && book.messages() == messages + 1) {
            if (!placement(bids)) {
                placement(asks);
            }
        }
        bids.keep();
        asks.keep();
        if (now == Phase.CONTINUOUS && isQuoted()) {
            moved(bids.best() + asks.best(), continuous);
        }
        if (phase == Phase.CONTINUOUS && now == Phase.VOLATILITY_INTERRUPTION) {
            draft.interruptions++;
        }
        traded = false;
        phase = now;
        since = at;
        messages = book.messages();
    }

    private boolean isQuoted() {
        return !bids.isEmpty() && !asks.isEmpty();
    }

    /** The state that stood from the last message until now. */
    private void stood(long at) {
        boolean quoted = phase == Phase.CONTINUOUS && isQuoted();
        double spreadTicks =
                quoted
                        ? (double) (asks.best() - bids.best()) / ticks.tickAt(bids.best())
                        : Double.NaN;
        if (quoted) {
            long nanos = at - since;
            int spreadClass = (int) Math.min(DayDraft.SPREADS - 1, Math.max(0, spreadTicks));
            draft.quotedNanos += nanos;
            draft.spreadNanos[spreadClass] += nanos;
            draft.spreadTickNanos += spreadTicks * nanos;
            draft.spreadWonNanos += (double) (asks.best() - bids.best()) * nanos;
        }
        while (step < draft.mids.length && open + step * DayDraft.STEP <= at) {
            draft.mids[step] = doubledMid;
            if (quoted) {
                look(spreadTicks);
            }
            step++;
        }
    }

    private void look(double spreadTicks) {
        long time = open + step * DayDraft.STEP;
        int minute = draft.minute(time);
        draft.minuteSpread[minute] += spreadTicks;
        draft.minuteSpreadLooks[minute]++;
        double bid = bids.bestQuantity();
        double ask = asks.bestQuantity();
        double share = bid / (bid + ask);
        pending[(int) Math.min(DayDraft.IMBALANCE_BINS - 1, share * DayDraft.IMBALANCE_BINS)]++;
        anyPending = true;
        if (step % DayDraft.STEPS_PER_DEPTH == 0) {
            bids.addDepth(draft.depth, ticks);
            asks.addDepth(draft.depth, ticks);
            draft.depthLooks += 2;
            draft.queue(bids.best(), bids.bestQuantity());
            draft.queue(asks.best(), asks.bestQuantity());
        }
        if (draft.detailed && step % DayDraft.STEPS_PER_MINUTE == 0) {
            draft.pictures.add(new BookPicture(time, bids.picture(), asks.picture()));
        }
    }

    /** One message changes one price of one side: whether it was this side's. */
    private boolean placement(BookSide side) {
        long price = side.added();
        if (price != BookSide.NOTHING) {
            if (!side.isEmpty()) {
                long distance = side.distance(price, ticks);
                draft.placed[(int) Math.min(DayDraft.LEVELS - 1, distance)]++;
            }
            return true;
        }
        if (side.removed() != BookSide.NOTHING) {
            draft.cancels++;
            return true;
        }
        return false;
    }

    private void moved(long mid, boolean continuous) {
        if (mid != doubledMid && anyPending) {
            for (int bin = 0; bin < pending.length; bin++) {
                if (continuous && mid > doubledMid) {
                    draft.upAfter[bin] += pending[bin];
                } else if (continuous) {
                    draft.downAfter[bin] += pending[bin];
                }
                pending[bin] = 0;
            }
            anyPending = false;
        }
        doubledMid = mid;
    }
}
