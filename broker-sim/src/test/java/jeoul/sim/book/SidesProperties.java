package jeoul.sim.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SidesProperties {

    @Property
    void theFirstNumberIsOfBuysAndTheSecondOfSells(@ForAll int ofBuys, @ForAll int ofSells) {
        assertEquals(ofBuys, Sides.choose(true, ofBuys, ofSells));
        assertEquals(ofSells, Sides.choose(false, ofBuys, ofSells));
    }

    @Property
    void outwardIsDownForBuysAndUpForSells(@ForAll int steps) {
        assertEquals(-steps, Sides.outward(true, steps));
        assertEquals(steps, Sides.outward(false, steps));
    }
}
