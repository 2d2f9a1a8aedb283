package jeoul.kis.server;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jeoul.kis.wire.ContextArea;
import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.ReplyFormat;

/**
 * Lists cut into pages. All pages of one list are of the moment its first was asked for. The key
 * text alone says where a list goes on: some clients send nothing else back.
 */
final class Pages {

    /** Lists that can be gone on with at once. */
    private static final int MOST = 100;

    private static final Pattern KEY = Pattern.compile("([0-9]{8})!\\^([0-9]{8})!\\^");

    private final Map<Long, Cut<?, ?>> lists = new Bounded<>(MOST);
    private long count;

    /**
     * Answers with the first page.
     *
     * @param code of the success
     * @param condition what was asked for, as it is echoed
     * @param body makes a page of its rows
     */
    <R, T> void begin(
            OpenCall call,
            ReplyFormat<T> format,
            String code,
            String condition,
            int size,
            List<R> rows,
            Function<List<R>, T> body) {
        Cut<R, T> cut =
                new Cut<>(call.endpoint(), ++count, format, code, condition, size, rows, body);
        if (cut.rows.size() > size) {
            lists.put(cut.number, cut);
        }
        cut.answer(call, 0);
    }

    /** Answers with a later page, if the call asks for one of a list still known. */
    boolean goOn(OpenCall call) {
        Matcher key = KEY.matcher(call.fields().blankable("CTX_AREA_NK100"));
        if (!key.matches()) {
            return false;
        }
        Cut<?, ?> cut = lists.get(Long.valueOf(key.group(1)));
        int from = Integer.parseInt(key.group(2));
        if (cut == null || cut.endpoint != call.endpoint() || from >= cut.rows.size()) {
            return false;
        }
        cut.answer(call, from);
        return true;
    }

    private record Cut<R, T>(
            Endpoint endpoint,
            long number,
            ReplyFormat<T> format,
            String code,
            String condition,
            int size,
            List<R> rows,
            Function<List<R>, T> body) {

        private Cut {
            rows = List.copyOf(rows);
        }

        void answer(OpenCall call, int from) {
            int to = Math.min(rows.size(), from + size);
            boolean more = to < rows.size();
            call.page(
                    format,
                    code,
                    body.apply(rows.subList(from, to)),
                    new ContextArea(condition, more ? key(to) : ""),
                    continuation(from == 0, more));
        }

        private String key(int to) {
            return String.format(Locale.ROOT, "%08d!^%08d!^", number, to);
        }

        private static Continuation continuation(boolean first, boolean more) {
            if (more) {
                return first ? Continuation.FIRST : Continuation.MORE;
            }
            return first ? Continuation.LAST : Continuation.END;
        }
    }

    /** The condition of an account's list: some of what was asked for. */
    static String condition(OpenCall call, String... names) {
        StringBuilder condition = new StringBuilder();
        for (String name : names) {
            condition.append(call.fields().blankable(name)).append("!^");
        }
        return Optional.of(condition.toString()).filter(text -> text.length() <= 100).orElse("");
    }
}
