package jeoul.engine.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import jeoul.engine.account.Position;
import jeoul.engine.market.Kind;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.OrderType;
import jeoul.engine.plan.PlanRequest.Tradable;

/** Plan requests as a test tells them. */
final class Requests {

    private final List<ModelPortfolio.Entry> model = new ArrayList<>();
    private final List<Position> holdings = new ArrayList<>();
    private final TreeMap<Symbol, Tradable> market = new TreeMap<>();
    private final TreeSet<Symbol> keep = new TreeSet<>();
    private long cash;
    private double invest = 1;
    private OptionalLong amount = OptionalLong.empty();
    private OrderType type = OrderType.BEST_OPPOSITE;

    static Requests cash(long won) {
        Requests request = new Requests();
        request.cash = won;
        return request;
    }

    Requests model(String... codes) {
        for (String code : codes) {
            model.add(ModelPortfolio.Entry.of(new Symbol(code)));
        }
        return this;
    }

    Requests weight(String code, double weight) {
        model.add(
                new ModelPortfolio.Entry(
                        new Symbol(code), "", OptionalDouble.of(weight), Kind.STOCK));
        return this;
    }

    Requests holds(String code, long quantity) {
        return holds(code, quantity, quantity);
    }

    Requests holds(String code, long quantity, long sellable) {
        holdings.add(new Position(new Symbol(code), quantity, sellable));
        return this;
    }

    Requests price(String code, long price) {
        return price(code, price, TradingMode.CONTINUOUS);
    }

    Requests price(String code, long price, TradingMode mode) {
        market.put(new Symbol(code), new Tradable(price, mode));
        return this;
    }

    Requests invest(double share) {
        this.invest = share;
        return this;
    }

    Requests amount(long won) {
        this.amount = OptionalLong.of(won);
        return this;
    }

    Requests keep(String code) {
        keep.add(new Symbol(code));
        return this;
    }

    Requests orders(OrderType orderType) {
        this.type = orderType;
        return this;
    }

    PlanRequest request() {
        return new PlanRequest(
                new ModelPortfolio(model), holdings, cash, market, invest, amount, keep, type);
    }

    /** The plan, each row as {@code symbol held>target cause rounding}. */
    List<String> planned() {
        return lines(new Planner().plan(request()));
    }

    static List<String> lines(RebalancePlan plan) {
        return plan.rows().stream()
                .map(
                        row ->
                                row.symbol()
                                        + " "
                                        + row.held()
                                        + ">"
                                        + row.target()
                                        + row.heldBack().map(cause -> " " + cause).orElse("")
                                        + " "
                                        + row.roundingWon())
                .toList();
    }
}
