package jeoul.sim.replay;

import jeoul.engine.market.TickTable;

/** Price grids of recordings from the United States, in 1/10,000 dollar. */
final class UsTicks {

    /**
     * Cents from one dollar on, 1/10,000 dollar below.
     *
     * @see <a href="https://www.law.cornell.edu/cfr/text/17/242.612">Regulation NMS, rule 612</a>
     */
    static final TickTable NMS = TickTable.ofBands(new long[] {0, 10_000}, new long[] {1, 100});

    /** Every price that can be written. */
    static final TickTable ANY = TickTable.uniform(1);

    private UsTicks() {}
}
