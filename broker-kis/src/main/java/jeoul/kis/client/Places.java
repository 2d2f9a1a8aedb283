package jeoul.kis.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jeoul.engine.market.Symbol;

/**
 * Which of the symbols followed have the stream's places, of which a session has fewer than a model
 * may have names. Those followed first have them to begin with. A symbol that is needed and has
 * none takes that of the one whose last need is longest ago, so that places follow the trading.
 */
final class Places {

    /** A place is kept for so long: two requests and perhaps a call lie in each change. */
    static final Duration HOLD = Duration.ofSeconds(60);

    private final Set<Symbol> followed;
    private final Map<Symbol, Instant> neededAt = new LinkedHashMap<>();
    private final Map<Symbol, Instant> placedAt = new LinkedHashMap<>();

    Places(List<Symbol> followed) {
        this.followed = new LinkedHashSet<>(followed);
    }

    /** Takes more in, behind those followed already. */
    void follow(List<Symbol> symbols) {
        followed.addAll(symbols);
    }

    /**
     * Gives away what is free.
     *
     * @param room places there are
     * @return who has one
     */
    Set<Symbol> fill(int room, Instant now) {
        for (Symbol symbol : followed) {
            if (placedAt.size() < room) {
                placedAt.putIfAbsent(symbol, now);
            }
        }
        return Collections.unmodifiableSet(placedAt.keySet());
    }

    /**
     * A symbol is needed now.
     *
     * @param busy symbols that keep their places whatever happens
     * @return the symbol that lost its place to it; empty if nothing changed
     */
    Optional<Symbol> need(Symbol symbol, Instant now, Set<Symbol> busy) {
        neededAt.put(symbol, now);
        if (!followed.contains(symbol) || placedAt.containsKey(symbol)) {
            return Optional.empty();
        }
        Symbol longest = null;
        // From the first followed to the last: of those never needed the last one goes.
        for (Symbol candidate : followed) {
            Instant since = placedAt.get(candidate);
            boolean mayGo =
                    since != null && !now.isBefore(since.plus(HOLD)) && !busy.contains(candidate);
            if (mayGo && (longest == null || !need(candidate).isAfter(need(longest)))) {
                longest = candidate;
            }
        }
        if (longest == null) {
            return Optional.empty();
        }
        placedAt.remove(longest);
        placedAt.put(symbol, now);
        return Optional.of(longest);
    }

    private Instant need(Symbol symbol) {
        return neededAt.getOrDefault(symbol, Instant.MIN);
    }
}
