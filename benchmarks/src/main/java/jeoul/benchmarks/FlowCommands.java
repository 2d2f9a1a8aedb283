package jeoul.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jeoul.engine.market.Phase;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.Condition;
import jeoul.engine.order.Pricing;
import jeoul.engine.order.RejectReason;
import jeoul.sim.book.OrderBook;
import jeoul.sim.book.PriceLadder;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;

/**
 * What a flow told its book on one day, to be told to a book again without the flow. It is read off
 * the book after each candidate: shares that came, orders that went, shares that traded. So an
 * order that took all there was at the best price is told with that quantity, not with the one that
 * was wanted.
 */
final class FlowCommands {

    private static final byte ADD = 0;
    private static final byte CANCEL = 1;
    private static final byte TAKE = 2;
    private static final byte OPEN = 3;
    private static final byte START_CLOSING = 4;
    private static final byte CLOSE = 5;

    private final SymbolDay day;
    private byte[] kinds = new byte[1 << 17];
    private boolean[] buys = new boolean[1 << 17];
    private long[] prices = new long[1 << 17];

    /** Shares; of a cancellation, the command that the order came with. */
    private long[] amounts = new long[1 << 17];

    private int count;
    private int messages;
    private long[] handles = {};

    private FlowCommands(SymbolDay day) {
        this.day = day;
    }

    /** What the flow of a day tells its book. */
    static FlowCommands captured(FlowModel model, SymbolDay day, TradingDay hours, long seed) {
        FlowCommands commands = new FlowCommands(day);
        commands.new Capture(model, hours, seed).run();
        commands.handles = new long[commands.count];
        return commands;
    }

    /** Orders and cancellations. */
    int messages() {
        return messages;
    }

    private void add(byte kind, boolean buy, long price, long amount) {
        if (count == kinds.length) {
            int size = Math.multiplyExact(count, 2);
            kinds = Arrays.copyOf(kinds, size);
            buys = Arrays.copyOf(buys, size);
            prices = Arrays.copyOf(prices, size);
            amounts = Arrays.copyOf(amounts, size);
        }
        kinds[count] = kind;
        buys[count] = buy;
        prices[count] = price;
        amounts[count] = amount;
        count++;
        messages += kind <= TAKE ? 1 : 0;
    }

    /** Tells a fresh book the whole day. */
    void replay(OrderBook book) {
        for (int i = 0; i < count; i++) {
            switch (kinds[i]) {
                case ADD ->
                        handles[i] =
                                book.submit(
                                        buys[i],
                                        Pricing.LIMIT,
                                        Condition.DAY,
                                        prices[i],
                                        0,
                                        amounts[i],
                                        0);
                case CANCEL -> book.cancel(handles[(int) amounts[i]], OrderBook.MAX_QUANTITY);
                case TAKE ->
                        book.submit(
                                buys[i], Pricing.BEST_OPPOSITE, Condition.IOC, 0, 0, amounts[i], 0);
                case OPEN -> FlowDay.open(book, day);
                case START_CLOSING -> book.startAuction();
                default -> FlowDay.uncross(book, day);
            }
        }
    }

    /** Plays the flow and looks at the book after each candidate. */
    private final class Capture implements OrderBook.Listener {

        private final FlowDay flow;
        private final OrderBook book;
        private final PriceLadder ladder;

        /** By side, then price: the shares there and the orders that came there, dead ones too. */
        private final long[][] shares;

        private final List<List<Long>> queues = new ArrayList<>();

        /** The command that each live order came with; only looked up. */
        private final Map<Long, Integer> commandOf = new HashMap<>();

        private long traded;
        private boolean takerBought;

        Capture(FlowModel model, TradingDay hours, long seed) {
            flow = new FlowDay(model, day, hours, seed, this);
            book = flow.book();
            ladder = PriceLadder.of(day.ticks(), day.limits().lower(), day.limits().upper());
            shares = new long[2][ladder.size()];
            for (int place = 0; place < 2 * ladder.size(); place++) {
                queues.add(new ArrayList<>());
            }
        }

        void run() {
            Phase phase = flow.phase();
            long told = book.messages();
            traded = 0;
            while (flow.step()) {
                if (flow.phase() != phase) {
                    phase = flow.phase();
                    add(change(phase), false, 0, 0);
                    refresh();
                } else if (book.messages() > told) {
                    message();
                }
                told = book.messages();
                traded = 0;
            }
            if (messages != told) {
                throw new IllegalStateException(messages + " of " + told + " messages captured");
            }
        }

        private static byte change(Phase next) {
            return switch (next) {
                case CONTINUOUS -> OPEN;
                case CLOSING_AUCTION -> START_CLOSING;
                case CLOSED -> CLOSE;
                default -> throw new IllegalStateException("no such phase here: " + next);
            };
        }

        private void message() {
            if (traded > 0) {
                add(TAKE, takerBought, 0, traded);
                refresh();
                return;
            }
            for (int side = 0; side < 2; side++) {
                boolean buy = side == 1;
                for (int index = 0; index < ladder.size(); index++) {
                    long price = ladder.priceAt(index);
                    long now = book.quantityAtPrice(buy, price);
                    if (now > shares[side][index]) {
                        long handle = book.lastAt(buy, price);
                        commandOf.put(handle, count);
                        queues.get(side * ladder.size() + index).add(handle);
                        add(ADD, buy, price, now - shares[side][index]);
                    } else if (now < shares[side][index]) {
                        cancelled(queues.get(side * ladder.size() + index), buy, price);
                    }
                    shares[side][index] = now;
                }
            }
        }

        /** Of several at once the later came first, mostly: which does not matter to the book. */
        private void cancelled(List<Long> queue, boolean buy, long price) {
            for (int i = queue.size() - 1; i >= 0; i--) {
                long handle = queue.get(i);
                if (book.leaves(handle) == 0) {
                    queue.remove(i);
                    Integer command = commandOf.remove(handle);
                    if (command != null) {
                        add(CANCEL, buy, price, command);
                    }
                }
            }
        }

        private void refresh() {
            for (int side = 0; side < 2; side++) {
                for (int index = 0; index < ladder.size(); index++) {
                    shares[side][index] = book.quantityAtPrice(side == 1, ladder.priceAt(index));
                }
            }
        }

        @Override
        public void traded(
                long price,
                long quantity,
                boolean takerBuys,
                long makerHandle,
                int makerOwner,
                long takerHandle,
                int takerOwner) {
            traded += quantity;
            takerBought = takerBuys;
            forgetIfDone(makerHandle);
            forgetIfDone(takerHandle);
        }

        private void forgetIfDone(long handle) {
            if (book.leaves(handle) == 0) {
                commandOf.remove(handle);
            }
        }

        @Override
        public void cancelled(long handle, int owner, long quantity) {
            throw new IllegalStateException("no order here has an owner");
        }

        @Override
        public void refused(int owner, RejectReason reason) {
            throw new IllegalStateException("refused: " + reason);
        }

        @Override
        public void interrupted(long price) {
            throw new IllegalStateException("interrupted at " + price);
        }

        @Override
        public void expired(long handle, int owner, long quantity) {
            throw new IllegalStateException("no order here has an owner");
        }
    }
}
