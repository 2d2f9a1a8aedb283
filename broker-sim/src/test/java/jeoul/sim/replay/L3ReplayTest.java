package jeoul.sim.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class L3ReplayTest {

    private static final L3Result.Side NOBODY = new L3Result.Side(0, 0, 0, 0);

    @TempDir private Path folder;
    private RecordedFiles files;

    @BeforeEach
    void inAFolder() {
        files = new RecordedFiles(folder);
    }

    @Test
    void ordersComeAreResizedAndGo() throws IOException {
        assertEquals(
                new L3Result(
                        8,
                        0,
                        0,
                        new L3Result.Side(2, 2, 113_600, 70),
                        new L3Result.Side(1, 1, 1_999_999_900, 3)),
                files.l3(
                        "type,time,id,price,size,type",
                        "A,100,1,11.36,100,BID",
                        "A,101,2,1.00E-04,5,BID,ignored",
                        "A,99,3,11.37,200,ASK",
                        "T,103,1,11.36,30",
                        "R,103,1,70",
                        "A,104,4,199999.990000,3,ASK",
                        "C,105,3",
                        "T,105,3,11.37,200"));
    }

    @Test
    void ordersThatWereNeverAddedAreCountedOnce() throws IOException {
        assertEquals(new L3Result(3, 2, 0, NOBODY, NOBODY), files.l3("R,1,7,5", "C,2,7", "C,3,8"));
    }

    @Test
    void messagesThatLeaveTheBookCrossedAreCounted() throws IOException {
        assertEquals(
                new L3Result(
                        4,
                        0,
                        1,
                        new L3Result.Side(1, 1, 100_000, 1),
                        new L3Result.Side(1, 1, 100_000, 1)),
                files.l3("A,1,1,10,1,BID", "A,2,2,9.99,1,ASK", "C,3,2", "A,4,3,10,1,ASK"));
    }

    @Test
    void anOrderThatGrowsOrComesToNothingIsInTheBookAccordingly() throws IOException {
        assertEquals(
                new L3Result(4, 0, 0, NOBODY, new L3Result.Side(1, 1, 90_000, 9)),
                files.l3("A,1,1,9,4,ASK", "A,2,2,9,4,ASK", "R,3,1,9", "R,4,2,0"));
    }
}
