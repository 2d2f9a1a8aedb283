package jeoul.cli.kis;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import jeoul.kis.client.TokenStore;

/** Tokens of one program, kept as a file keeps them. */
final class MemoryTokens implements TokenStore {

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private Optional<Token> kept = Optional.empty();
    private Instant issued = Instant.MIN;

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
        kept = kept.filter(other -> !other.equals(token));
    }

    @Override
    public Instant permitIssue(Instant now) {
        if (!issued.equals(Instant.MIN) && now.isBefore(issued.plus(PAUSE))) {
            return issued.plus(PAUSE);
        }
        issued = now;
        return now;
    }
}
