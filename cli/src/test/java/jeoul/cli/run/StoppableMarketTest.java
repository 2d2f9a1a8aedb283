package jeoul.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import jeoul.engine.broker.MarketData;
import jeoul.engine.market.Symbol;
import org.junit.jupiter.api.Test;

class StoppableMarketTest {

    private static final Symbol SAMSUNG = new Symbol("005930");

    private final StopRequest stop = new StopRequest(Optional.empty());
    private final MarketData tenOClock =
            new SampleAccount(LocalTime.of(10, 0), 1_000_000, List.of(), List.of("005930"), 1)
                    .broker();
    private final StoppableMarket market = new StoppableMarket(tenOClock, stop);

    @Test
    void beforeTheRunOneWishEndsTheAsking() {
        assertEquals(tenOClock.statistics(SAMSUNG), market.statistics(SAMSUNG));
        stop.ask();

        assertThrows(StopRequest.StoppedBeforeException.class, () -> market.statistics(SAMSUNG));
    }

    @Test
    void inTheRunOneWishLeavesAllToBeReadAndTwoNothing() {
        market.begin();
        stop.ask();
        market.close();

        assertEquals(tenOClock.statistics(SAMSUNG), market.statistics(SAMSUNG));
        assertFalse(market.minuteBars(SAMSUNG).isEmpty());
        stop.ask();
        assertThrows(StopRequest.StoppedAtOnceException.class, () -> market.statistics(SAMSUNG));
    }

    @Test
    void aWishWhileTheReportIsMadeLeavesTheFurtherBarsOut() {
        market.begin();
        market.close();
        assertFalse(market.minuteBars(SAMSUNG).isEmpty());

        stop.ask();

        assertEquals(List.of(), market.minuteBars(SAMSUNG));
        assertEquals(tenOClock.statistics(SAMSUNG), market.statistics(SAMSUNG));
    }
}
