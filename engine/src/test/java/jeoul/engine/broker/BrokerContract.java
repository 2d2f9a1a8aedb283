package jeoul.engine.broker;

import static jeoul.engine.broker.Scenario.ECOPRO;
import static jeoul.engine.broker.Scenario.ORDINARY;
import static jeoul.engine.broker.Scenario.SAMSUNG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.OptionalLong;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Order;
import jeoul.engine.order.RejectReason;
import org.junit.jupiter.api.Test;

/**
 * What every broker does with commands, whether the exchange behind it is simulated or real. It
 * speaks through the ports alone, so that it holds across a wire too.
 */
public abstract class BrokerContract extends DepartureContract {

    private static final Symbol NOWHERE = new Symbol("999999");

    @Test
    void restOfABestLimitBuyStandsAtItsPriceAndHoldsBackTheUpperLimit() {
        start(ORDINARY);
        Order order = talk.best(SAMSUNG, Side.BUY, 15);
        talk.send(new Command.Submit(order));
        talk.awaitFills(order.id(), 10);

        Cash cash = talk.account().account().cash();

        // 10 at 70,100 and 98 won commission; 5 held at 91,000; the commission on all is 162.
        assertEquals(new Level(70_100, 5), talk.marketData().quote(SAMSUNG).bids().get(0));
        assertEquals(9_298_902, cash.d2());
        assertEquals(8_843_838, cash.orderable());
    }

    @Test
    void restingLimitBuyHoldsBackItsPriceAndCommission() {
        start(ORDINARY);
        talk.accepted(talk.limit(SAMSUNG, Side.BUY, 69_900, 5));

        // 349,500 and 49 won.
        assertEquals(9_650_451, talk.account().account().cash().orderable());
        assertEquals(new Level(69_900, 35), talk.marketData().quote(SAMSUNG).bids().get(1));
    }

    @Test
    void saleProceedsBuyTheSameDay() {
        start(ORDINARY.withCash(0));
        talk.filled(talk.best(SAMSUNG, Side.SELL, 15));

        // 1,050,000 less commission 147, tax 525 and 1,575.
        assertEquals(new Cash(0, 0, 1_047_753, 1_047_753), talk.account().account().cash());
        talk.filled(talk.limit(ECOPRO, Side.BUY, 20_050, 52));
        // 1,042,600 and 146 won.
        assertEquals(5_007, talk.account().account().cash().orderable());
    }

    @Test
    void ordersGoBeforeInquiries() {
        start(ORDINARY.with(VenueProfile.MOCK));
        RequestId request = talk.nextRequest();
        talk.send(
                new Command.RefreshAccount(request),
                new Command.Submit(talk.limit(SAMSUNG, Side.BUY, 60_000, 1)),
                new Command.Submit(talk.limit(SAMSUNG, Side.BUY, 60_000, 1)));

        Event.AccountRefreshed account =
                talk.await(Event.AccountRefreshed.class, event -> event.request().equals(request));

        assertEquals(2, talk.all(Event.Sent.class).size());
        assertTrue(account.complete());
        // Two shares at 60,000 and 16 won commission are held back.
        assertEquals(9_879_984, account.account().cash().orderable());
    }

    @Test
    void listsTheDaysOrdersWithTheirLeaves() {
        start(ORDINARY);
        Event.Accepted first = talk.accepted(talk.limit(SAMSUNG, Side.BUY, 70_100, 12));
        Event.Accepted second = talk.accepted(talk.limit(SAMSUNG, Side.SELL, 80_000, 7));
        talk.until(talk.now().plusSeconds(5));

        Event.OrdersRefreshed refreshed = talk.orders();

        assertTrue(refreshed.complete());
        List<OrderStatus> orders = refreshed.orders();
        assertEquals(
                List.of(first.number(), second.number()),
                orders.stream().map(OrderStatus::number).toList());
        OrderStatus buy = orders.get(0);
        assertEquals(10, buy.filled());
        assertEquals(701_000, buy.filledNotional());
        assertEquals(2, buy.leaves());
        assertEquals(Side.SELL, orders.get(1).side());
        assertEquals(OptionalLong.of(80_000), orders.get(1).price());
        assertEquals(7, orders.get(1).leaves());
    }

    @Test
    void listsMoreOrdersThanOnePageHolds() {
        start(ORDINARY.with(VenueProfile.MOCK));
        submitted(17);
        talk.until(talk.now().plusSeconds(30));

        Event.OrdersRefreshed refreshed = talk.orders();

        assertTrue(refreshed.complete());
        assertEquals(17, refreshed.orders().size());
    }

