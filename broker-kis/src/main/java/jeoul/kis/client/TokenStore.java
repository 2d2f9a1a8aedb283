package jeoul.kis.client;

import java.time.Instant;
import java.util.Optional;
import jeoul.kis.wire.Secret;

/**
 * Where the access token of one app key and environment is kept between programs and for several at
 * once. Times are wall times.
 */
public interface TokenStore {

    /** The token last kept, expired or not. */
    Optional<Token> load();

    void save(Token token);

    /** Drops what is kept, if it still is this token. */
    void forget(Token token);

    /**
     * Asks to have a token issued; one program does so at most once a minute, all together.
     *
     * @return {@code now} if it may be issued at once: then this is noted; otherwise when to ask
     *     again. By then another program may have saved one
     */
    Instant permitIssue(Instant now);

    /**
     * An access token.
     *
     * @param expires as the server states it, on the wall clock
     */
    record Token(Secret value, Instant issued, Instant expires) {}
}
