package jeoul.cli.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jeoul.engine.account.Position;
import jeoul.engine.market.Listing;
import jeoul.engine.market.TickTable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("charset")
class SampleTest {

    @Test
    void largeCapsStartFromCashAlone() {
        assertEquals(500_000_000, Sample.LARGE_CAPS.cash());
        assertTrue(Sample.LARGE_CAPS.holdings().isEmpty());
        assertEquals(10, Sample.LARGE_CAPS.model().entries().size());
        assertEquals("삼성전자", Sample.LARGE_CAPS.model().entries().get(0).name());
    }

    @Test
    void rebalanceHoldsEqualPartsOfTenNames() {
        Position samsung = Sample.REBALANCE.holdings().get(0);

        // 49,000,000 won / 197,000 won = 248.73 shares
        assertEquals(249, samsung.quantity());
        assertEquals(10, Sample.REBALANCE.holdings().size());
        assertEquals(20, Sample.REBALANCE.model().entries().size());
    }

    @Test
    void anAccountIsWorthWhatItsSampleSays() {
        for (Sample sample : Sample.values()) {
            long value = sample.cash();
            for (Position position : sample.holdings()) {
                value += position.quantity() * Sample.market().get(position.symbol()).price();
            }
            assertEquals(sample == Sample.SMALL_ACCOUNT ? 10_000_000 : 500_000_000, value);
            assertTrue(sample.cash() > 0, sample.label());
        }
    }

    @Test
    void aDearShareMayRoundToOneOrNone() {
        // 980,000 won / 995,000 won = 0.98 shares
        long hynix =
                Sample.SMALL_ACCOUNT.holdings().stream()
                        .filter(p -> p.symbol().code().equals("000660"))
                        .mapToLong(Position::quantity)
                        .sum();

        assertEquals(1, hynix);
    }

    @Test
    void pricesLieOnTheTickGridAndNothingIsAssumed() {
        Sample.market()
                .values()
                .forEach(
                        instrument -> {
                            Listing listing = instrument.listing();
                            TickTable ticks =
                                    TickTable.of(listing.market(), listing.kind(), Sample.DATE);
                            assertTrue(ticks.isOnGrid(instrument.price()), listing.name());
                            assertFalse(instrument.assumed());
                        });
    }
}
