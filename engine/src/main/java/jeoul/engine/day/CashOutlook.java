package jeoul.engine.day;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import jeoul.engine.account.ChargeBook;
import jeoul.engine.execute.ExecutionPlan.SymbolLimits;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.schedule.ParentOrder;
import jeoul.engine.schedule.Schedule;

/**
 * Whether the cash will do, before anything is sent: every slice at its time, filled at the plan's
 * price, a buy without a price holding back the upper limit price while it is checked.
 *
 * @param least the smallest difference between what was orderable and what a buy held back, won;
 *     negative if a buy would be refused
 * @param leastAt when
 * @param firstShort when the first buy would be refused
 */
public record CashOutlook(long least, Instant leastAt, Optional<Instant> firstShort) {

    /** One slice at its time. */
    private record Due(Instant at, ParentOrder parent, long quantity) {}

    /**
     * @param listings of every symbol to trade
     * @param limits of every symbol to trade
     * @param withSales false for the worst case, in which no sale is filled
     * @return empty if nothing is to be bought
     */
    public static Optional<CashOutlook> of(
            DayTerms terms,
            PlannedDay planned,
            NavigableMap<Symbol, Listing> listings,
            List<SymbolLimits> limits,
            boolean withSales) {
        boolean named = terms.strategy().order().pricing().namesPrice();
        ChargeBook charges =
                new ChargeBook(terms.charges(), terms.calendar().settlement(terms.day().date()));
        long cash = planned.before().cash().orderable();
        long least = Long.MAX_VALUE;
        Instant leastAt = null;
        Instant firstShort = null;
        for (Due due : slices(planned)) {
            ParentOrder parent = due.parent();
            Listing listing = listings.get(parent.symbol());
            long won = Math.multiplyExact(parent.decisionPrice(), due.quantity());
            if (parent.side() == Side.SELL) {
                if (withSales) {
                    cash += won - charge(charges, listing, parent, due);
                }
                continue;
            }
            long price = named ? parent.decisionPrice() : upper(limits, parent.symbol());
            long held = Math.multiplyExact(price, due.quantity());
            held += charges.ifTraded(listing, Side.BUY, held).total();
            if (cash - held < least) {
                least = cash - held;
                leastAt = due.at();
            }
            if (held > cash) {
                firstShort = firstShort == null ? due.at() : firstShort;
            } else {
                cash -= won + charge(charges, listing, parent, due);
            }
        }
        return leastAt == null
                ? Optional.empty()
                : Optional.of(new CashOutlook(least, leastAt, Optional.ofNullable(firstShort)));
    }

    private static long charge(ChargeBook charges, Listing listing, ParentOrder parent, Due due) {
        return charges.charge(listing, parent.side(), parent.decisionPrice(), due.quantity())
                .total();
    }

    private static long upper(List<SymbolLimits> limits, Symbol symbol) {
        return limits.stream()
                .filter(each -> each.symbol().equals(symbol))
                .mapToLong(each -> each.limits().upper())
                .findFirst()
                .orElseThrow();
    }

    private static List<Due> slices(PlannedDay planned) {
        List<Due> slices = new ArrayList<>();
        for (ParentOrder parent : planned.parents()) {
            Schedule schedule = parent.schedule();
            for (long k = 0; k < schedule.count(); k++) {
                slices.add(new Due(schedule.timeOf(k), parent, schedule.quantityOf(k)));
            }
        }
        // Stable: at one time in the order of the symbols, as they are sent.
        slices.sort(Comparator.comparing(Due::at));
        return slices;
    }
}
