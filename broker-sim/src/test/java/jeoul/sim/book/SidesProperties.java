package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SidesProperties {

    @Property
    void theFirstNumberIsOfBuysAndTheSecondOfSells(
            @ForAll @IntRange(min = -1, max = Integer.MAX_VALUE - 1) int ofBuys,
            @ForAll @IntRange(min = -1, max = Integer.MAX_VALUE - 1) int ofSells) {
        assertEquals(ofBuys, Sides.choose(true, ofBuys, ofSells));
        assertEquals(ofSells, Sides.choose(false, ofBuys, ofSells));
    }

    @Property
    void outwardIsDownForBuysAndUpForSells(@ForAll int steps) {
        assertEquals(-steps, Sides.outward(true, steps));
        assertEquals(steps, Sides.outward(false, steps));
    }
}
