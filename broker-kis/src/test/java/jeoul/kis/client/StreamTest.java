package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Envelope;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.ReplyFormat;
import org.junit.jupiter.api.Test;

class StreamTest {

    private final Rig rig = Rig.ordinary();

    @Test
    void subscribesToNoticesThenBooksThenTrades() {
        rig.settle().pass(Duration.ofSeconds(1));

        assertEquals(
                List.of("H0STCNI9 someone", "H0STASP0 005930", "H0STCNT0 005930"),
                rig.link.stream().subscriptions());
    }

    @Test
    void sessionTakesFortyOneSubscriptions() {
        List<Symbol> many = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            many.add(new Symbol(String.format(Locale.ROOT, "%06d", 100 + i)));
        }
        Rig wide = Rig.with(settings -> settings.following(many));

        wide.settle().pass(Duration.ofSeconds(10));

        List<String> subscriptions = wide.link.stream().subscriptions();
        assertEquals(41, subscriptions.size());
        assertEquals("H0STASP0 000139", subscriptions.get(40));
        assertEquals(Phase.UNKNOWN, wide.broker.feed().phase(many.get(45)));
    }

    @Test
    void answersHeartbeatsWithTheSameText() {
        rig.settle().pass(Duration.ofSeconds(1));
        String beat = "{\"header\":{\"tr_id\":\"PINGPONG\",\"datetime\":\"20260305091001\"}}";

        rig.link.stream().serve(beat);
        rig.settle();

        List<String> sent = rig.link.stream().sent();
        assertEquals(beat, sent.get(sent.size() - 1));
    }

    @Test
    void opensAgainSubscribesAnewAndReadsWhatWasMissed() {
        rig.submit(Rig.best(1, Side.SELL, 2)).pass(Duration.ofSeconds(2));
        rig.serveOrders(rig.line(1, 2, 2, 140_000, 0, 0));

        rig.link.stream().cut();
        rig.settle();
        assertEquals("Disconnected", rig.story().get(2));
        rig.pass(Duration.ofSeconds(5));

        assertEquals(2, rig.link.streams().size());
        assertEquals(
                List.of("Disconnected", "Filled 1 2@70000", "Reconnected"),
                rig.story().subList(2, 5));
        assertEquals(3, rig.link.stream().subscriptions().size());
        // The key is of the same day.
        assertEquals(1, rig.link.count(Endpoint.APPROVAL));
    }

    @Test
    void pausesBetweenAttemptsGrowToHalfAMinute() {
        rig.settle().pass(Duration.ofSeconds(1));
        rig.link.refuseStreams(true);
        rig.link.stream().cut();

        // After 1, 2, 4, 8, 16, 30 and 30 seconds.
        rig.pass(Duration.ofSeconds(62));
        assertEquals(1 + 6, rig.link.streams().size());
        rig.pass(Duration.ofSeconds(30));
        assertEquals(1 + 7, rig.link.streams().size());
    }

    @Test
    void doesWithoutAStreamThatStaysAway() {
        rig.submit(Rig.best(1, Side.SELL, 2)).pass(Duration.ofSeconds(2));
        rig.link.refuseStreams(true);
        rig.serveOrders(rig.line(1, 2, 0, 0, 0, 0));
        rig.link.stream().cut();

        rig.pass(Duration.ofSeconds(13));
        assertEquals(List.of("Disconnected", "Reconnected"), rig.story().subList(2, 4));
        rig.serveOrders(rig.line(1, 2, 2, 140_000, 0, 0));
        rig.pass(Duration.ofSeconds(20));

        assertEquals("Filled 1 2@70000", rig.story().get(4));
    }

    @Test
    void silenceInTheSessionIsTheEnd() {
        rig.settle().pass(Duration.ofSeconds(5));

        rig.fallSilent().pass(Duration.ofSeconds(95));

        assertTrue(rig.link.streams().get(0).isClosed());
        assertEquals(2, rig.link.streams().size());
    }

    @Test
    void keyInUseIsNotHurried() {
        rig.link.answerSubscriptionsWith(new Envelope("9", "OPSP8996", "ALREADY IN USE appkey"));
        rig.settle();
        assertEquals(1, rig.link.streams().size());

        rig.pass(Duration.ofSeconds(59));
        assertEquals(1, rig.link.streams().size());
        rig.pass(Duration.ofSeconds(2));

        assertEquals(2, rig.link.streams().size());
    }

    @Test
    void unknownHtsIdIsNotAskedForWithoutEnd() {
        rig.link.answerSubscriptions(false);
        rig.settle();
        for (int i = 0; i < 3; i++) {
            rig.link.stream().cut();
            rig.pass(Duration.ofSeconds(20));
        }

        assertEquals(
                List.of("H0STASP0 005930", "H0STCNT0 005930"), rig.link.stream().subscriptions());
    }

    @Test
    void approvalKeyOfYesterdayIsRenewed() {
        rig.settle().pass(Duration.ofHours(25));
        rig.link.stream().cut();

        rig.pass(Duration.ofSeconds(3));

        assertEquals(2, rig.link.count(Endpoint.APPROVAL));
    }

    // ---- phases ----

    @Test
    void tellsThePhaseByTheClockWhileNothingIsOpenAndByFramesAfter() {
        Rig early = Rig.at(LocalTime.of(8, 0), settings -> settings);
        early.settle().pass(Duration.ofSeconds(10));
        early.passTo(LocalTime.of(8, 30));
        early.book(Phase.OPENING_AUCTION, 70_000, 70_100);
        early.book(Phase.CONTINUOUS, 70_000, 70_100);
        early.book(Phase.VOLATILITY_INTERRUPTION, 70_000, 70_100);
        early.book(Phase.CONTINUOUS, 70_000, 70_100);
        early.passTo(LocalTime.of(15, 31));

        assertEquals(
                List.of(
                        Phase.CLOSED,
                        Phase.UNKNOWN,
                        Phase.OPENING_AUCTION,
                        Phase.CONTINUOUS,
                        Phase.VOLATILITY_INTERRUPTION,
                        Phase.CONTINUOUS,
                        Phase.CLOSED),
                early.heard(Event.PhaseChanged.class).stream()
                        .map(Event.PhaseChanged::phase)
                        .toList());
    }

    @Test
    void phaseIsUnknownWithoutAStream() {
        rig.settle().pass(Duration.ofSeconds(1));
        rig.book(Phase.CONTINUOUS, 70_000, 70_100);

        rig.link.stream().cut();
        rig.settle();

        List<Event.PhaseChanged> phases = rig.heard(Event.PhaseChanged.class);
        assertEquals(Phase.UNKNOWN, phases.get(phases.size() - 1).phase());
    }

    @Test
    void quietBookIsAskedForOnce() {
        serveBook(rig);

        rig.settle().pass(Duration.ofMinutes(10));

        assertEquals(1, rig.link.count(Endpoint.ASKING_PRICE));
        assertEquals(Phase.CONTINUOUS, rig.broker.feed().phase(Rig.SAMSUNG));
    }

    // ---- quotes ----

    @Test
    void bookOfTheStreamNeedsNoCall() {
        rig.settle().pass(Duration.ofSeconds(1));
        rig.book(Phase.CONTINUOUS, 70_000, 70_100);

        rig.broker.send(List.of(new Command.RefreshQuote(new RequestId(1), Rig.SAMSUNG)));
        rig.settle();

        Event.QuoteRefreshed answer = rig.heard(Event.QuoteRefreshed.class).get(0);
        assertTrue(answer.complete());
        assertEquals(List.of(new Level(70_100, 10)), answer.quote().asks());
        assertEquals(0, rig.link.count(Endpoint.ASKING_PRICE));
    }

    @Test
    void bookIsAskedForWhereTheStreamKeepsNone() {
        serveBook(rig);
        rig.settle().pass(Duration.ofMillis(500));

        rig.send(new Command.RefreshQuote(new RequestId(1), Rig.SAMSUNG))
                .pass(Duration.ofSeconds(2));

        assertEquals(
                70_100,
                rig.heard(Event.QuoteRefreshed.class).get(0).quote().bestAsk().orElseThrow());
        assertEquals(1, rig.link.count(Endpoint.ASKING_PRICE));
    }

    @Test
    void unknownSymbolHasNoBook() {
        rig.send(new Command.RefreshQuote(new RequestId(1), new Symbol("999999")))
                .pass(Duration.ofSeconds(2));

        assertEquals(List.of("Unavailable"), rig.story());
    }

    @Test
    void watchedBooksAreToldAtMostOnceAnInterval() {
        Rig watching = Rig.with(settings -> settings.watching(List.of(Rig.SAMSUNG)));
        watching.settle().pass(Duration.ofSeconds(1));
        watching.book(Phase.CONTINUOUS, 70_000, 70_100);
        watching.book(Phase.CONTINUOUS, 70_100, 70_200);
        watching.book(Phase.CONTINUOUS, 70_200, 70_300);
        watching.book(Phase.CONTINUOUS, 70_200, 70_300);

        watching.pass(Duration.ofSeconds(1));

        assertEquals(
                List.of(70_100L, 70_300L),
                watching.heard(Event.QuoteChanged.class).stream()
                        .map(event -> event.quote().bestAsk().orElseThrow())
                        .toList());
    }

    @Test
    void brokenFrameHarmsNothing() {
        rig.settle().pass(Duration.ofSeconds(1));

        rig.link.stream().serve("0|H0STASP0|001|005930^0910");
        rig.link.stream().serve("{\"header\":{}}");
        rig.link.stream().serve("");
        rig.book(Phase.CONTINUOUS, 70_000, 70_100);

        assertFalse(rig.broker.feed().fresh(Rig.SAMSUNG).isEmpty());
    }

    private static void serveBook(Rig to) {
        DayStatistics day =
                new DayStatistics(
                        Rig.SAMSUNG,
                        70_000,
                        new PriceLimits(49_000, 91_000),
                        TradingMode.CONTINUOUS,
                        Phase.CONTINUOUS,
                        Optional.empty());
        to.link.usually(
                Endpoint.ASKING_PRICE,
                call ->
                        ScriptedLink.reply(
                                ReplyFormat.ASKING_PRICE,
                                QuoteMapper.toWire(to.quote(70_000, 70_100), day)));
    }
}
