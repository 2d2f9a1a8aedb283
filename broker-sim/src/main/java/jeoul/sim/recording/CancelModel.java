package jeoul.sim.recording;

/**
 * Where in a queue the orders stood that were cancelled: a recording of levels tells how many
 * shares left, not whose. It decides how fast an order of ours moves up by the cancels of others.
 */
public enum CancelModel {
    /** From every place of the queue alike. */
    PROPORTIONAL,
    /** The latest orders first, which never moves us up while anybody stands behind us. */
    BEHIND,
    /** The earliest orders first: as fast as we could possibly move up. */
    IN_FRONT
}
