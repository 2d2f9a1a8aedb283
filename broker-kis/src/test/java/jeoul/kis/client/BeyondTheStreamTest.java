package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.kis.link.Call;
import jeoul.kis.wire.BookTick;
import jeoul.kis.wire.ControlFrame;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Envelope;
import jeoul.kis.wire.Price;
import jeoul.kis.wire.QuoteMapper;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.SubscriptionRequest;
import org.junit.jupiter.api.Test;

/** More symbols than a stream takes: who has a place on it, and what is known of the others. */
class BeyondTheStreamTest {

    private static final List<Symbol> MANY = many(45);

    /** With notices a stream has forty places: this one has the last, the next has none. */
    private static final Symbol LAST_IN = MANY.get(39);

    private static final Symbol OUT = MANY.get(40);

    /** Each quiet book is asked for once, a call a second; places are held a little longer. */
    private static final Duration QUIET_BOOKS = Duration.ofSeconds(55);

    private final Rig rig = Rig.with(settings -> settings.following(MANY));
    private final Map<Symbol, Phase> phases = new HashMap<>();
    private long requests;

    BeyondTheStreamTest() {
        rig.link.usually(Endpoint.ASKING_PRICE, this::book);
    }

    private ScriptedLink.Reaction book(Call call) {
        Symbol symbol =
                MANY.stream()
                        .filter(s -> call.query().contains(s.code()))
                        .findFirst()
                        .orElseThrow();
        Phase phase = phases.getOrDefault(symbol, Phase.CONTINUOUS);
        return ScriptedLink.reply(
                ReplyFormat.ASKING_PRICE,
                QuoteMapper.toWire(quote(symbol), day(symbol, TradingMode.CONTINUOUS, phase)));
    }

