package jeoul.kis.server.fault;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderType;

/** The rules of what goes wrong, of calls, of notices and at times of the session. */
public record FaultScript(List<CallRule> calls, List<NoticeRule> notices, List<TimedRule> times) {

    /** Nothing goes wrong. */
    public static final FaultScript NONE = new FaultScript(List.of(), List.of(), List.of());

    private static final List<CallTarget> TARGETS = List.of(CallTarget.values());

    public FaultScript {
        calls = List.copyOf(calls);
        notices = List.copyOf(notices);
        times = List.copyOf(times);
    }

    /** A rule about calls. */
    public record CallRule(CallTarget target, Occasion occasion, CallFault fault) {}

    /** A rule about notices. */
    public record NoticeRule(Occasion occasion, NoticeFault fault) {}

    /**
     * A rule about a time of every day of the session.
     *
     * @param at Korean time
     */
    public record TimedRule(LocalTime at, TimedFault fault) {}

    /**
     * The rules in a text: one a line, blank lines and what follows a {@code #} left out.
     *
     * <pre>
     * order 3        lose-answer       # the third order
     * orders 1..4    lag 30s           # the first four lists of orders
     * any every 50   refuse-rate
     * notice 10%     repeat            # one in ten, by chance
     * at 10:15:00    foreign buy 005930 best-opposite 10
     * </pre>
     *
     * @param source names the text in messages
     * @throws jeoul.engine.InputException if a line cannot be read; says which and what would be
     *     right
     */
    public static FaultScript parse(String source, String text) {
        return new FaultParser(source).parse(text);
    }

    /**
     * A mix of everything, drawn from a seed: which rules, how often, and when.
     *
     * @param symbols what foreign orders are placed in; none are if there is none
     */
    public static FaultScript random(long seed, List<Symbol> symbols) {
        SplittableRandom random = new SplittableRandom(seed);
        List<CallRule> calls = new ArrayList<>();
        for (CallFault.Kind kind : CallFault.Kind.values()) {
            if (random.nextInt(3) > 0) {
                calls.add(
                        new CallRule(
                                target(kind, random),
                                new Occasion.Chance(random.nextDouble(0.005, 0.08)),
                                new CallFault(
                                        kind,
                                        kind.takesTime()
                                                ? Duration.ofMillis(random.nextLong(50, 20_000))
                                                : Duration.ZERO)));
            }
        }
        List<NoticeRule> notices = new ArrayList<>();
        for (NoticeFault.Kind kind : NoticeFault.Kind.values()) {
            if (random.nextInt(3) > 0) {
                notices.add(
                        new NoticeRule(
                                new Occasion.Chance(random.nextDouble(0.01, 0.3)),
                                new NoticeFault(
                                        kind,
                                        kind == NoticeFault.Kind.DELAY
                                                ? Duration.ofMillis(random.nextLong(50, 20_000))
                                                : Duration.ZERO)));
            }
        }
        return new FaultScript(calls, notices, times(random, symbols));
    }

    private static CallTarget target(CallFault.Kind kind, SplittableRandom random) {
        // Lists are what goes wrong with these.
        return kind == CallFault.Kind.LAG || kind == CallFault.Kind.EMPTY
                ? (random.nextBoolean() ? CallTarget.ORDERS : CallTarget.BALANCE)
                : TARGETS.get(random.nextInt(TARGETS.size()));
    }

    private static List<TimedRule> times(SplittableRandom random, List<Symbol> symbols) {
        List<TimedRule> times = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            LocalTime at = LocalTime.of(9, 0).plusSeconds(random.nextInt(6 * 3_600));
            int kind = random.nextInt(symbols.isEmpty() ? 2 : 3);
            times.add(
                    new TimedRule(
                            at,
                            kind == 0
                                    ? new TimedFault.Cut()
                                    : kind == 1
                                            ? new TimedFault.ExpireToken()
                                            : foreign(random, symbols)));
        }
        return times;
    }

    private static TimedFault foreign(SplittableRandom random, List<Symbol> symbols) {
        return new TimedFault.ForeignOrder(
                symbols.get(random.nextInt(symbols.size())),
                random.nextBoolean() ? Side.BUY : Side.SELL,
                OrderType.BEST_OPPOSITE,
                OptionalLong.empty(),
                1 + random.nextInt(3));
    }
}
