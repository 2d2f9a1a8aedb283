package jeoul.benchmarks;

import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.nio.file.Path;
import jeoul.sim.replay.LobsterFiles;
import jeoul.sim.replay.LobsterMessage;

/**
 * The orders of a recorded day as messages, over and over: new orders; cancellations of those,
 * partial ones as whole; and executions of those as orders that do not rest. At the end of a day
 * what is left is cancelled. Orders that the recording does not tell of are left out, so these are
 * a day's messages but not quite its book.
 */
final class RecordedMessages {

    private static final int CENT = 100;

    private RecordedMessages() {}

    static Messages read(int timed) {
        Path shared = RecordedDay.shared();
        RecordedDay day;
        try (LobsterFiles files =
                new LobsterFiles(
                        shared.resolve(RecordedDay.AMAZON_MESSAGES).toString(),
                        shared.resolve(RecordedDay.AMAZON_BOOK).toString())) {
            day = RecordedDay.of(files);
        }
        // Dollars from 200 to 250, in cents.
        Messages messages = new Messages(0, timed, 1, 20_000, 25_000);
        TreeMapBook book = new TreeMapBook(new TreeMapBook.Order[messages.size()]);
        Long2IntOpenHashMap numbers = new Long2IntOpenHashMap();
        numbers.defaultReturnValue(-1);
        LobsterMessage message = new LobsterMessage();
        int live = 0;
        int mostLive = 0;
        while (!messages.isFull()) {
            day.rewind();
            numbers.clear();
            live = 0;
            while (!messages.isFull() && day.nextMessage(message)) {
                int price = (int) (message.price / CENT);
                int shares = (int) message.size;
                int number = messages.count();
                if (message.type == LobsterMessage.NEW) {
                    messages.add(Messages.LIMIT, 0, message.buy, price, shares, 0);
                    book.submit(number, message.buy, price, shares);
                    numbers.put(message.id, number);
                    mostLive = Math.max(mostLive, ++live);
                } else if (message.concernsBook() && numbers.get(message.id) >= 0) {
                    if (message.type == LobsterMessage.EXECUTION) {
                        messages.add(Messages.IMMEDIATE, 0, !message.buy, price, shares, 0);
                        book.take(!message.buy, price, shares);
                    } else {
                        int order = numbers.remove(message.id);
                        if (book.rests(order)) {
                            messages.add(Messages.CANCEL, 0, message.buy, price, 0, order);
                            book.cancel(order);
                        }
                    }
                }
            }
            for (int order : numbers.values().toIntArray()) {
                if (!messages.isFull() && book.rests(order)) {
                    messages.add(Messages.CANCEL, 0, book.isBuy(order), 20_000, 0, order);
                    book.cancel(order);
                }
            }
        }
        messages.outcome(book.filled(), book.left(), mostLive);
        return messages;
    }
}
