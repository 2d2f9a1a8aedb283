package jeoul.sim.recording;

import java.util.Optional;
import jeoul.engine.InputException;

/** Rows of one kind in the order of their arrival. */
interface RowSource<T> {

    /**
     * The next row, which stays the next.
     *
     * @return null after the last
     * @throws InputException if it is none, or damaged
     */
    T peek();

    /** As {@link #peek}, and moves on. */
    T next();

    /** The number of the row that {@link #next} gave last; the first has 1. */
    long row();

    /** For messages: where the row given last stands. */
    String where();

    /** What is missing behind the last row; known once that was given. */
    Optional<Cut> cut();
}
