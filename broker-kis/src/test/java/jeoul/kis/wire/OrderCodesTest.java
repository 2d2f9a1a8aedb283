package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

class OrderCodesTest {

    @Test
    void bestOppositeIsThreeAndBestSameIsFour() {
        assertEquals("03", OrderCodes.codeOf(OrderType.BEST_OPPOSITE));
        assertEquals("04", OrderCodes.codeOf(OrderType.BEST_SAME));
    }

    @Test
    void everyTypeOfTheExchangeHasACodeThatLeadsBackToIt() {
        for (OrderType type : OrderType.all()) {
            assertEquals(Optional.of(type), OrderCodes.typeOf(OrderCodes.codeOf(type)));
        }
    }

    @Test
    void treasuryCodesAreNotTraded() {
        assertEquals(Optional.empty(), OrderCodes.typeOf("08"));
    }
}
