package jeoul.benchmarks;

import java.util.Random;
import java.util.function.IntConsumer;

/**
 * Draws messages with {@code java.util.Random}, seed 42, on books of the JDK's collections, which
 * say what is live. Prices are 1 + |N(0,1)| × 20/3 ticks from the mid, at most 20; quantities are 1
 * to 100.
 */
final class DrawnMessages {

    private static final int MID = 10_000;
    private static final int DEPTH = 20;
    private static final int MOST_SHARES = 100;

    private final Random random = new Random(42);
    private final int orders;
    private final Messages messages;
    private final TreeMapBook[] books;
    private final LiveOrders[] live;
    private final double[] cumulated;
    private int mostLive;
    private int mid = MID;

    /**
     * @param orders that each book has throughout, more or less
     * @param span of the prices on either side of the mid, in ticks
     * @param timed messages after those that fill the books
     */
    DrawnMessages(int orders, int symbols, int span, int timed) {
        this.orders = orders;
        messages =
                new Messages(
                        orders * symbols,
                        timed,
                        symbols,
                        MID - Math.max(span, symbols > 1 ? 100 : 3_000),
                        MID + Math.max(span, symbols > 1 ? 100 : 3_000));
        books = new TreeMapBook[symbols];
        live = new LiveOrders[symbols];
        cumulated = new double[symbols];
        TreeMapBook.Order[] all = new TreeMapBook.Order[messages.size()];
        int[] positions = new int[messages.size()];
        double sum = 0;
        for (int symbol = 0; symbol < symbols; symbol++) {
            books[symbol] = new TreeMapBook(all);
            live[symbol] = new LiveOrders(positions);
            books[symbol].whenDone(live[symbol]);
            sum += 1.0 / (symbol + 1);
            cumulated[symbol] = sum;
        }
        for (int i = 0; i < messages.prefill; i++) {
            rest(i % symbols, i / symbols % 2 == 0);
        }
    }

    Messages limitsAndCancels() {
        while (!messages.isFull()) {
            int symbol = symbol();
            double draw = random.nextDouble();
            boolean buy = random.nextBoolean();
            // Many small books would run empty, or over, without a pull back.
            double limits = books.length == 1 ? 0.524 : 0.524 + pull(symbol) / 4;
            if (draw >= 0.9 && opposite(symbol, buy) >= 150) {
                send(
                        Messages.LIMIT,
                        symbol,
                        buy,
                        buy ? MID + DEPTH : MID - DEPTH,
                        1 + random.nextInt(150),
                        0);
            } else if (draw < limits || live[symbol].size() == 0) {
                rest(symbol, buy);
            } else {
                cancel(symbol);
            }
        }
        return done();
    }

    Messages moves() {
        while (!messages.isFull()) {
            double draw = random.nextDouble();
            boolean buy = random.nextBoolean();
            if (draw < 0.82 && live[0].size() > 0) {
                int order = live[0].at(random.nextInt(live[0].size()));
                boolean bid = books[0].isBuy(order);
                send(Messages.MOVE, 0, bid, price(bid), 0, order);
            } else if (draw < 0.85) {
                send(
                        Messages.IMMEDIATE,
                        0,
                        buy,
                        buy ? MID + DEPTH : MID - DEPTH,
                        1 + random.nextInt(MOST_SHARES),
                        0);
            } else if (draw < 0.94 + pull(0) * 0.05 || live[0].size() == 0) {
                rest(0, buy);
            } else {
                cancel(0);
            }
        }
        return done();
    }

    Messages bestLimits() {
        while (!messages.isFull()) {
            double draw = random.nextDouble();
            boolean buy = random.nextBoolean();
            if (messages.count() % 1_000 == 0) {
                mid += random.nextBoolean() ? 1 : -1;
            }
            if (draw >= 0.85 && !books[0].isEmpty(!buy)) {
                send(
                        Messages.BEST_LIMIT,
                        0,
                        buy,
                        (int) books[0].best(!buy),
                        1 + random.nextInt(MOST_SHARES),
                        0);
            } else if (draw < 0.47 + pull(0) * 0.05 || live[0].size() == 0) {
                rest(0, buy);
            } else {
                cancel(0);
            }
        }
        return done();
    }

    private Messages done() {
        long filled = 0;
        long left = 0;
        for (TreeMapBook book : books) {
            filled += book.filled();
            left += book.left();
        }
        messages.outcome(filled, left, mostLive);
        return messages;
    }

    /** From 1 for an empty book to -1 for one of twice the orders it should have. */
    private double pull(int symbol) {
        return Math.max(-1, 1 - live[symbol].size() / (double) orders);
    }

    private int symbol() {
        if (books.length == 1) {
            return 0;
        }
        double draw = random.nextDouble() * cumulated[books.length - 1];
        int symbol = 0;
        while (cumulated[symbol] < draw) {
            symbol++;
        }
        return symbol;
    }

    /** At most as many shares as a marketable order needs; a book's side is seldom thinner. */
    private long opposite(int symbol, boolean buy) {
        return books[symbol].atLeast(!buy, 150);
    }

    private void rest(int symbol, boolean buy) {
        send(Messages.LIMIT, symbol, buy, price(symbol, buy), 1 + random.nextInt(MOST_SHARES), 0);
    }

    private int price(boolean buy) {
        return price(0, buy);
    }

    /** A price at which an order rests. */
    private int price(int symbol, boolean buy) {
        double far = 1 + Math.abs(random.nextGaussian()) * DEPTH / 3;
        int distance = (int) Math.min(DEPTH, far);
        int price = buy ? mid - distance : mid + distance;
        if (books[symbol].isEmpty(!buy)) {
            return price;
        }
        int best = (int) books[symbol].best(!buy);
        return buy ? Math.min(price, best - 1) : Math.max(price, best + 1);
    }

    private void cancel(int symbol) {
        int order = live[symbol].at(random.nextInt(live[symbol].size()));
        send(Messages.CANCEL, symbol, books[symbol].isBuy(order), mid, 0, order);
    }

    private void send(byte kind, int symbol, boolean buy, int price, int shares, int target) {
        int number = messages.count();
        messages.add(kind, symbol, buy, price, shares, target);
        TreeMapBook book = books[symbol];
        switch (kind) {
            case Messages.CANCEL -> {
                book.cancel(target);
                live[symbol].accept(target);
            }
            case Messages.IMMEDIATE -> book.take(buy, price, shares);
            case Messages.MOVE -> {
                book.move(target, price);
                if (book.leaves(target) == 0) {
                    live[symbol].accept(target);
                }
            }
            default -> {
                if (book.submit(number, buy, price, shares) > 0) {
                    live[symbol].add(number);
                }
            }
        }
        mostLive = Math.max(mostLive, live[symbol].size());
    }

    /** A set of numbers from which one can be picked by position. */
    private static final class LiveOrders implements IntConsumer {

        private final int[] positions;
        private int[] members = new int[1 << 10];
        private int size;

        /**
         * @param positions by number; shared by sets without a number in common
         */
        LiveOrders(int[] positions) {
            this.positions = positions;
        }

        void add(int member) {
            if (size == members.length) {
                members = java.util.Arrays.copyOf(members, 2 * size);
            }
            positions[member] = size;
            members[size++] = member;
        }

        /** Takes a member out. */
        @Override
        public void accept(int member) {
            int last = members[--size];
            members[positions[member]] = last;
            positions[last] = positions[member];
        }

        int at(int index) {
            return members[index];
        }

        int size() {
            return size;
        }
    }
}
