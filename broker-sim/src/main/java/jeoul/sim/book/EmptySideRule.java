package jeoul.sim.book;

/**
 * What a best-opposite order (최유리지정가) is priced at when the opposite side is empty.
 *
 * @see <a href="https://global.krx.co.kr">KRX, immediately executable limit (GLB0602010201T2)</a>
 */
public enum EmptySideRule {
    /** One tick better than the best order of its own side, within the daily limits. */
    IMPROVE,
    /** As KRX's English page reads: one tick worse than the best order of its own side. */
    AS_PRINTED,
    /** The order is refused. */
    REJECT
}
