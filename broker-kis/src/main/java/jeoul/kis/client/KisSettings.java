package jeoul.kis.client;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import jeoul.engine.broker.VenueProfile;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderType;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.Secret;

/**
 * Everything about a client that is not the way to its server.
 *
 * @param profile call rate, order types and page sizes
 * @param htsId whom the notices go to; without it fills come by polling
 * @param hashKey whether orders carry the hash of their body, which costs a call each
 * @param orderType the type our orders will have: buying power is asked for it
 * @param followed symbols whose phase is told and whose book is at hand without a call; first come
 *     those that are subscribed to first
 * @param watched those of them whose book is told by {@code QuoteChanged}
 * @param queueLimit commands that may wait for their call; one more is refused
 */
public record KisSettings(
        Environment environment,
        VenueProfile profile,
        AccountNumber account,
        Secret appKey,
        Secret appSecret,
        Optional<Secret> htsId,
        boolean hashKey,
        OrderType orderType,
        List<Symbol> followed,
        List<Symbol> watched,
        KisTimings timings,
        int queueLimit) {

    /** Ours: a whole day of calls at mock's rate is about 20,000. */
    public static final int DEFAULT_QUEUE_LIMIT = 20_000;

    public KisSettings {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(appKey, "appKey");
        Objects.requireNonNull(appSecret, "appSecret");
        Objects.requireNonNull(htsId, "htsId");
        Objects.requireNonNull(orderType, "orderType");
        followed = followed.stream().distinct().toList();
        watched = watched.stream().distinct().sorted().toList();
        Objects.requireNonNull(timings, "timings");
        if (!followed.containsAll(watched)) {
            throw new IllegalArgumentException("what is watched is followed too: " + watched);
        }
        if (!profile.offers(orderType)) {
            throw new IllegalArgumentException(profile.name() + " takes no " + orderType);
        }
        if (queueLimit < 1) {
            throw new IllegalArgumentException("the queue holds at least one: " + queueLimit);
        }
    }

    /** Best-limit orders without a hash key, default timings, no symbol followed. */
    public static KisSettings of(
            Environment environment,
            VenueProfile profile,
            AccountNumber account,
            Secret appKey,
            Secret appSecret,
            Optional<Secret> htsId) {
        return new KisSettings(
                environment,
                profile,
                account,
                appKey,
                appSecret,
                htsId,
                false,
                OrderType.BEST_OPPOSITE,
                List.of(),
                List.of(),
                KisTimings.DEFAULT,
                DEFAULT_QUEUE_LIMIT);
    }

    public KisSettings following(List<Symbol> symbols) {
        return new KisSettings(
                environment,
                profile,
                account,
                appKey,
                appSecret,
                htsId,
                hashKey,
                orderType,
                symbols,
                watched.stream().filter(symbols::contains).toList(),
                timings,
                queueLimit);
    }

    /** Also tells the books of some of the symbols followed. */
    public KisSettings watching(List<Symbol> symbols) {
        return new KisSettings(
                environment,
                profile,
                account,
                appKey,
                appSecret,
                htsId,
                hashKey,
                orderType,
                followed,
                symbols,
                timings,
                queueLimit);
    }

    public KisSettings withTimings(KisTimings other) {
        return new KisSettings(
                environment,
                profile,
                account,
                appKey,
                appSecret,
                htsId,
                hashKey,
                orderType,
                followed,
                watched,
                other,
                queueLimit);
    }

    public KisSettings withHashKey(boolean sent) {
        return new KisSettings(
                environment,
                profile,
                account,
                appKey,
                appSecret,
                htsId,
                sent,
                orderType,
                followed,
                watched,
                timings,
                queueLimit);
    }

    public KisSettings withOrderType(OrderType type) {
        return new KisSettings(
                environment,
                profile,
                account,
                appKey,
                appSecret,
                htsId,
                hashKey,
                type,
                followed,
                watched,
                timings,
                queueLimit);
    }
}
