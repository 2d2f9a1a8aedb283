package jeoul.kis.client;

import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.Verdict;

/** Takes what became of one call, once. */
interface Receiver<T> {

    void done(Reply<T> reply, Continuation continuation);

    /** It did not and will not take effect. */
    void refused(Verdict verdict);

    /** It did not take effect and may be sent again: too many calls, or a token that is dead. */
    void again(Verdict verdict);

    /** It may have taken effect or not. */
    void unknown(String reason);

    /** It never reached the server. */
    void notSent(String reason);
}
