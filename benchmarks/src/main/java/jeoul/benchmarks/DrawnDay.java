package jeoul.benchmarks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import jeoul.sim.replay.LobsterMessage;

/** Draws a day in LOBSTER's manner from a small deep book of its own. */
final class DrawnDay {

    private static final long MID = 1_000_050;
    private static final long CENT = 100;

    private record Resting(long id, boolean buy, long price, long size) {}

    private final RecordedDay day;
    private final Random random;
    private final TreeMap<Long, List<Resting>> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, List<Resting>> asks = new TreeMap<>();
    private final List<Resting> live = new ArrayList<>();
    private final LobsterMessage message = new LobsterMessage();
    private long ids;
    private long nanos = 34_200_000_000_000L;

    DrawnDay(RecordedDay day, Random random) {
        this.day = day;
        this.random = random;
    }

    RecordedDay draw(int messages) {
        while (day.count() < messages) {
            nanos += 1 + random.nextInt(400_000_000);
            int kind = live.size() < 200 ? 0 : random.nextInt(20);
            if (kind < 10) {
                add();
            } else if (kind < 18) {
                Resting order = live.get(random.nextInt(live.size()));
                leave(LobsterMessage.DELETE, order, order.size);
            } else {
                List<Resting> best = side(random.nextBoolean()).firstEntry().getValue();
                Resting order = best.get(0);
                leave(LobsterMessage.EXECUTION, order, 1 + random.nextInt((int) order.size));
            }
        }
        return day;
    }

    private NavigableMap<Long, List<Resting>> side(boolean buy) {
        return buy ? bids : asks;
    }

    private void add() {
        boolean buy = random.nextBoolean();
        long away = CENT / 2 + CENT * (long) Math.min(60, Math.abs(random.nextGaussian()) * 12);
        Resting order =
                new Resting(++ids, buy, buy ? MID - away : MID + away, 1 + random.nextInt(500));
        side(buy).computeIfAbsent(order.price, any -> new ArrayList<>()).add(order);
        live.add(order);
        tell(LobsterMessage.NEW, order, order.size, isShown(order));
    }

    private void leave(int type, Resting order, long size) {
        boolean shown = isShown(order);
        List<Resting> queue = side(order.buy).get(order.price);
        int place = queue.indexOf(order);
        live.remove(order);
        if (size < order.size) {
            Resting left = new Resting(order.id, order.buy, order.price, order.size - size);
            queue.set(place, left);
            live.add(left);
        } else {
            queue.remove(place);
            if (queue.isEmpty()) {
                side(order.buy).remove(order.price);
            }
        }
        tell(type, order, size, shown);
    }

    private boolean isShown(Resting order) {
        int better = 0;
        for (long price : side(order.buy).keySet()) {
            if (price == order.price) {
                return true;
            }
            if (++better == day.levels()) {
                return false;
            }
        }
        return false;
    }

    private void tell(int type, Resting order, long size, boolean shown) {
        if (!shown) {
            return;
        }
        message.nanos = nanos;
        message.type = type;
        message.id = order.id;
        message.size = size;
        message.price = order.price;
        message.buy = order.buy;
        day.add(message);
        row(true);
        row(false);
    }

    private void row(boolean buy) {
        int level = 0;
        for (Map.Entry<Long, List<Resting>> entry : side(buy).entrySet()) {
            if (level == day.levels()) {
                return;
            }
            long shares = entry.getValue().stream().mapToLong(Resting::size).sum();
            day.put(level++, buy, entry.getKey(), shares);
        }
        while (level < day.levels()) {
            day.put(level++, buy, 0, 0);
        }
    }
}
