package jeoul.kis.client;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.kis.wire.AskingPrice;
import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Price;
import jeoul.kis.wire.QuoteRequest;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A symbol's book: from the stream where it keeps one, otherwise by a call; and its price. */
final class BookInquiry {

    private static final Logger LOG = LoggerFactory.getLogger(BookInquiry.class);

    private final Calls calls;
    private final Feed feed;
    private final Consumer<Event> tell;
    private final Supplier<Instant> now;

    BookInquiry(Calls calls, Feed feed, Consumer<Event> tell, Supplier<Instant> now) {
        this.calls = calls;
        this.feed = feed;
        this.tell = tell;
        this.now = now;
    }

    /**
     * Answers at once if the stream keeps the book.
     *
     * @return false if a call is needed
     */
    boolean answer(RequestId request, Symbol symbol) {
        Optional<Quote> fresh = feed.fresh(symbol);
        fresh.ifPresent(
                quote -> tell.accept(new Event.QuoteRefreshed(request, quote, true, now.get())));
        return fresh.isPresent();
    }

    void ask(RequestId request, Symbol symbol) {
        ask(
                symbol,
                quote -> tell.accept(new Event.QuoteRefreshed(request, quote, true, now.get())),
                reason -> tell.accept(new Event.Unavailable(request, reason, now.get())));
    }

    /** Asks for a book that nobody waits for, so that the feed begins with it. */
    void askForFeed(Symbol symbol) {
        ask(symbol, quote -> {}, reason -> LOG.info("NO_BOOK symbol={} reason={}", symbol, reason));
    }

    /** Asks what keeps a symbol from trading that no stream shows. */
    void askPriceForFeed(Symbol symbol) {
        calls.ask(
                Endpoint.PRICE,
                QuoteRequest.of(symbol),
                ReplyFormat.PRICE,
                new Calls.Answered<>() {
                    @Override
                    public void answered(Reply<Price> reply, Continuation continuation) {
                        Price price = reply.body().orElseThrow();
                        if (price.symbol().equals(symbol)) {
                            feed.read(price);
                        } else {
                            failed("the price of " + price.symbol() + " came", Optional.empty());
                        }
                    }

                    @Override
                    public void failed(String reason, Optional<Verdict> refusal) {
                        LOG.info("NO_PRICE symbol={} reason={}", symbol, reason);
                        feed.unread(symbol);
                    }
                });
    }

    private void ask(Symbol symbol, Consumer<Quote> answered, Consumer<String> failed) {
        calls.ask(
                Endpoint.ASKING_PRICE,
                QuoteRequest.of(symbol),
                ReplyFormat.ASKING_PRICE,
                new Calls.Answered<>() {
                    @Override
                    public void answered(Reply<AskingPrice> reply, Continuation continuation) {
                        AskingPrice book = reply.body().orElseThrow();
                        if (book.symbol().equals(symbol)) {
                            answered.accept(feed.asked(book));
                        } else {
                            failed.accept("the book of " + book.symbol() + " came");
                        }
                    }

                    @Override
                    public void failed(String reason, Optional<Verdict> refusal) {
                        failed.accept(reason);
                    }
                });
    }
}
