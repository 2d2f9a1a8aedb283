package jeoul.engine.broker;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import jeoul.engine.account.Position;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Quote.Level;
import jeoul.engine.market.Symbol;

/**
 * What a venue has to show for a sentence of {@link BrokerContract}: an account, and books in which
 * nobody else acts. Commission is 0.0140527 % and charges are floored to whole won over a day,
 * symbol and side.
 *
 * @param startsAt when the conversation begins; the books stand from 09:01 at the latest
 * @param cash won, settled
 */
public record Scenario(
        VenueProfile profile,
        LocalDate date,
        LocalTime startsAt,
        long cash,
        List<Position> holdings,
        List<Book> books) {

    public static final Symbol SAMSUNG = new Symbol("005930");
    public static final Symbol ECOPRO = new Symbol("247540");

    /** A Thursday, with an ordinary Friday and Monday after it. */
    public static final LocalDate DATE = LocalDate.of(2026, 3, 5);

    /**
     * Ten million won, 50 shares of Samsung, 09:10. Samsung: base 70,000, limits 49,000 to 91,000,
     * tick 100. Ecopro: base 20,000, limits 14,000 to 26,000, tick 50.
     */
    public static final Scenario ORDINARY =
            new Scenario(
                    VenueProfile.REAL,
                    DATE,
                    LocalTime.of(9, 10),
                    10_000_000,
                    List.of(new Position(SAMSUNG, 50, 50)),
                    List.of(
                            new Book(
                                    Listing.stock(SAMSUNG, "삼성전자", Market.KOSPI),
                                    70_000,
                                    List.of(new Level(70_100, 10), new Level(70_200, 20)),
                                    List.of(new Level(70_000, 15), new Level(69_900, 30))),
                            new Book(
                                    Listing.stock(ECOPRO, "에코프로비엠", Market.KOSDAQ),
                                    20_000,
                                    List.of(new Level(20_050, 100)),
                                    List.of(new Level(20_000, 100)))));

    public Scenario {
        holdings = List.copyOf(holdings);
        books = List.copyOf(books);
    }

    public Scenario with(VenueProfile other) {
        return new Scenario(other, date, startsAt, cash, holdings, books);
    }

    public Scenario withCash(long won) {
        return new Scenario(profile, date, startsAt, won, holdings, books);
    }

    public Scenario startingAt(LocalTime time) {
        return new Scenario(profile, date, time, cash, holdings, books);
    }

    /**
     * A symbol and what others offer and want of it, for the whole of continuous trading.
     *
     * @param asks best first
     * @param bids best first
     */
    public record Book(Listing listing, long basePrice, List<Level> asks, List<Level> bids) {
        public Book {
            asks = List.copyOf(asks);
            bids = List.copyOf(bids);
        }
    }
}
