package jeoul.kis.server;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.ClientOrderId;

/** The orders this server knows: by the ids it gave them, and by the broker's numbers. */
final class Lines {

    private final Map<ClientOrderId, Line> byId = new HashMap<>();
    private final Map<BrokerOrderId, Line> byNumber = new TreeMap<>();
    private long lastId;

    ClientOrderId nextId() {
        return new ClientOrderId(++lastId);
    }

    void add(Line line) {
        byId.put(line.id(), line);
        line.number().ifPresent(number -> byNumber.put(padded(number), line));
    }

    /** The broker took it under a number. */
    void number(Line line, BrokerOrderId number, Instant at) {
        line.number(number, at);
        byNumber.put(padded(number), line);
    }

    void remove(ClientOrderId id) {
        byId.remove(id);
    }

    /** Null if none has this id. */
    Line get(ClientOrderId id) {
        return byId.get(id);
    }

    Optional<Line> numbered(BrokerOrderId number) {
        return Optional.ofNullable(byNumber.get(padded(number)));
    }

    /** Forgets the day before. */
    void startDay(Predicate<ClientOrderId> stays) {
        byId.keySet().removeIf(stays.negate());
        byNumber.clear();
    }

    /** Some clients take the number for one and lose its zeros. */
    private static BrokerOrderId padded(BrokerOrderId number) {
        String digits = number.value();
        return digits.length() >= 10
                ? number
                : new BrokerOrderId("0".repeat(10 - digits.length()) + digits);
    }
}
