package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.Tape;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Fill;
import jeoul.kis.wire.BookTick;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.TradeTick;
import org.junit.jupiter.api.Test;

class TapeTest implements Tape {

    private final Rig rig = Rig.ordinary();
    private final List<String> told = new ArrayList<>();

    @Override
    public void book(Quote quote, Phase phase, Optional<Expected> expected, Instant at) {
        told.add(
                "book "
                        + quote.bestBid().getAsLong()
                        + " "
                        + quote.bestAsk().getAsLong()
                        + " "
                        + phase
                        + expected.map(e -> " " + e.price() + " x " + e.quantity()).orElse("")
                        + " "
                        + time(at));
    }

    @Override
    public void trade(Symbol symbol, Fill trade, Optional<Side> taker, Instant at) {
        told.add(
                "trade "
                        + trade.price()
                        + " x "
                        + trade.quantity()
                        + taker.map(side -> " " + side).orElse("")
                        + " at "
                        + time(trade.at())
                        + " heard "
                        + time(at));
    }

    @Override
    public void up(Instant at) {
        told.add("up " + time(at));
    }

    @Override
    public void lost(String reason, Instant at) {
        told.add("lost " + reason + " " + time(at));
    }

    private static LocalTime time(Instant at) {
        return Seoul.timeOf(at);
    }

    @Test
    void hearsEveryBookAndTradeAsItComes() {
        rig.broker.listen(this);
        rig.settle().pass(Duration.ofSeconds(1));

        rig.book(Phase.CONTINUOUS, 70_000, 70_100);
        rig.book(Phase.CONTINUOUS, 70_100, 70_200);
        trade(70_200, 3, Phase.CONTINUOUS);
        trade(70_100, 4, Phase.CONTINUOUS);
        trade(70_100, 5, Phase.CLOSING_AUCTION);

        assertEquals(
                List.of(
                        "up 09:10:00.200",
                        "book 70000 70100 CONTINUOUS 09:10:01",
                        "book 70100 70200 CONTINUOUS 09:10:01",
                        "trade 70200 x 3 BUY at 09:10:01 heard 09:10:01",
                        "trade 70100 x 4 SELL at 09:10:01 heard 09:10:01",
                        "trade 70100 x 5 at 09:10:01 heard 09:10:01"),
                told);
        assertTrue(rig.heard(Event.QuoteChanged.class).isEmpty());
    }

    @Test
    void hearsWhatARunningAuctionWouldTrade() {
        rig.broker.listen(this);
        rig.settle().pass(Duration.ofSeconds(1));
        BookTick book =
                QuoteMapper.tick(rig.quote(70_000, 70_100), Phase.VOLATILITY_INTERRUPTION, 0);

        rig.link.stream()
                .serve(
                        BookTick.encode(
                                List.of(
                                        new BookTick(
                                                book.symbol(),
                                                book.at(),
                                                book.hourClass(),
                                                book.ladder(),
                                                70_050,
                                                900,
                                                0))));
        rig.settle();

        assertEquals("book 70000 70100 VOLATILITY_INTERRUPTION 70050 x 900 09:10:01", told.get(1));
    }

    @Test
    void hearsOfAHaltWithTheBookItBeganWith() {
        rig.broker.listen(this);
        rig.settle().pass(Duration.ofSeconds(1));
        rig.book(Phase.CONTINUOUS, 70_000, 70_100);

        trade(70_100, 1, Phase.HALTED);
        trade(70_100, 1, Phase.HALTED);

        assertEquals(
                1,
                told.stream()
                        .filter(line -> line.equals("book 70000 70100 HALTED 09:10:01"))
                        .count());
    }

    @Test
    void hearsWhenTheStreamComesAndGoes() {
        rig.broker.listen(this);
        rig.settle().pass(Duration.ofSeconds(1));
        rig.link.refuseStreams(true);

        rig.link.stream().cut();
        rig.pass(Duration.ofSeconds(2));
        rig.link.refuseStreams(false);
        rig.pass(Duration.ofSeconds(3));

        assertEquals(
                List.of(
                        "up 09:10:00.200",
                        "lost cut 09:10:01",
                        "lost refused 09:10:02",
                        "up 09:10:04.200"),
                told);
    }

    @Test
    void whoeverListensLateIsToldThatTheStreamIsUp() {
        rig.settle().pass(Duration.ofSeconds(1));

        rig.broker.listen(this);

        assertEquals(List.of("up 09:10:01"), told);
    }

    @Test
    void hearsWhyNoStreamCanBeOpened() {
        rig.link.usually(
                Endpoint.APPROVAL,
                call -> ScriptedLink.refusal(500, "EGW00103", "유효하지 않은 AppKey입니다."));
        rig.broker.listen(this);

        rig.settle();

        assertTrue(told.get(0).startsWith("lost no approval key: "), told.toString());
    }

    private void trade(long price, long quantity, Phase phase) {
        DayStatistics day =
                new DayStatistics(
                        Rig.SAMSUNG,
                        70_000,
                        new PriceLimits(49_000, 91_000),
                        TradingMode.CONTINUOUS,
                        phase,
                        Optional.of(
                                new Bar(
                                        rig.now(),
                                        price,
                                        price,
                                        price,
                                        price,
                                        quantity,
                                        price * quantity)));
        rig.link.stream()
                .serve(
                        TradeTick.encode(
                                List.of(
                                        QuoteMapper.tick(
                                                new Fill(price, quantity, rig.now()),
                                                quantity,
                                                price * quantity,
                                                rig.quote(70_100, 70_200),
                                                day))));
        rig.settle();
    }
}
