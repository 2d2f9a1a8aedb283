package jeoul.kis.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps a token and lets one be issued a minute. */
final class MemoryTokens implements TokenStore {

    private Optional<Token> kept = Optional.empty();
    private Instant issuable = Instant.MIN;

    @Override
    public Optional<Token> load() {
        return kept;
    }

    @Override
    public void save(Token token) {
        kept = Optional.of(token);
    }

    @Override
    public void forget(Token token) {
        if (kept.equals(Optional.of(token))) {
            kept = Optional.empty();
        }
    }

    @Override
    public Instant permitIssue(Instant now) {
        if (now.isBefore(issuable)) {
            return issuable;
        }
        issuable = now.plus(Duration.ofSeconds(60));
        return now;
    }
}
