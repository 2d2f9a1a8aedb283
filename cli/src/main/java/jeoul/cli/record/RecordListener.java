package jeoul.cli.record;

import java.time.Instant;
import jeoul.engine.market.Symbol;

/** Is told how a recording goes, for a person. */
public interface RecordListener {

    /**
     * A symbol is being asked about; on a mock account that takes some seconds each.
     *
     * @param number 1 for the first
     */
    void asking(Symbol symbol, int number, int of);

    /**
     * Everything is asked for.
     *
     * @param end when it ends unless somebody stops it before
     */
    void begun(Instant end);

    /** After each wait, which is often. */
    void waited(Instant now, long quotes, long trades, boolean up);

    /** Nothing is heard from now on. */
    void lost(String reason, Instant at);

    /** The stream is up again. */
    void back(RecordedSession.Gap gap);
}
