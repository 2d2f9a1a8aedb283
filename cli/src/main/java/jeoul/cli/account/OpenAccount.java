package jeoul.cli.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Tape;
import jeoul.engine.broker.Timeline;
import jeoul.engine.market.Symbol;

/**
 * An account that is open: the engine's ports, and what a person wants to know beside. Methods that
 * ask the broker wait for the answer, and throw {@link UnreachableException} where there is none.
 */
public interface OpenAccount extends AutoCloseable {

    Broker broker();

    MarketData market();

    Timeline timeline();

    /**
     * Has the phases of symbols told from now on, where the broker has to be asked to; in the order
     * of their weight, as a broker may tell of some only.
     */
    default void follow(List<Symbol> symbols) {}

    /** Has the lists of orders that are asked for from now on be those of a day that is over. */
    void recall(LocalDate day);

    /**
     * Has every book and trade of the symbols followed told as the broker streams it; before the
     * first is followed.
     */
    void listen(Tape tape);

    /** Names, prices and what else stands in the account; of the last account refreshed. */
    Holdings holdings();

    /**
     * What may be bought now.
     *
     * @param withCma whether money in the account's CMA counts
     */
    Buyable buyable(boolean withCma);

    /**
     * Whether the exchange opens on a day, by the broker's own calendar.
     *
     * @return empty where it keeps none, or does not know the day
     */
    Optional<Boolean> opensOn(LocalDate date);

    /** When the access token in use was issued; empty where there is none. */
    Optional<Instant> tokenIssued();

    @Override
    void close();

    /**
     * What an account holds, for people.
     *
     * @param rows shares that may be traded, by symbol
     * @param others what is no share we trade
     */
    record Holdings(List<Row> rows, List<Other> others) {
        public Holdings {
            rows = List.copyOf(rows);
            others = List.copyOf(others);
        }
    }

    /**
     * One holding.
     *
     * @param price won per share now
     * @param loanShares of them bought with a loan: never sold
     */
    record Row(Symbol symbol, String name, long price, long loanShares) {
        public Row {
            Objects.requireNonNull(symbol, "symbol");
            Objects.requireNonNull(name, "name");
        }
    }

    /** Something else, such as a warrant or shares that were lent to us. */
    record Other(String code, String name, long quantity) {}

    /**
     * Won that buy orders may use.
     *
     * @param cash without credit
     * @param withCredit what the broker would let us buy for; more than the cash where the
     *     account's margin is below 100 per cent
     */
    record Buyable(long cash, long withCredit) {}
}
