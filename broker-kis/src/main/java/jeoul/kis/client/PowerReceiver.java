package jeoul.kis.client;

import java.util.Optional;
import jeoul.kis.wire.BuyingPower;
import jeoul.kis.wire.Verdict;

/** Takes the answer to what may be bought. */
public interface PowerReceiver {

    void answered(BuyingPower power);

    /**
     * There is no answer.
     *
     * @param reason for people, without secrets
     * @param refusal what KIS said, if it said something
     */
    void failed(String reason, Optional<Verdict> refusal);
}
