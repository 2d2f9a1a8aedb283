package jeoul.sim.exchange;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.RejectReason;

/** Writes down what the exchange tells, each line with its time. */
final class Recorder implements ExchangeListener {

    private final List<String> orders = new ArrayList<>();
    private final List<String> phases = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private Exchange exchange;

    void listensTo(Exchange told) {
        exchange = told;
    }

    /** What was told of orders, such as {@code 09:00 filled 1 10000x5}. */
    List<String> orders() {
        return orders;
    }

    /** What was said to explain each refusal. */
    List<String> texts() {
        return texts;
    }

    /** Changes of phase of whatever symbol, such as {@code 09:00 CONTINUOUS}. */
    List<String> phases() {
        return phases;
    }

    private String line(String text) {
        return LocalTime.ofNanoOfDay(exchange.now()) + " " + text;
    }

    @Override
    public void accepted(int tag) {
        orders.add(line("accepted " + tag));
    }

    @Override
    public void rejected(int tag, RejectReason reason, String text) {
        orders.add(line("rejected " + tag + " " + reason));
        texts.add(text);
    }

    @Override
    public void filled(int tag, long price, long quantity) {
        orders.add(line("filled " + tag + " " + price + "x" + quantity));
    }

    @Override
    public void cancelled(int tag, long quantity) {
        orders.add(line("cancelled " + tag + " " + quantity));
    }

    @Override
    public void cancelRejected(int tag, RejectReason reason, String text) {
        orders.add(line("cancel rejected " + tag + " " + reason));
    }

    @Override
    public void revised(int tag, int revisedTag, long quantity) {
        orders.add(line("revised " + tag + " to " + revisedTag + " " + quantity));
    }

    @Override
    public void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {
        orders.add(line("revise rejected " + tag + " to " + revisedTag + " " + reason));
        texts.add(text);
    }

    @Override
    public void expired(int tag, long quantity) {
        orders.add(line("expired " + tag + " " + quantity));
    }

    @Override
    public void phaseChanged(Symbol symbol, Phase phase) {
        phases.add(line(phase.toString()));
    }
}
