package jeoul.engine.journal;

import java.util.Optional;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.RequestId;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;

/** Commands as rows, both ways. */
final class CommandRows {

    private CommandRows() {}

    /**
     * @param place within its step, counted from 1
     */
    static Row write(long step, int place, Command command) {
        Row row = new Row(Tables.COMMAND).put("step", step).put("place", place);
        command.to(new Writer(row));
        return row;
    }

    /**
     * @throws IllegalArgumentException if the row is not that of a command
     */
    static Command read(Row row) {
        String kind = row.exactText("kind");
        return switch (kind) {
            case "submit" ->
                    new Command.Submit(
                            new Order(
                                    order(row),
                                    new Symbol(row.exactText("symbol")),
                                    Side.valueOf(row.exactText("side")),
                                    Notation.type(row.exactText("type")),
                                    row.optionalNumber("price"),
                                    row.number("quantity"),
                                    row.optionalNumber("stop")));
            case "revise" ->
                    new Command.Revise(
                            order(row),
                            new ClientOrderId(row.number("revised_id")),
                            Notation.type(row.exactText("type")),
                            row.optionalNumber("price"),
                            row.number("quantity"));
            case "cancel" -> new Command.Cancel(order(row), row.number("quantity"));
            case "adopt" ->
                    new Command.Adopt(
                            order(row),
                            new BrokerOrderId(row.text("broker_number")),
                            row.number("quantity"));
            case "refresh-account" -> new Command.RefreshAccount(request(row));
            case "refresh-orders" -> new Command.RefreshOrders(request(row));
            case "refresh-quote" ->
                    new Command.RefreshQuote(request(row), new Symbol(row.exactText("symbol")));
            case "wake-at" -> new Command.WakeAt(row.time("wake_at"));
            default -> throw new IllegalArgumentException("no kind of command: " + kind);
        };
    }

    /** What leaves with the command of a row; empty if nothing does. */
    static Optional<Departing> departing(Row row) {
        return switch (row.exactText("kind")) {
            case "submit" -> Optional.of(new Departing(Departing.Kind.SUBMIT, order(row)));
            case "revise" ->
                    Optional.of(
                            new Departing(
                                    Departing.Kind.REVISE,
                                    new ClientOrderId(row.number("revised_id"))));
            case "cancel" -> Optional.of(new Departing(Departing.Kind.CANCEL, order(row)));
            default -> Optional.empty();
        };
    }

    private static ClientOrderId order(Row row) {
        return new ClientOrderId(row.number("order_id"));
    }

    private static RequestId request(Row row) {
        return new RequestId(row.number("request"));
    }

    /** Fills one row. */
    private record Writer(Row row) implements Command.Handler {

        @Override
        public void submit(Command.Submit command) {
            Order order = command.order();
            row.putExact("kind", "submit")
                    .put("order_id", order.id().value())
                    .putExact("symbol", order.symbol().code())
                    .putExact("side", order.side().name())
                    .putExact("type", order.type().toString())
                    .put("price", order.price())
                    .put("quantity", order.quantity())
                    .put("stop", order.stop());
        }

        @Override
        public void revise(Command.Revise command) {
            row.putExact("kind", "revise")
                    .put("order_id", command.order().value())
                    .put("revised_id", command.revised().value())
                    .putExact("type", command.type().toString())
                    .put("price", command.price())
                    .put("quantity", command.quantity());
        }

        @Override
        public void cancel(Command.Cancel command) {
            row.putExact("kind", "cancel")
                    .put("order_id", command.order().value())
                    .put("quantity", command.quantity());
        }

        @Override
        public void adopt(Command.Adopt command) {
            row.putExact("kind", "adopt")
                    .put("order_id", command.order().value())
                    .put("broker_number", command.number().value())
                    .put("quantity", command.filled());
        }

        @Override
        public void refreshAccount(Command.RefreshAccount command) {
            row.putExact("kind", "refresh-account").put("request", command.request().value());
        }

        @Override
        public void refreshOrders(Command.RefreshOrders command) {
            row.putExact("kind", "refresh-orders").put("request", command.request().value());
        }

        @Override
        public void refreshQuote(Command.RefreshQuote command) {
            row.putExact("kind", "refresh-quote")
                    .put("request", command.request().value())
                    .putExact("symbol", command.symbol().code());
        }

        @Override
        public void wakeAt(Command.WakeAt command) {
            row.putExact("kind", "wake-at").put("wake_at", command.at());
        }
    }
}
