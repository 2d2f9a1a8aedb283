package jeoul.sim.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AliasTableTest {

    private static int[] chosen(double... weights) {
        AliasTable table = new AliasTable(weights);
        int[] chosen = new int[weights.length];
        for (long i = 0; i < 1 << 16; i++) {
            chosen[table.choose(i << 48)]++;
        }
        return chosen;
    }

    @Test
    void choosesInProportionToTheWeights() {
        assertArrayEquals(new int[] {8_192, 49_152, 0, 8_192}, chosen(1, 6, 0, 1));
    }

    @Test
    void aLoneWeightIsChosenByEveryDraw() {
        AliasTable table = new AliasTable(new double[] {0.3});

        assertEquals(0, table.choose(0));
        assertEquals(0, table.choose(-1));
    }

    @Test
    void theLastDrawOfTheLargestTableStaysWithinIt() {
        double[] weights = new double[1 << 11];
        Arrays.fill(weights, 1);

        assertEquals(weights.length - 1, new AliasTable(weights).choose(-1));
    }

    @Test
    void refusesWeightsItCannotChooseFrom() {
        assertThrows(IllegalArgumentException.class, () -> new AliasTable(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> new AliasTable(new double[] {0, 0}));
        assertThrows(IllegalArgumentException.class, () -> new AliasTable(new double[] {2, -1}));
        assertThrows(IllegalArgumentException.class, () -> new AliasTable(new double[2_049]));
    }
}
