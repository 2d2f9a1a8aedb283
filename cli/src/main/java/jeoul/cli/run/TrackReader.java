package jeoul.cli.run;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.journal.Step;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.ClientOrderId;

/** Follows the steps of a journal, symbol by symbol. */
final class TrackReader {

    /** An order of ours. */
    private record Made(Symbol symbol, long quantity) {}

    private static final class Track {
        private long sent;
        private long filled;
        private final TreeSet<Long> unknown = new TreeSet<>();
        private final List<SymbolTrack.Point> points = new ArrayList<>();
    }

    private final Map<ClientOrderId, Made> made = new HashMap<>();
    private final TreeMap<Symbol, Track> tracks = new TreeMap<>();
    private Instant last = Instant.MIN;
    private long steps;

    void read(Step step) {
        steps = step.number();
        Event event = step.event();
        if (event.at().isAfter(last)) {
            last = event.at();
        }
        if (event instanceof Event.Sent sent) {
            Made order = made.get(sent.order());
            Track track = track(order);
            track.sent += order.quantity();
            note(track, event.at());
        } else if (event instanceof Event.Filled filled) {
            Track track = track(made.get(filled.order()));
            track.filled += filled.quantity();
            track.unknown.remove(filled.order().value());
            note(track, event.at());
        } else if (event instanceof Event.OutcomeUnknown unknown) {
            track(made.get(unknown.order())).unknown.add(unknown.order().value());
        } else if (event instanceof Event.Accepted accepted) {
            track(made.get(accepted.order())).unknown.remove(accepted.order().value());
        } else if (event instanceof Event.Rejected rejected) {
            track(made.get(rejected.order())).unknown.remove(rejected.order().value());
        }
        for (Command command : step.commands()) {
            if (command instanceof Command.Submit submit) {
                made.put(
                        submit.order().id(),
                        new Made(submit.order().symbol(), submit.order().quantity()));
            } else if (command instanceof Command.Revise revise) {
                made.put(
                        revise.revised(),
                        new Made(made.get(revise.order()).symbol(), revise.quantity()));
            }
        }
    }

    /** When something was heard last; {@link Instant#MIN} before the first step. */
    Instant last() {
        return last;
    }

    long steps() {
        return steps;
    }

    NavigableMap<Symbol, SymbolTrack> tracks() {
        TreeMap<Symbol, SymbolTrack> read = new TreeMap<>();
        tracks.forEach(
                (symbol, track) ->
                        read.put(
                                symbol,
                                new SymbolTrack(
                                        symbol,
                                        track.sent,
                                        track.filled,
                                        track.unknown.size(),
                                        track.points)));
        return read;
    }

    private Track track(Made order) {
        return tracks.computeIfAbsent(order.symbol(), symbol -> new Track());
    }

    private static void note(Track track, Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        SymbolTrack.Point point = new SymbolTrack.Point(minute, track.sent, track.filled);
        int end = track.points.size() - 1;
        // A fill may be heard of later than it happened: the minute goes on, it does not go back.
        if (end >= 0 && !track.points.get(end).minute().isBefore(minute)) {
            track.points.set(
                    end,
                    new SymbolTrack.Point(
                            track.points.get(end).minute(), track.sent, track.filled));
        } else {
            track.points.add(point);
        }
    }
}