    @Test
    void accountShowsD2AfterABuy() {
        start(ORDINARY);
        talk.filled(talk.best(SAMSUNG, Side.BUY, 10));

        Event.AccountRefreshed refreshed = talk.account();

        assertTrue(refreshed.complete());
        assertEquals(
                new Cash(10_000_000, 10_000_000, 9_298_902, 9_298_902), refreshed.account().cash());
        assertEquals(List.of(new Position(SAMSUNG, 60, 60)), refreshed.account().positions());
    }

    @Test
    void tellsThePhaseAtTheStartAndWhenItChanges() {
        start(ORDINARY.startingAt(LocalTime.of(8, 0)));
        talk.until(talk.at(LocalTime.of(8, 0, 10)));
        assertEquals(Phase.CLOSED, lastPhase());

        talk.until(talk.at(LocalTime.of(8, 30, 10)));
        assertEquals(Phase.OPENING_AUCTION, lastPhase());

        talk.until(talk.at(LocalTime.of(9, 1)));
        assertEquals(Phase.CONTINUOUS, lastPhase());

        talk.until(talk.at(LocalTime.of(15, 20, 10)));
        assertEquals(Phase.CLOSING_AUCTION, lastPhase());

        talk.until(talk.at(LocalTime.of(15, 35)));
        assertEquals(Phase.CLOSED, lastPhase());
    }

    @Test
    void nothingIsHeardBeforeItHappened() {
        start(ORDINARY);
        talk.filled(talk.limit(SAMSUNG, Side.BUY, 70_200, 25));
        talk.accepted(talk.limit(SAMSUNG, Side.SELL, 80_000, 1));
        talk.account();

        Instant before = Instant.MIN;
        Instant lastFill = Instant.MIN;
        for (Conversation.Heard heard : talk.heard()) {
            assertFalse(heard.handedOver().isBefore(before), heard.toString());
            assertFalse(heard.event().at().isAfter(heard.handedOver()), heard.toString());
            before = heard.handedOver();
            if (heard.event() instanceof Event.Filled fill) {
                assertFalse(fill.at().isBefore(lastFill), heard.toString());
                lastFill = fill.at();
            }
        }
    }

    @Test
    void waitingEndsAtTheInstantIfNothingHappens() {
        start(ORDINARY);
        talk.until(talk.now().plusSeconds(5));
        Instant noon = talk.at(LocalTime.NOON);

        talk.until(noon);

        assertEquals(noon, talk.now());
    }

    @Test
    void showsTheBookItTradesOn() {
        start(ORDINARY);
        RequestId request = talk.nextRequest();
        talk.send(new Command.RefreshQuote(request, SAMSUNG));

        Event.QuoteRefreshed refreshed =
                talk.await(Event.QuoteRefreshed.class, event -> event.request().equals(request));

        List<Level> asks = List.of(new Level(70_100, 10), new Level(70_200, 20));
        List<Level> bids = List.of(new Level(70_000, 15), new Level(69_900, 30));
        assertTrue(refreshed.complete());
        assertEquals(asks, refreshed.quote().asks());
        assertEquals(bids, refreshed.quote().bids());
        assertEquals(asks, talk.marketData().quote(SAMSUNG).asks());
        assertEquals("삼성전자", talk.marketData().listing(SAMSUNG).name());
        assertEquals(91_000, talk.marketData().statistics(SAMSUNG).limits().upper());
    }

    @Test
    void tellsUnknownSymbols() {
        start(ORDINARY);
        RequestId request = talk.nextRequest();
        talk.send(new Command.RefreshQuote(request, NOWHERE));

        talk.await(Event.Unavailable.class, event -> event.request().equals(request));
        assertThrows(
                MarketData.UnknownSymbolException.class, () -> talk.marketData().quote(NOWHERE));
        assertEquals(
                RejectReason.NOT_TRADABLE,
                talk.rejected(talk.limit(NOWHERE, Side.BUY, 1_000, 1)).reason());
    }

    @Test
    void refusesWakeAt() {
        start(ORDINARY);

        assertThrows(
                IllegalArgumentException.class, () -> talk.send(new Command.WakeAt(talk.now())));
    }

    private Phase lastPhase() {
        List<Event.PhaseChanged> phases =
                talk.all(Event.PhaseChanged.class).stream()
                        .filter(event -> event.symbol().equals(SAMSUNG))
                        .toList();
        return phases.get(phases.size() - 1).phase();
    }
}
