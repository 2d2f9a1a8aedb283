package jeoul.cli.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Tape;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Fill;
import jeoul.sim.recording.RecordedBook;
import jeoul.sim.recording.RecordingWriter;

/** Writes a tape down, and keeps count of what it wrote and missed. */
final class TapeWriter implements Tape {

    private final RecordingWriter writer;
    private final LocalDate date;
    private final RecordListener listener;
    private final Map<Symbol, Count> counts = new TreeMap<>();
    private final List<RecordedSession.Gap> gaps = new ArrayList<>();
    private Optional<Instant> lostAt = Optional.empty();
    private String reason = "";
    private boolean up;
    private long quotes;
    private long trades;
    private long ofOtherDays;

    TapeWriter(RecordingWriter writer, LocalDate date, RecordListener listener) {
        this.writer = writer;
        this.date = date;
        this.listener = listener;
    }

    private static final class Count {
        private final Listing listing;
        private long quotes;
        private long trades;

        Count(Listing listing) {
            this.listing = listing;
        }
    }

    /** Takes a symbol in: what is heard of others is none of ours. */
    void add(Listing listing, DayStatistics day) {
        writer.symbol(listing, day);
        writer.withdrawLast(listing.symbol());
        counts.put(listing.symbol(), new Count(listing));
    }

    @Override
    public void book(Quote quote, Phase phase, Optional<Expected> expected, Instant at) {
        Count count = counts.get(quote.symbol());
        if (count == null || !isOfTheDay(quote.at())) {
            return;
        }
        writer.book(
                quote,
                phase,
                expected.map(match -> new RecordedBook.Expected(match.price(), match.quantity())),
                at);
        count.quotes++;
        quotes++;
    }

    @Override
    public void trade(Symbol symbol, Fill trade, Optional<Side> taker, Instant at) {
        Count count = counts.get(symbol);
        if (count == null || !isOfTheDay(trade.at())) {
            return;
        }
        writer.trade(symbol, trade, taker, at);
        count.trades++;
        trades++;
    }

    private boolean isOfTheDay(Instant exchangeTime) {
        boolean is = Seoul.dateOf(exchangeTime).equals(date);
        if (!is) {
            ofOtherDays++;
        }
        return is;
    }

    @Override
    public void up(Instant at) {
        up = true;
        lostAt.ifPresent(from -> back(new RecordedSession.Gap(from, at, reason)));
        lostAt = Optional.empty();
    }

    @Override
    public void lost(String why, Instant at) {
        if (!up) {
            // One more attempt that failed: the gap goes on, for the reason it began.
            reason = lostAt.isPresent() ? reason : why;
            return;
        }
        up = false;
        reason = why;
        lostAt = Optional.of(at);
        writer.nothingKnown(at);
        listener.lost(why, at);
    }

    /** The machine slept: what was streamed meanwhile came late or never. */
    void slept(Event.TimeGap gap) {
        writer.nothingKnown(gap.from());
        back(new RecordedSession.Gap(gap.from(), gap.at(), "this machine slept"));
    }

    private void back(RecordedSession.Gap gap) {
        gaps.add(gap);
        listener.back(gap);
    }

    /** It ends: from here on nothing is known. */
    void end(Instant at) {
        lostAt.ifPresent(from -> gaps.add(new RecordedSession.Gap(from, at, reason)));
        lostAt = Optional.empty();
        writer.nothingKnown(at);
    }

    boolean isUp() {
        return up;
    }

    /** Whether anything was ever heard. */
    boolean hasHeard() {
        return up || lostAt.isPresent() || quotes + trades > 0;
    }

    /** Why there is no stream; empty if nobody said. */
    String reason() {
        return reason;
    }

    long quotes() {
        return quotes;
    }

    long trades() {
        return trades;
    }

    long ofOtherDays() {
        return ofOtherDays;
    }

    List<RecordedSession.Gap> gaps() {
        return List.copyOf(gaps);
    }

    List<RecordedSession.Row> rows() {
        return counts.values().stream()
                .map(count -> new RecordedSession.Row(count.listing, count.quotes, count.trades))
                .toList();
    }
}
