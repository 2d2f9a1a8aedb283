package jeoul.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.TreeMap;
import jeoul.engine.journal.AccountHash;
import jeoul.engine.journal.Journal;
import jeoul.engine.journal.MemoryJournal;
import jeoul.engine.journal.RunStart;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * The executor's laws for a program that is killed again and again: before a step is kept, after it
 * and before its commands have left, and between them. {@link AdversarialDay} checks them at every
 * step: no order leaves twice, nothing leaves beside an unknown order, no share is astray.
 */
class RecoveryProperties {

    private static final int KILL_EVERY = 12;

    @Property(tries = 1_000)
    void killedAnywhereItSendsNothingTwiceAndEveryShareIsAccountedFor(@ForAll long seed) {
        AdversarialDay day = killedDay(seed);

        day.live();

        assertTrue(day.executor().isFinished());
        for (ExecutionResult.ParentResult parent : day.executor().result().parents()) {
            long missing = parent.causes().values().stream().mapToLong(Long::longValue).sum();
            assertEquals(parent.order().quantity() - parent.filled(), missing);
        }
    }

    @Property
    void theWholeJournalOfAKilledDayLeadsToTheSameResult(@ForAll long seed) {
        AdversarialDay day = killedDay(seed);
        day.live();

        Executor again = Recovery.replay(day.plan(), day.journal());

        assertEquals(day.executor().result(), again.result());
        assertEquals(day.executor().orderIds(), again.orderIds());
    }

    @Property
    void anyPlanIsReadFromItsJournalAsItWas(@ForAll long seed) {
        ExecutionPlan plan = new AdversarialDay(seed).plan();
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("seed", Long.toString(seed));

        RunStart start = JournalledPlan.toJournal(plan, new AccountHash("0".repeat(64)), settings);

        assertEquals(plan, JournalledPlan.fromJournal(start));
        assertEquals(Long.toString(seed), start.setting("seed"));
    }

    /** Guards the laws above against days in which nobody is killed. */
    @Test
    void theDaysAreKilledAndGoOn() {
        int killed = 0;
        int neverLeft = 0;
        long unknown = 0;
        long filled = 0;
        for (long seed = 1; seed <= 200; seed++) {
            AdversarialDay day = killedDay(seed);
            day.live();
            killed += day.killed();
            neverLeft += day.neverLeft();
            unknown += day.executor().counts().unknown();
            filled += day.executor().counts().filled();
        }

        assertTrue(killed > 400, killed + " kills");
        assertTrue(neverLeft > 100, neverLeft + " commands never left");
        assertTrue(unknown > 100, unknown + " orders unknown");
        assertTrue(filled > 200, filled + " orders filled");
    }

    private static AdversarialDay killedDay(long seed) {
        Journal journal = new MemoryJournal();
        return new AdversarialDay(seed, plan -> journal, KILL_EVERY);
    }
}
