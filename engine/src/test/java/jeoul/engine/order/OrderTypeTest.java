package jeoul.engine.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import jeoul.engine.market.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class OrderTypeTest {

    @Test
    void krxHasEighteenTypesAndNoOthersCanBeBuilt() {
        List<OrderType> built = new ArrayList<>();
        for (Pricing pricing : Pricing.values()) {
            for (Condition condition : Condition.values()) {
                for (OrderSession session : OrderSession.values()) {
                    try {
                        built.add(new OrderType(pricing, condition, session));
                    } catch (IllegalArgumentException e) {
                        assertTrue(e.getMessage().startsWith("KRX has no such order: "));
                    }
                }
            }
        }

        assertEquals(18, OrderType.all().size());
        assertEquals(18, built.size());
        assertTrue(built.containsAll(OrderType.all()));
    }

    @Test
    void everyTypeHasANameOfItsOwn() {
        TreeSet<String> names = new TreeSet<>();
        OrderType.all().forEach(type -> names.add(type.toString()));

        assertEquals(18, names.size());
        assertEquals("best-opposite-ioc", OrderType.BEST_OPPOSITE_IOC.toString());
        assertEquals("off-hours-single-price", OrderType.OFF_HOURS_SINGLE_PRICE.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "OPENING_AUCTION, limit market conditional-limit",
        "VOLATILITY_INTERRUPTION, limit market conditional-limit",
        "PERIODIC_AUCTION, limit market conditional-limit",
        "CLOSING_AUCTION, limit market",
        "CLOSED, ''",
        "HALTED, ''",
        "UNKNOWN, ''"
    })
    void callAuctionsTakeFewTypes(Phase phase, String names) {
        assertEquals(names, String.join(" ", acceptedIn(phase)));
    }

    @Test
    void continuousTradingTakesAllOfTheRegularSession() {
        assertEquals(15, acceptedIn(Phase.CONTINUOUS).size());
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void offHoursTypesAreNeverForTheRegularBook(Phase phase) {
        assertEquals(false, OrderType.PREVIOUS_CLOSE.acceptedIn(phase));
        assertEquals(false, OrderType.CLOSING_PRICE.acceptedIn(phase));
        assertEquals(false, OrderType.OFF_HOURS_SINGLE_PRICE.acceptedIn(phase));
    }

    @Test
    void stopLimitIsOrdinaryOnly() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new OrderType(Pricing.STOP_LIMIT, Condition.IOC, OrderSession.REGULAR));
    }

    private static List<String> acceptedIn(Phase phase) {
        return OrderType.all().stream()
                .filter(type -> type.acceptedIn(phase))
                .map(OrderType::toString)
                .toList();
    }
}
