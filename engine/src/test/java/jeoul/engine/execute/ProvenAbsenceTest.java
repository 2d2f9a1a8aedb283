package jeoul.engine.execute;

import static jeoul.engine.execute.Rehearsal.HYNIX;
import static jeoul.engine.execute.Rehearsal.SAMSUNG;
import static jeoul.engine.execute.Rehearsal.buy;
import static jeoul.engine.execute.Rehearsal.id;
import static jeoul.engine.execute.Rehearsal.line;
import static jeoul.engine.execute.Rehearsal.parent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import jeoul.engine.broker.Command;
import jeoul.engine.market.Side;
import jeoul.engine.plan.Cause;
import org.junit.jupiter.api.Test;

/** When an order whose answer was lost is known never to have reached the broker. */
class ProvenAbsenceTest {

    @Test
    void anEmptyOrIncompleteListProvesNothing() {
        Rehearsal day = Rehearsal.of(buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).unknown(1);

        day.lists(true, Map.of());
        day.at("09:11:00").lists(false, Map.of());
        day.at("12:00:00");

        assertEquals(1, day.submits());
        day.end();
        assertEquals(Map.of(Cause.UNKNOWN, 3L), day.causes(SAMSUNG));
    }

    @Test
    void absenceIsProvenBySomethingOfOursSentLater() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of());
        day.at("12:05:00").sent(3).accepted(3).filled(3, 1);
        day.at("12:06:00")
                .answering(day::fillAll)
                .lists(
                        true,
                        Map.of(),
                        line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"),
                        line("N3", SAMSUNG, Side.BUY, 1, "12:05:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(3, day.filled(HYNIX));
    }

    /** Of a revision we know only when its answer came. */
    @Test
    void whatTheVenueTookBeforeProvesNoAbsenceHoweverLateWeHeardOfIt() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of());
        day.at("12:05:00").sent(3).accepted(3).filled(3, 1);

        day.at("12:06:00")
                .answering(day::fillAll)
                .lists(
                        true,
                        Map.of(),
                        line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"),
                        line("N3", SAMSUNG, Side.BUY, 1, "09:10:02"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void anIncompleteListProvesNoAbsenceWhateverItShows() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 3));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of());
        day.at("12:05:00").sent(3).accepted(3).filled(3, 1);

        day.at("12:06:00")
                .answering(day::fillAll)
                .lists(false, Map.of(), line("N3", SAMSUNG, Side.BUY, 1, "12:05:00"));

        day.at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void absenceIsProvenByHoldingsThatAgreeWithAListOfAllOurOrders() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());

        day.at("09:11:00")
                .answering(day::fillAll)
                .lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(3, day.filled(HYNIX));
    }

    /** It may have been sent more than once until then. */
    @Test
    void aListAskedForSoonAfterAnOrderWasGivenUpProvesNothingHoweverLongAgoItWasSent() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1);

        day.at("09:10:20")
                .unknown(1)
                .lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void whatWasSentBeforeAnOrderWasGivenUpProvesNoAbsence() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), parent(SAMSUNG, Side.BUY, 3_000, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1);
        day.at("09:10:07").sent(3).accepted(3).filled(3, 1);

        day.at("09:10:08")
                .unknown(1)
                .lists(
                        true,
                        Map.of(),
                        line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"),
                        line("N3", SAMSUNG, Side.BUY, 1, "09:10:07"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void aListWithoutAnOrderOfOursProvesNothingThoughHoldingsAgree() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3));
        day.at("09:10:00").sent(1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());

        day.at("09:11:00").lists(true, Map.of()).at("09:20:00").lists(true, Map.of());

        day.end();
        assertEquals(1, day.submits());
        assertEquals(Map.of(Cause.UNKNOWN, 3L), day.causes(HYNIX));
    }

    @Test
    void holdingsThatDisagreeProveNothing() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());

        day.at("09:11:00")
                .lists(
                        true,
                        Map.of(SAMSUNG, 1L, HYNIX, 1L),
                        line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("15:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void aListAskedForTooSoonProvesNothingByHoldings() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 3), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);

        day.lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.answering(day::fillAll).at("12:00:00");
        assertEquals(0, day.filled(HYNIX));
    }

    @Test
    void anOrderThoughtAbsentThatAppearsIsCancelled() {
        Rehearsal day = Rehearsal.of(buy(HYNIX, 2), buy(SAMSUNG, 1));
        day.at("09:10:00").sent(1).sent(2).accepted(2).filled(2, 1).unknown(1);
        day.lists(true, Map.of()).at("09:10:06").lists(true, Map.of());
        day.at("09:11:00")
                .lists(true, Map.of(SAMSUNG, 1L), line("N2", SAMSUNG, Side.BUY, 1, "09:10:00"));

        day.accepted(1);

        assertEquals(List.of(new Command.Cancel(id(1), 1)), day.commands(Command.Cancel.class));
    }
}
