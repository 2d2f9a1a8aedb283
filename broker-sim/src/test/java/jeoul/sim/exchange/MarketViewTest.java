package jeoul.sim.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Fill;
import org.junit.jupiter.api.Test;

class MarketViewTest {

    private static Instant at(int hour, int minute) {
        return Seoul.at(OneStock.ORDINARY, LocalTime.of(hour, minute));
    }

    @Test
    void anAuctionShowsThreeLevelsOfWhatItWouldLeave() {
        // Three shares match at 10,010 alone: below it a bid above would not trade whole, above
        // it the ask would not. The bids give 2 of 2 and 1 of 4.
        OneStock stock =
                OneStock.of(
                                new ScriptedFlow()
                                        .buy("08:40", 10_020, 2)
                                        .buy("08:40", 10_010, 4)
                                        .buy("08:40", 9_990, 5)
                                        .buy("08:40", 9_980, 6)
                                        .buy("08:40", 9_970, 7)
                                        .sell("08:40", 10_000, 3)
                                        .sell("08:40", 10_050, 8))
                        .at("08:45");

        assertEquals(OptionalLong.of(10_010), stock.exchange.indicativePrice(OneStock.SYMBOL));
        assertEquals(
                List.of(new Level(10_010, 3), new Level(9_990, 5), new Level(9_980, 6)),
                stock.quote().bids());
        assertEquals(List.of(new Level(10_050, 8)), stock.quote().asks());
    }

    @Test
    void anAuctionInWhichNothingMatchesShowsTheBestAlone() {
        OneStock stock =
                OneStock.of(
                                new ScriptedFlow()
                                        .buy("08:40", 9_990, 5)
                                        .buy("08:40", 9_980, 6)
                                        .sell("08:40", 10_050, 8))
                        .at("08:45");

        assertEquals(OptionalLong.empty(), stock.exchange.indicativePrice(OneStock.SYMBOL));
        assertEquals(List.of(new Level(9_990, 5)), stock.quote().bids());
        assertEquals(List.of(new Level(10_050, 8)), stock.quote().asks());
    }

    @Test
    void continuousTradingShowsTenLevels() {
        ScriptedFlow flow = new ScriptedFlow();
        for (int i = 0; i < 12; i++) {
            flow.buy("09:10", 9_900 - 10L * i, i + 1);
        }
        OneStock stock = OneStock.of(flow).at("09:10");

        assertEquals(10, stock.quote().bids().size());
        assertEquals(new Level(9_810, 10), stock.quote().bids().get(9));
        assertEquals(OptionalLong.empty(), stock.quote().last());
        assertEquals(at(9, 10), stock.quote().at());
    }

    @Test
    void theDayItsMinutesAndItsTradesAreTold() {
        OneStock stock =
                OneStock.of(
                                new ScriptedFlow()
                                        .trade("08:50", 10_000)
                                        .trade("09:30:10", 10_100)
                                        .trade("09:30:50", 9_900)
                                        .sell("09:31", 10_050, 4)
                                        .buy("09:31", 10_050, 3))
                        .at("09:32");

        assertEquals(
                new DayStatistics(
                        OneStock.SYMBOL,
                        10_000,
                        new PriceLimits(7_000, 13_000),
                        TradingMode.CONTINUOUS,
                        Phase.CONTINUOUS,
                        Optional.of(new Bar(at(0, 0), 10_000, 10_100, 9_900, 10_050, 6, 60_150))),
                stock.exchange.statistics(OneStock.SYMBOL));
        assertEquals(
                List.of(
                        new Bar(at(9, 0), 10_000, 10_000, 10_000, 10_000, 1, 10_000),
                        new Bar(at(9, 30), 10_100, 10_100, 9_900, 9_900, 2, 20_000),
                        new Bar(at(9, 31), 10_050, 10_050, 10_050, 10_050, 3, 30_150)),
                stock.exchange.minuteBars(OneStock.SYMBOL));
        assertEquals(
                List.of(
                        new Fill(10_050, 3, at(9, 31)),
                        new Fill(9_900, 1, at(9, 30).plusSeconds(50))),
                stock.exchange.trades(OneStock.SYMBOL, 2));
        assertEquals(4, stock.exchange.trades());
        assertEquals(8, stock.exchange.messages());
    }

    @Test
    void onlyTheLatestTradesAreKept() {
        int all = DayTape.LATEST + 10;
        ScriptedFlow flow = new ScriptedFlow();
        LocalTime first = LocalTime.of(9, 30);
        for (int second = 0; second < all; second++) {
            flow.trade(first.plusSeconds(second).toString(), 10_000);
        }
        OneStock stock = OneStock.of(flow).at("09:50");

        List<Fill> trades = stock.exchange.trades(OneStock.SYMBOL, all);

        assertEquals(DayTape.LATEST, trades.size());
        assertEquals(at(9, 30).plusSeconds(all - 1), trades.get(0).at());
        assertEquals(at(9, 30).plusSeconds(10), trades.get(DayTape.LATEST - 1).at());
    }

    @Test
    void thereIsNoCloseBeforeTheClose() {
        OneStock stock = OneStock.of(new ScriptedFlow().trade("09:30", 10_000)).at("15:29");

        assertThrows(IllegalStateException.class, () -> stock.exchange.closePrice(OneStock.SYMBOL));
        assertEquals(10_000, stock.at("15:30").exchange.closePrice(OneStock.SYMBOL));
    }

    private static ScriptedFlow crossedEarly() {
        return new ScriptedFlow().buy("08:35", 10_000, 3).sell("08:35", 10_000, 1);
    }

    @Test
    void theOpeningAuctionShowsNothingBeforeItsTenthMinute() {
        OneStock stock = OneStock.of(crossedEarly()).at("08:39:59");

        assertEquals(List.of(), stock.quote().bids());
        assertEquals(OptionalLong.empty(), stock.exchange.indicativePrice(OneStock.SYMBOL));
        stock.at("08:40");
        assertEquals(List.of(new Level(10_000, 2)), stock.quote().bids());
        assertEquals(OptionalLong.of(10_000), stock.exchange.indicativePrice(OneStock.SYMBOL));
    }

    @Test
    void fromWhenTheOpeningAuctionIsShownIsASetting() {
        OneStock stock =
                OneStock.with(
                        OneStock.EXACT.withIndicativeFrom(Duration.ofMinutes(20)), crossedEarly());

        assertEquals(List.of(), stock.at("08:49:59").quote().bids());
        assertEquals(List.of(new Level(10_000, 2)), stock.at("08:50").quote().bids());
    }
}
