package jeoul.kis.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import jeoul.kis.wire.ContextArea;
import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Request;
import jeoul.kis.wire.Verdict;

/**
 * Reads a list page by page. Whether all pages came is part of the answer: where one is missing, or
 * where it is not said that the last one was the last, the list is incomplete.
 */
final class Pages<T> implements Calls.Answered<T> {

    /** More pages than any day has: a server that never ends is not followed further. */
    static final int MOST_PAGES = 2_000;

    private final Calls calls;
    private final Endpoint endpoint;
    private final ReplyFormat<T> format;
    private final Function<ContextArea, Request> request;
    private final ToIntFunction<T> rows;
    private final int pageSize;
    private final Predicate<T> enough;
    private final Taker<T> taker;
    private final List<T> pages = new ArrayList<>();
    private ContextArea asked = ContextArea.FIRST;

    /**
     * @param pageSize rows of a full page
     * @param enough told each page; true if no further one is wanted
     */
    Pages(
            Calls calls,
            Endpoint endpoint,
            ReplyFormat<T> format,
            Function<ContextArea, Request> request,
            ToIntFunction<T> rows,
            int pageSize,
            Predicate<T> enough,
            Taker<T> taker) {
        this.calls = calls;
        this.endpoint = endpoint;
        this.format = format;
        this.request = request;
        this.rows = rows;
        this.pageSize = pageSize;
        this.enough = enough;
        this.taker = taker;
    }

    /** Takes the pages that came, in order, once. */
    interface Taker<T> {

        /**
         * @param missing why there are fewer than all; empty if all that were wanted came
         */
        void pages(List<T> pages, Optional<String> missing);
    }

    void ask() {
        calls.ask(endpoint, request.apply(asked), format, this);
    }

    @Override
    public void answered(Reply<T> reply, Continuation continuation) {
        T page = reply.body().orElseThrow();
        pages.add(page);
        ContextArea following = reply.context();
        boolean more = continuation.hasMore();
        if (enough.test(page)) {
            end(Optional.empty());
        } else if (!more) {
            // A blank header beside a full page and a key says nothing about what follows.
            boolean unsaid =
                    continuation == Continuation.NONE
                            && rows.applyAsInt(page) >= pageSize
                            && !following.isBlank();
            end(unsaid ? Optional.of("it is not said whether pages follow") : Optional.empty());
        } else if (following.isBlank() || following.equals(asked)) {
            end(Optional.of("the next page has no key"));
        } else if (pages.size() >= MOST_PAGES) {
            end(Optional.of("more than " + MOST_PAGES + " pages"));
        } else {
            asked = following;
            calls.askNext(endpoint, request.apply(asked), format, true, this);
        }
    }

    @Override
    public void failed(String reason, Optional<Verdict> refusal) {
        end(Optional.of(reason));
    }

    private void end(Optional<String> missing) {
        taker.pages(List.copyOf(pages), missing);
    }
}
