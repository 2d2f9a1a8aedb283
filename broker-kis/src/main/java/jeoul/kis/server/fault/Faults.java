package jeoul.kis.server.fault;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import jeoul.engine.market.Seoul;
import jeoul.kis.server.fault.FaultScript.CallRule;
import jeoul.kis.server.fault.FaultScript.NoticeRule;
import jeoul.kis.server.fault.FaultScript.TimedRule;
import jeoul.kis.wire.Endpoint;

/**
 * A script in progress. The same calls, notices and times with the same seed go wrong in the same
 * way.
 */
public final class Faults {

    private final List<Counted<CallRule>> calls = new ArrayList<>();
    private final List<Counted<NoticeRule>> notices = new ArrayList<>();
    private final List<TimedRule> times;
    private Instant done;

    /**
     * @param start of the session: what is earlier on its first day is left out
     */
    public Faults(FaultScript script, long seed, Instant start) {
        SplittableRandom random = new SplittableRandom(seed);
        script.calls().forEach(rule -> calls.add(new Counted<>(rule, random.split())));
        script.notices().forEach(rule -> notices.add(new Counted<>(rule, random.split())));
        this.times = script.times().stream().sorted(Comparator.comparing(TimedRule::at)).toList();
        this.done = start;
    }

    /** Nothing goes wrong. */
    public static Faults none() {
        return new Faults(FaultScript.NONE, 0, Instant.EPOCH);
    }

    /** What goes wrong with a call that comes now. */
    public List<CallFault> onCall(Endpoint endpoint) {
        List<CallFault> found = new ArrayList<>();
        for (Counted<CallRule> counted : calls) {
            if (counted.rule.target().covers(endpoint) && counted.next(counted.rule.occasion())) {
                found.add(counted.rule.fault());
            }
        }
        return found;
    }

    /** What goes wrong with a notice that is due now. */
    public List<NoticeFault> onNotice() {
        List<NoticeFault> found = new ArrayList<>();
        for (Counted<NoticeRule> counted : notices) {
            if (counted.next(counted.rule.occasion())) {
                found.add(counted.rule.fault());
            }
        }
        return found;
    }

    /** When something goes wrong next by the clock; {@link Instant#MAX} for never. */
    public Instant nextAt() {
        return times.isEmpty() ? Instant.MAX : next().at();
    }

    /** What went wrong by the clock up to now and was not handed over before, oldest first. */
    public List<TimedFault> due(Instant now) {
        List<TimedFault> due = new ArrayList<>();
        while (!times.isEmpty() && !next().at().isAfter(now)) {
            Due next = next();
            for (TimedRule rule : times) {
                if (rule.at().equals(next.time)) {
                    due.add(rule.fault());
                }
            }
            done = next.at();
        }
        return due;
    }

    /** The first time of a rule after what is done. */
    private Due next() {
        LocalDate today = Seoul.dateOf(done);
        for (TimedRule rule : times) {
            Due due = new Due(Seoul.at(today, rule.at()), rule.at());
            if (due.at.isAfter(done)) {
                return due;
            }
        }
        LocalTime first = times.get(0).at();
        return new Due(Seoul.at(today.plusDays(1), first), first);
    }

    private record Due(Instant at, LocalTime time) {}

    private static final class Counted<R> {
        private final R rule;
        private final SplittableRandom random;
        private long count;

        Counted(R rule, SplittableRandom random) {
            this.rule = rule;
            this.random = random;
        }

        boolean next(Occasion occasion) {
            return occasion.is(++count, random);
        }
    }
}
