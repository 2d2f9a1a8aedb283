package jeoul.sim.book;

/**
 * What differs between the two sides of a book, without a branch. Which side an order is on is a
 * coin toss to a processor, which loses some fifteen steps whenever it has guessed wrong.
 */
public final class Sides {

    private Sides() {}

    /** The first number for buys, the second for sells. */
    public static int choose(boolean buy, int ofBuys, int ofSells) {
        return ofBuys + (sells(buy) & (ofSells - ofBuys));
    }

    /** So many steps on the ladder away from the other side: down for buys, up for sells. */
    public static int outward(boolean buy, int steps) {
        int buys = ~sells(buy);
        return (steps ^ buys) - buys;
    }

    /** All bits for sells, none for buys. */
    private static int sells(boolean buy) {
        return -(buy ? 0 : 1);
    }
}
