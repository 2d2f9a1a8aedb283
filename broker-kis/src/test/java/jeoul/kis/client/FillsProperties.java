package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Side;
import jeoul.kis.wire.Notice;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class FillsProperties {

    private static final int SHARES = 12;

    /** What happens next; a number chooses which notice, price or size. */
    private record Step(Kind kind, int number) {}

    private enum Kind {
        TRADE,
        NOTICE,
        LIST,
        ASK_LIST,
        ANSWER_LIST,
        RECONNECT,
        SECOND,
        MINUTE
    }

    @Property
    void everyShareIsToldOnceWhateverTellsOfIt(@ForAll("days") List<Step> steps) {
        Rig rig = Rig.ordinary();
        rig.submit(Rig.best(1, Side.SELL, SHARES));
        List<Notice> notices = new ArrayList<>();
        List<ScriptedAnswer> late = new ArrayList<>();
        AtomicReference<OrderStatus> shown = new AtomicReference<>(rig.line(1, SHARES, 0, 0, 0, 0));
        long traded = 0;
        long won = 0;
        long requests = 0;
        for (Step step : steps) {
            switch (step.kind) {
                case TRADE -> {
                    long quantity = 1L + step.number % 3;
                    long price = 70_000L + 100L * (step.number % 2);
                    if (traded + quantity <= SHARES) {
                        notices.add(rig.fillNotice(1, price, quantity));
                        traded += quantity;
                        won += price * quantity;
                        shown.set(rig.line(1, SHARES, traded, won, 0, 0));
                        rig.serveOrders(shown.get());
                    }
                }
                case NOTICE -> {
                    // Late, twice, out of order, or never.
                    if (!notices.isEmpty()) {
                        rig.notices(notices.get(step.number % notices.size()));
                    }
                }
                case LIST -> {
                    rig.send(new Command.RefreshOrders(new RequestId(++requests)));
                    rig.pass(Duration.ofMillis(1_100));
                }
                case ASK_LIST -> {
                    // It may be written at any time until it comes.
                    if (late.isEmpty()) {
                        late.add(rig.lateOrders(() -> List.of(shown.get())));
                        rig.send(new Command.RefreshOrders(new RequestId(++requests)));
                        rig.pass(Duration.ofMillis(1_100));
                    }
                }
                case ANSWER_LIST -> {
                    if (!late.isEmpty() && late.get(0).isAsked()) {
                        late.remove(0).come();
                        rig.settle();
                    }
                }
                case RECONNECT -> {
                    rig.link.stream().cut();
                    rig.pass(Duration.ofSeconds(3));
                }
                case SECOND -> rig.pass(Duration.ofSeconds(1));
                case MINUTE -> rig.pass(Duration.ofMinutes(1));
            }
            assertTrue(told(rig) <= traded, "told " + told(rig) + " of " + traded);
        }

        rig.pass(Duration.ofSeconds(10));
        late.forEach(ScriptedAnswer::come);
        rig.serveOrders(rig.line(1, SHARES, traded, won, 0, 0));
        rig.send(new Command.RefreshOrders(new RequestId(++requests)));
        rig.pass(Duration.ofMinutes(1));

        assertEquals(traded, told(rig));
        assertEquals(
                won,
                rig.heard(Event.Filled.class).stream()
                        .mapToLong(fill -> fill.price() * fill.quantity())
                        .sum());
    }

    private static long told(Rig rig) {
        return rig.heard(Event.Filled.class).stream().mapToLong(Event.Filled::quantity).sum();
    }

    @Provide
    Arbitrary<List<Step>> days() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, Kind.TRADE),
                                Tuple.of(8, Kind.NOTICE),
                                Tuple.of(2, Kind.LIST),
                                Tuple.of(2, Kind.ASK_LIST),
                                Tuple.of(2, Kind.ANSWER_LIST),
                                Tuple.of(1, Kind.RECONNECT),
                                Tuple.of(3, Kind.SECOND),
                                Tuple.of(1, Kind.MINUTE)),
                        Arbitraries.integers().between(0, 20))
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(30);
    }
}
