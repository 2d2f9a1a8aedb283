package jeoul.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.broker.Command;
import jeoul.engine.schedule.ParentOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * The executor's laws under any order of events that the ports allow. A day is cheap and what
 * breaks a law may happen on one of ten thousand, so far more are tried than usual.
 */
class ExecutorProperties {

    private static final int SAMPLED_DAYS = 200;

    /** A venue that drops one list in six and cuts one in four short may have to be asked often. */
    private static final Duration SOON = Duration.ofMinutes(15);

    @Property(tries = 2_000)
    void everyShareIsAccountedForAndTheDayEndsWhateverTheVenueDoes(@ForAll long seed) {
        AdversarialDay day = new AdversarialDay(seed);

        day.live();

        assertTrue(day.executor().isFinished());
        assertTrue(
                day.executor().counts().foreign() <= day.venue().foreignOrders(),
                "an order of ours taken for somebody else's");
        assertTrue(
                day.executor().result().halts().stream()
                        .noneMatch(halt -> halt.reason().startsWith("order N")),
                "halted for an order of ours");
        for (ExecutionResult.ParentResult parent : day.executor().result().parents()) {
            long missing = parent.causes().values().stream().mapToLong(Long::longValue).sum();
            assertEquals(parent.order().quantity() - parent.filled(), missing);
        }
    }

    @Property(tries = 2_000)
    void theSameEventsGiveTheSameCommands(@ForAll long seed) {
        AdversarialDay day = new AdversarialDay(seed);
        day.live();

        Executor fresh = new Executor(day.plan());
        List<Command> commands = new ArrayList<>();
        day.heard().forEach(event -> commands.addAll(fresh.on(event)));

        assertEquals(day.commands(), commands);
        assertEquals(day.executor().result(), fresh.result());
    }

    @Property(tries = 1_000)
    void aStoppedRunSendsNothingAndEndsSoonWhateverTheVenueDoes(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int events) {
        AdversarialDay day = new AdversarialDay(seed).stoppingAfter(events);

        day.live();

        assertTrue(day.executor().isFinished());
        day.wentOn().ifPresent(time -> assertTrue(time.compareTo(SOON) <= 0, "it took " + time));
        for (ExecutionResult.ParentResult parent : day.executor().result().parents()) {
            long missing = parent.causes().values().stream().mapToLong(Long::longValue).sum();
            assertEquals(parent.order().quantity() - parent.filled(), missing);
        }
    }

    /** Guards the laws above against a venue that never comes to what they are about. */
    @Test
    void theDaysReachWhatTheLawsAreAbout() {
        long absentByHoldings = 0;
        long unknown = 0;
        long foreign = 0;
        long falselyCancelled = 0;
        long denials = 0;
        long adopted = 0;
        int beside = 0;
        int crossed = 0;
        int unknownOpen = 0;
        for (long seed = 1; seed <= SAMPLED_DAYS; seed++) {
            AdversarialDay day = new AdversarialDay(seed);
            day.live();
            absentByHoldings += day.absentByHoldings();
            unknown += day.executor().counts().unknown();
            foreign += day.executor().counts().foreign();
            for (ExecutionResult.Halt halt : day.executor().result().halts()) {
                beside += halt.reason().startsWith("order F") ? 1 : 0;
                crossed += halt.reason().startsWith("won per") ? 1 : 0;
                unknownOpen += halt.reason().startsWith("unknown") ? 1 : 0;
            }
            adopted += day.venue().adopted();
            denials += day.executor().result().denials().size();
            for (ParentOrder parent : day.plan().parents()) {
                falselyCancelled += day.venue().falselyCancelled(parent.symbol());
            }
        }

        assertTrue(absentByHoldings > 0, "absence was never proven by holdings");
        assertTrue(unknown > SAMPLED_DAYS / 2, unknown + " unknown outcomes");
        assertTrue(foreign > 0, "no foreign order was seen");
        assertTrue(falselyCancelled > 0, "no fill came after its cancel");
        assertTrue(beside > 0, "nothing was halted beside an order of somebody else");
        assertTrue(crossed > 0, "nothing was halted for a limit");
        assertTrue(unknownOpen > 0, "nothing was halted for unknown outcomes");
        assertTrue(adopted > 0, "no order was adopted");
        assertTrue(denials > 0, "no limit was reached");
    }
}
