package jeoul.sim;

import java.time.LocalDate;
import java.util.List;
import jeoul.engine.account.AccountSnapshot;
import jeoul.engine.market.Symbol;
import jeoul.sim.flow.SymbolDay;

/** What a simulated broker has beside the ports that a live one has too. */
public interface Simulation {

    /** The trading date, or the last one on a closed day. */
    LocalDate date();

    /**
     * Lets the rest of the day and the night pass, to the start of the next trading day. What
     * happens meanwhile can be polled afterwards.
     *
     * @return the next trading day
     */
    LocalDate closeDay();

    /**
     * Lists other symbols, or the same at other prices, for the day that has just begun: nothing
     * was sent yet.
     *
     * @param symbols of the trading date, each once; what is held and not listed cannot be sold
     * @throws IllegalStateException once the day is under way
     */
    void relist(List<SymbolDay> symbols);

    /**
     * Shares held are split or merged: each {@code from} become {@code to}. What does not divide is
     * lost.
     *
     * @throws IllegalStateException if sell orders of the symbol are open
     */
    void split(Symbol symbol, long from, long to);

    /** The account as the broker's books have it now. */
    AccountSnapshot account();

    /** What buy orders may use now, won. */
    long orderable();

    /** The least orderable cash of the day so far. */
    CashLow cashLow();

    /** Order messages of the day so far, on all books, everybody's. */
    long messages();

    /** Trades of the day so far, on all books. */
    long trades();
}
