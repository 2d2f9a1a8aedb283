package jeoul.kis.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Side;
import jeoul.engine.order.ClientOrderId;
import jeoul.kis.link.Call;
import jeoul.kis.wire.Endpoint;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SendOnceProperties {

    /** What becomes of one call, and whether the order may stand afterwards. */
    private enum Fate {
        TAKEN(true),
        REFUSED(true),
        CUT_LATE(true),
        GATEWAY(true),
        NO_JSON(true),
        NEVER_SEEN_CODE(true),
        CUT_EARLY(false),
        TOO_MANY(false),
        TOKEN_DEAD(false);

        private final boolean settles;

        Fate(boolean settles) {
            this.settles = settles;
        }
    }

    @Property
    void noOrderThatMayStandIsSentAgain(@ForAll("fates") List<Fate> fates) {
        Rig rig = Rig.ordinary();
        List<String> arrived = new ArrayList<>();
        rig.link.usually(
                Endpoint.SELL,
                call -> {
                    int turn = rig.link.count(Endpoint.SELL) - 1;
                    Fate fate = turn < fates.size() ? fates.get(turn) : Fate.TAKEN;
                    String order = quantity(call);
                    assertTrue(!arrived.contains(order), "sent again: " + order);
                    if (fate.settles) {
                        arrived.add(order);
                    }
                    return reaction(rig, fate);
                });

        for (int i = 1; i <= 6; i++) {
            rig.send(new Command.Submit(Rig.best(i, Side.SELL, i)));
        }
        rig.pass(Duration.ofMinutes(30));

        for (int i = 1; i <= 6; i++) {
            assertEquals(1, fateOf(rig, Rig.id(i)), "order " + i + " in " + rig.story());
        }
    }

    private static long fateOf(Rig rig, ClientOrderId id) {
        long accepted =
                rig.heard(Event.Accepted.class).stream().filter(e -> e.order().equals(id)).count();
        long rejected =
                rig.heard(Event.Rejected.class).stream().filter(e -> e.order().equals(id)).count();
        long unknown =
                rig.heard(Event.OutcomeUnknown.class).stream()
                        .filter(e -> e.order().equals(id))
                        .count();
        return accepted + rejected + unknown;
    }

    private static String quantity(Call call) {
        String key = "\"ORD_QTY\":\"";
        int from = call.body().indexOf(key) + key.length();
        return call.body().substring(from, call.body().indexOf('"', from));
    }

    private static ScriptedLink.Reaction reaction(Rig rig, Fate fate) {
        return switch (fate) {
            case TAKEN -> rig.taken();
            case REFUSED -> ScriptedLink.refusal(200, "40240000", "모의투자 잔고내역이 없습니다.");
            case CUT_LATE -> ScriptedLink.lost(true);
            case GATEWAY -> ScriptedLink.refusal(500, "EGW00302", "거래시간이 초과되었습니다.");
            case NO_JSON -> ScriptedLink.answer(503, "", "Service Unavailable");
            case NEVER_SEEN_CODE -> ScriptedLink.refusal(500, "XYZ00001", "?");
            case CUT_EARLY -> ScriptedLink.lost(false);
            case TOO_MANY -> ScriptedLink.refusal(500, "EGW00215", "초당 거래건수");
            case TOKEN_DEAD -> ScriptedLink.refusal(500, "EGW00123", "기간이 만료된 token 입니다.");
        };
    }

    @Provide
    Arbitrary<List<Fate>> fates() {
        return Arbitraries.of(Fate.class).list().ofMaxSize(25);
    }
}
