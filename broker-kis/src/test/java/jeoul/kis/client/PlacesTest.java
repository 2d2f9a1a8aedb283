package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jeoul.engine.market.Symbol;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Symbol A = new Symbol("00000A");
    private static final Symbol B = new Symbol("00000B");
    private static final Symbol C = new Symbol("00000C");
    private static final Symbol D = new Symbol("00000D");
    private static final Instant START = Instant.parse("2026-11-20T00:00:00Z");
    private static final Instant LATER = START.plus(Places.HOLD);

    private final Places places = new Places(List.of(A, B, C));

    @Test
    void firstFollowedHaveThePlaces() {
        assertEquals(Set.of(A, B), places.fill(2, START));
        places.follow(List.of(D));
        assertEquals(Set.of(A, B, C), places.fill(3, START));
    }

    @Test
    void whoIsNeededTakesThePlaceOfTheOneNeededLongestAgo() {
        places.fill(2, START);
        places.need(A, START, Set.of());
        places.need(B, START.plusSeconds(1), Set.of());

        assertEquals(Optional.of(A), places.need(C, LATER, Set.of()));

        assertEquals(Set.of(B, C), places.fill(2, LATER));
    }

    @Test
    void ofThoseNeverNeededTheLastGoes() {
        places.fill(2, START);

        assertEquals(Optional.of(B), places.need(C, LATER, Set.of()));
    }

    @Test
    void placeIsKeptForAMinute() {
        places.fill(2, START);

        assertEquals(Optional.empty(), places.need(C, LATER.minusMillis(1), Set.of()));
        assertEquals(Optional.of(B), places.need(C, LATER, Set.of()));
        assertEquals(Optional.empty(), places.need(B, LATER.plusSeconds(1), Set.of(A)));
        assertEquals(Optional.of(C), places.need(B, LATER.plus(Places.HOLD), Set.of(A)));
    }

    @Test
    void whoHasOpenOrdersKeepsItsPlace() {
        places.fill(2, START);

        assertEquals(Optional.of(A), places.need(C, LATER, Set.of(B)));
        assertEquals(Optional.empty(), places.need(A, LATER.plusSeconds(1), Set.of(B, C)));
    }

    @Test
    void whoHasAPlaceOrIsNotFollowedTakesNone() {
        places.fill(2, START);

        assertEquals(Optional.empty(), places.need(A, LATER, Set.of()));
        assertEquals(Optional.empty(), places.need(D, LATER, Set.of()));
    }
}
