package jeoul.cli.run;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jeoul.engine.market.Symbol;

/**
 * How far one symbol has come, as its journal tells.
 *
 * @param sent shares in orders that left, resent ones counted again
 * @param filled shares
 * @param unknown orders whose fate was not known when last heard of
 * @param points one for each minute in which something happened, oldest first
 */
public record SymbolTrack(Symbol symbol, long sent, long filled, long unknown, List<Point> points) {

    public SymbolTrack {
        Objects.requireNonNull(symbol, "symbol");
        points = List.copyOf(points);
    }

    /**
     * The state at the end of a minute.
     *
     * @param minute its start
     */
    public record Point(Instant minute, long sent, long filled) {}
}
