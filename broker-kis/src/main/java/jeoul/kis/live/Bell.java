package jeoul.kis.live;

import java.time.Duration;

/** Where the one who drives sleeps until somebody rings. */
interface Bell {

    /** Wakes the sleeper; or, if nobody sleeps, lets the next sleep end at once. */
    void ring();

    /** Sleeps until the bell rings, or so long on the wall. */
    void sleep(Duration atMost);
}
