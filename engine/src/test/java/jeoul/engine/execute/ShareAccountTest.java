package jeoul.engine.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jeoul.engine.plan.Cause;
import org.junit.jupiter.api.Test;

class ShareAccountTest {

    private final ShareAccount account = new ShareAccount();

    @Test
    void whatComesBackIsLostToWhatItCameBackFor() {
        account.giveBack(Cause.CASH, 2);
        account.giveBack(Cause.AUCTION, 1);

        account.loseReturned();

        assertEquals(Map.of(Cause.CASH, 2L, Cause.AUCTION, 1L), account.causes());
        assertEquals(0, account.returned());
        assertEquals(3, account.lost());
    }

    @Test
    void recoversSomeCausesAndNotOthers() {
        account.lose(Cause.CASH, 2);
        account.lose(Cause.STOPPED, 1);

        account.recover(Set.of(Cause.CASH));

        assertEquals(2, account.returned());
        assertEquals(Map.of(Cause.STOPPED, 1L), account.causes());
    }

    @Test
    void aLateFillTakesItsOwnCauseBackFirst() {
        account.lose(Cause.CASH, 2);
        account.lose(Cause.UNFILLED, 1);

        assertEquals(0, account.reclaim(1, Optional.of(Cause.UNFILLED)));

        assertEquals(Map.of(Cause.CASH, 2L), account.causes());
    }

    @Test
    void sharesTooManyAreShownAndSettledByTheNextThatEnds() {
        account.overfill(2);
        assertEquals(Map.of(Cause.UNKNOWN, -2L), account.causes());

        account.lose(Cause.CASH, 3);

        assertEquals(Map.of(Cause.CASH, 1L), account.causes());
        assertEquals(0, account.overfilled());
    }
}
