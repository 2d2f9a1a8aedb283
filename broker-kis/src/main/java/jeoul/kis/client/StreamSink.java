package jeoul.kis.client;

import java.util.List;
import java.util.Set;
import jeoul.engine.market.Symbol;
import jeoul.kis.wire.BookTick;
import jeoul.kis.wire.Notice;
import jeoul.kis.wire.TradeTick;

/** Takes what the stream says. */
interface StreamSink {

    /** Whether the market is open by the clock. */
    boolean inSession();

    void subscribed(Symbol symbol);

    /** Another symbol has its place: nothing is heard of it any more. */
    void unsubscribed(Symbol symbol);

    /** Symbols whose books must be heard. */
    Set<Symbol> busy();

    /** Everything is subscribed to that can be. */
    void up();

    void book(BookTick tick);

    void trade(TradeTick tick);

    void notices(List<Notice> frame);

    /** A notice came that cannot be read: something happened to an order. */
    void unreadableNotice();

    /** The stream ended, or an attempt to open it came to nothing. */
    void lost(String reason);
}