    private static List<Symbol> many(int count) {
        List<Symbol> symbols = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            symbols.add(new Symbol(String.format(Locale.ROOT, "%06d", 100 + i)));
        }
        return symbols;
    }

    @Test
    void placeGoesToASymbolThatIsNeeded() {
        rig.settle().pass(Duration.ofSeconds(70));

        need(OUT);
        rig.pass(Duration.ofSeconds(1));

        assertEquals(List.of("2 H0STASP0 " + LAST_IN, "1 H0STASP0 " + OUT), wishes(41));
        book(OUT, Phase.CONTINUOUS);
        assertEquals(Phase.CONTINUOUS, phase(OUT));
        // A frame that was under way when its place went.
        book(LAST_IN, Phase.CONTINUOUS);
        assertEquals(Phase.UNKNOWN, phase(LAST_IN));
    }

    @Test
    void lateAnswerGivesNoFeedToASymbolThatHasLostItsPlace() {
        rig.settle().pass(Duration.ofSeconds(70));
        rig.link.answerSubscriptions(false);
        need(OUT);
        rig.pass(Duration.ofSeconds(70));
        need(LAST_IN);
        need(MANY.get(41));
        rig.pass(Duration.ofSeconds(70));
        Symbol lost = wishes(41).contains("2 H0STASP0 " + OUT) ? OUT : LAST_IN;

        rig.link.stream()
                .serve(
                        new ControlFrame.Answer(
                                        "H0STASP0",
                                        lost.code(),
                                        false,
                                        new Envelope("0", "OPSP0000", "SUBSCRIBE SUCCESS"),
                                        Optional.empty())
                                .encode());
        rig.settle();
        book(lost, Phase.CONTINUOUS);

        assertEquals(Phase.UNKNOWN, phase(lost));
    }

    @Test
    void noStreamEverHoldsMoreThanFortyOne() {
        rig.settle().pass(Duration.ofSeconds(10));
        for (int i = 0; i < 20; i++) {
            for (Symbol symbol : MANY) {
                need(symbol);
            }
            rig.pass(Duration.ofSeconds(30));
        }

        int held = 0;
        int changes = 0;
        for (String wish : wishes(0)) {
            held += wish.startsWith("1") ? 1 : -1;
            changes++;
            assertTrue(held <= 41, wishes(0).toString());
        }
        assertEquals(41, held);
        assertTrue(changes > 60, "places moved " + changes + " times");
    }

    @Test
    void symbolWithAnOpenOrderKeepsItsPlace() {
        rig.settle().pass(Duration.ofSeconds(10));
        rig.submit(Order.unpriced(Rig.id(1), LAST_IN, Side.SELL, OrderType.BEST_OPPOSITE, 1));
        for (Symbol symbol : MANY.subList(0, 39)) {
            need(symbol);
        }
        rig.pass(Duration.ofSeconds(70));

        need(OUT);
        rig.pass(Duration.ofSeconds(1));

        assertEquals(List.of("2 H0STASP0 " + MANY.get(38), "1 H0STASP0 " + OUT), wishes(41));
    }

    @Test
    void booksTakeThePlacesOfTrades() {
        Rig growing = Rig.with(settings -> settings.following(MANY.subList(0, 20)));
        growing.settle().pass(Duration.ofSeconds(10));
        assertEquals(20, count(growing, "1 H0STCNT0 "), growing.link.stream().sent().toString());

        growing.broker.follow(MANY.subList(20, 40));
        growing.settle().pass(Duration.ofSeconds(10));

        assertEquals(40, count(growing, "1 H0STASP0 "));
        assertEquals(20, count(growing, "2 H0STCNT0 "));
    }

    @Test
    void newStreamSubscribesToThoseThatHaveAPlaceThen() {
        rig.settle().pass(Duration.ofSeconds(70));
        need(OUT);
        rig.pass(Duration.ofSeconds(1));

        rig.link.stream().cut();
        rig.pass(Duration.ofSeconds(10));

        List<String> anew = rig.link.stream().subscriptions();
        assertEquals(41, anew.size());
        assertTrue(anew.contains("H0STASP0 " + OUT), anew.toString());
        assertTrue(!anew.contains("H0STASP0 " + LAST_IN), anew.toString());
    }

    // ---- what is asked for instead ----

    @Test
    void interruptionThatABookTellsIsKnownUntilItIsOver() {
        rig.settle().pass(QUIET_BOOKS);
        phases.put(OUT, Phase.VOLATILITY_INTERRUPTION);
        servePrice(OUT, TradingMode.CONTINUOUS, Phase.VOLATILITY_INTERRUPTION);

        need(OUT);
        rig.pass(Duration.ofSeconds(35));
        assertEquals(Phase.VOLATILITY_INTERRUPTION, phase(OUT));
        assertEquals(1, rig.link.count(Endpoint.PRICE));
        servePrice(OUT, TradingMode.CONTINUOUS, Phase.CONTINUOUS);
        rig.pass(Duration.ofSeconds(35));

        assertEquals(Phase.UNKNOWN, phase(OUT));
        assertEquals(List.of(Phase.VOLATILITY_INTERRUPTION, Phase.UNKNOWN), told(OUT));
        rig.pass(Duration.ofMinutes(5));
        assertEquals(2, rig.link.count(Endpoint.PRICE));
    }

    @Test
    void haltThatAPriceTellsIsKnownAndLookedAtNowAndThen() {
        rig.settle().pass(QUIET_BOOKS);
        servePrice(OUT, TradingMode.HALTED, Phase.HALTED);

        rig.broker.feed().read(price(OUT, TradingMode.HALTED, Phase.HALTED));
        rig.pass(Duration.ofMinutes(11));

        assertEquals(Phase.HALTED, phase(OUT));
        assertEquals(2, rig.link.count(Endpoint.PRICE));
    }

    @Test
    void haltThatWasReadBeforeTheSymbolWasFollowedIsKnown() {
        Symbol late = new Symbol("999990");
        rig.settle().pass(QUIET_BOOKS);
        rig.broker.feed().read(price(late, TradingMode.HALTED, Phase.HALTED));

        rig.broker.follow(List.of(late));

        assertEquals(Phase.HALTED, phase(late));
    }

    @Test
    void allDayAuctionLastsToTheClosingAuctionWithoutACall() {
        rig.settle().pass(QUIET_BOOKS);
        rig.broker.feed().read(price(OUT, TradingMode.PERIODIC_CALL_30, Phase.PERIODIC_AUCTION));

        rig.passTo(LocalTime.of(15, 19, 59));
        assertEquals(Phase.PERIODIC_AUCTION, phase(OUT));
        rig.passTo(LocalTime.of(15, 20, 1));

        assertEquals(Phase.UNKNOWN, phase(OUT));
        assertEquals(0, rig.link.count(Endpoint.PRICE));
    }

    @Test
    void ordinaryBookTellsNoPhaseOfASymbolWithoutAFeed() {
        rig.settle().pass(QUIET_BOOKS);

        need(OUT);
        rig.pass(Duration.ofSeconds(5));

        assertEquals(1, rig.heard(Event.QuoteRefreshed.class).size());
        assertEquals(List.of(), told(OUT));
    }

    @Test
    void priceThatDoesNotComeLeavesThePhaseUnknown() {
        rig.settle().pass(QUIET_BOOKS);
        rig.link.usually(
                Endpoint.PRICE, call -> ScriptedLink.refusal(200, "MCA05918", "종목코드 오류입니다."));

        rig.broker.feed().read(price(OUT, TradingMode.CONTINUOUS, Phase.VOLATILITY_INTERRUPTION));
        rig.pass(Duration.ofSeconds(40));

        assertEquals(List.of(Phase.VOLATILITY_INTERRUPTION, Phase.UNKNOWN), told(OUT));
    }

    private void need(Symbol symbol) {
        rig.send(new Command.RefreshQuote(new RequestId(++requests), symbol));
    }

    private Phase phase(Symbol symbol) {
        return rig.broker.feed().phase(symbol);
    }

    private List<Phase> told(Symbol symbol) {
        return rig.heard(Event.PhaseChanged.class).stream()
                .filter(event -> event.symbol().equals(symbol))
                .map(Event.PhaseChanged::phase)
                .toList();
    }

    /** What the stream was asked for, such as {@code 2 H0STASP0 005930}, after the first ones. */
    private List<String> wishes(int skipped) {
        return wishes(rig).subList(skipped, wishes(rig).size());
    }

    private static List<String> wishes(Rig of) {
        return of.link.stream().sent().stream()
                .filter(frame -> !ControlFrame.isPingPong(frame))
                .map(SubscriptionRequest::decode)
                .map(r -> (r.register() ? "1 " : "2 ") + r.trId() + " " + r.key())
                .toList();
    }

    private static long count(Rig of, String kind) {
        return wishes(of).stream().filter(wish -> wish.startsWith(kind)).count();
    }

    private void book(Symbol symbol, Phase phase) {
        rig.link.stream()
                .serve(BookTick.encode(List.of(QuoteMapper.tick(quote(symbol), phase, 0))));
        rig.settle();
    }

    private Quote quote(Symbol symbol) {
        return new Quote(
                symbol,
                rig.now(),
                List.of(new Quote.Level(70_100, 10)),
                List.of(new Quote.Level(70_000, 15)),
                OptionalLong.empty());
    }

    private static DayStatistics day(Symbol symbol, TradingMode mode, Phase phase) {
        return new DayStatistics(
                symbol, 70_000, new PriceLimits(49_000, 91_000), mode, phase, Optional.empty());
    }

    private static Price price(Symbol symbol, TradingMode mode, Phase phase) {
        return QuoteMapper.toWire(
                day(symbol, mode, phase), Listing.stock(symbol, "A", Market.KOSPI), 100);
    }

    private void servePrice(Symbol symbol, TradingMode mode, Phase phase) {
        rig.link.usually(
                Endpoint.PRICE,
                call -> ScriptedLink.reply(ReplyFormat.PRICE, price(symbol, mode, phase)));
    }
}
