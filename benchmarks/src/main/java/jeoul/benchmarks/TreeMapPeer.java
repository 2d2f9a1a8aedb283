package jeoul.benchmarks;

/** Limit order books as one writes them with the JDK's collections. */
final class TreeMapPeer implements Peer {

    private final Messages messages;
    private final TreeMapBook[] books;

    TreeMapPeer(Messages messages) {
        this.messages = messages;
        books = new TreeMapBook[messages.symbols];
        TreeMapBook.Order[] orders = new TreeMapBook.Order[messages.size()];
        for (int symbol = 0; symbol < books.length; symbol++) {
            books[symbol] = new TreeMapBook(orders);
        }
    }

    @Override
    public void run(int from, int to) {
        Messages work = messages;
        for (int i = from; i < to; i++) {
            TreeMapBook book = books[work.symbol[i]];
            switch (work.kind[i]) {
                case Messages.CANCEL -> book.cancel(work.target[i]);
                case Messages.IMMEDIATE -> book.take(work.buy[i], work.price[i], work.quantity[i]);
                case Messages.MOVE -> book.move(work.target[i], work.price[i]);
                default -> book.submit(i, work.buy[i], work.price[i], work.quantity[i]);
            }
        }
    }

    @Override
    public long filled() {
        long filled = 0;
        for (TreeMapBook book : books) {
            filled += book.filled();
        }
        return filled;
    }

    @Override
    public long left() {
        long left = 0;
        for (TreeMapBook book : books) {
            left += book.left();
        }
        return left;
    }
}
