package jeoul.kis.client;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;

/** What the feed knows of one symbol. */
final class FeedView {

    final Symbol symbol;
    Phase phase = Phase.UNKNOWN;
    boolean byClock;

    /** An inquiry told the phase, and has to be asked again whether it lasts. */
    boolean byInquiry;

    boolean asksAgain;

    /** Its place on the stream went to another: frames that are late count no more. */
    boolean displaced;

    TradingMode mode = TradingMode.CONTINUOUS;
    boolean subscribed;
    Optional<Quote> quote = Optional.empty();
    OptionalLong last = OptionalLong.empty();
    Optional<Quote> told = Optional.empty();
    Instant tellAt = Instant.MIN;
    boolean tellDue;

    FeedView(Symbol symbol) {
        this.symbol = symbol;
    }
}
