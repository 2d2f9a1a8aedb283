package jeoul.kis.server.fault;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jeoul.engine.InputException;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.kis.server.fault.FaultScript.CallRule;
import jeoul.kis.server.fault.FaultScript.NoticeRule;
import jeoul.kis.server.fault.FaultScript.TimedRule;

/** Reads a script of faults. */
final class FaultParser {

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|m)");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})(?:\\.\\.([0-9]{1,9}))?");
    private static final Pattern PERCENT = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3})?)%");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,9}");

    private static final String RULE =
            "WHICH WHEN WHAT, such as 'order 3 lose-answer', 'notice 10% repeat' or"
                    + " 'at 10:15:00 cut'";
    private static final String FOREIGN =
            "'foreign buy|sell SYMBOL TYPE [PRICE] QUANTITY', such as"
                    + " 'foreign buy 005930 limit 70000 10'";

    private final String source;
    private final List<CallRule> calls = new ArrayList<>();
    private final List<NoticeRule> notices = new ArrayList<>();
    private final List<TimedRule> times = new ArrayList<>();
    private int line;

    FaultParser(String source) {
        this.source = source;
    }

    FaultScript parse(String text) {
        for (String raw : text.split("\\R", -1)) {
            line++;
            int comment = raw.indexOf('#');
            String rule = (comment < 0 ? raw : raw.substring(0, comment)).strip();
            if (!rule.isEmpty()) {
                rule(new ArrayList<>(Arrays.asList(rule.split("\\s+"))));
            }
        }
        return new FaultScript(calls, notices, times);
    }

    private void rule(List<String> words) {
        String which = words.remove(0);
        if (which.equals("at")) {
            timed(words);
            return;
        }
        Occasion occasion = occasion(words);
        if (which.equals("notice")) {
            notices.add(new NoticeRule(occasion, noticeFault(words)));
            return;
        }
        CallTarget target =
                named(CallTarget.values(), which)
                        .orElseThrow(
                                () -> wrong(which, "notice, at, " + names(CallTarget.values())));
        calls.add(new CallRule(target, occasion, callFault(words)));
    }

    private Occasion occasion(List<String> words) {
        String word = take(words, RULE);
        if (word.equals("every")) {
            return new Occasion.Every(count(take(words, "a number after 'every'")));
        }
        Matcher percent = PERCENT.matcher(word);
        if (percent.matches() && Double.parseDouble(percent.group(1)) <= 100) {
            return new Occasion.Chance(Double.parseDouble(percent.group(1)) / 100);
        }
        Matcher range = RANGE.matcher(word);
        if (range.matches()) {
            long first = Long.parseLong(range.group(1));
            long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
            if (first >= 1 && last >= first) {
                return new Occasion.Range(first, last);
            }
        }
        throw wrong(word, "a number such as 3, a range such as 1..4, 'every 5' or 2.5%");
    }

    private CallFault callFault(List<String> words) {
        String word = take(words, RULE);
        CallFault.Kind kind =
                named(CallFault.Kind.values(), word)
                        .orElseThrow(() -> wrong(word, names(CallFault.Kind.values())));
        Duration time = kind.takesTime() ? time(words) : Duration.ZERO;
        end(words);
        return new CallFault(kind, time);
    }

    private NoticeFault noticeFault(List<String> words) {
        String word = take(words, RULE);
        NoticeFault.Kind kind =
                named(NoticeFault.Kind.values(), word)
                        .orElseThrow(() -> wrong(word, names(NoticeFault.Kind.values())));
        Duration time = kind == NoticeFault.Kind.DELAY ? time(words) : Duration.ZERO;
        end(words);
        return new NoticeFault(kind, time);
    }

    private void timed(List<String> words) {
        String clock = take(words, "a time such as 10:15:00 after 'at'");
        LocalTime at;
        try {
            at = LocalTime.parse(clock);
        } catch (DateTimeException e) {
            throw wrong(clock, "a time such as 10:15:00");
        }
        String word = take(words, "cut, expire-token or foreign");
        TimedFault fault =
                switch (word) {
                    case "cut" -> new TimedFault.Cut();
                    case "expire-token" -> new TimedFault.ExpireToken();
                    case "foreign" -> foreign(words);
                    default -> throw wrong(word, "cut, expire-token or foreign");
                };
        end(words);
        times.add(new TimedRule(at, fault));
    }

    private TimedFault foreign(List<String> words) {
        String side = take(words, FOREIGN);
        if (!side.equals("buy") && !side.equals("sell")) {
            throw wrong(side, FOREIGN);
        }
        String code = take(words, FOREIGN);
        if (!Symbol.isValid(code)) {
            throw wrong(code, "a symbol such as 005930");
        }
        String name = take(words, FOREIGN);
        OrderType type =
                OrderType.all().stream()
                        .filter(t -> t.toString().equals(name) && !t.equals(OrderType.STOP_LIMIT))
                        .findFirst()
                        .orElseThrow(() -> wrong(name, "an order type such as best-opposite"));
        OptionalLong price = OptionalLong.empty();
        if (type.pricing().namesPrice()) {
            String won = take(words, FOREIGN);
            price = OptionalLong.of(count(won));
            if (price.getAsLong() > Order.MAX_PRICE) {
                throw wrong(won, "a price up to " + Order.MAX_PRICE);
            }
        }
        return new TimedFault.ForeignOrder(
                new Symbol(code),
                side.equals("buy") ? Side.BUY : Side.SELL,
                type,
                price,
                count(take(words, FOREIGN)));
    }

    private Duration time(List<String> words) {
        String word = take(words, "a time such as 500ms, 30s or 2m");
        Matcher time = TIME.matcher(word);
        if (!time.matches() || Long.parseLong(time.group(1)) == 0) {
            throw wrong(word, "a time such as 500ms, 30s or 2m");
        }
        long amount = Long.parseLong(time.group(1));
        return switch (time.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    private long count(String word) {
        if (!COUNT.matcher(word).matches()) {
            throw wrong(word, "a number from 1 up");
        }
        return Long.parseLong(word);
    }

    private String take(List<String> words, String expected) {
        if (words.isEmpty()) {
            throw new InputException(where(), "the line ends too early", expected);
        }
        return words.remove(0);
    }

    private void end(List<String> words) {
        if (!words.isEmpty()) {
            throw wrong(words.get(0), "the end of the line");
        }
    }

    private InputException wrong(String word, String expected) {
        return new InputException(where(), "'" + word + "'", expected);
    }

    private String where() {
        return source + ", line " + line;
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String word) {
        return Arrays.stream(values).filter(value -> name(value).equals(word)).findFirst();
    }

    private static <E extends Enum<E>> String names(E[] values) {
        return Arrays.stream(values).map(FaultParser::name).collect(Collectors.joining(", "));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
