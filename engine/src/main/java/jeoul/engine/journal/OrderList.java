package jeoul.engine.journal;

import java.util.ArrayList;
import java.util.List;
import jeoul.engine.broker.OrderStatus;

/**
 * The broker's list of orders as it was told last. A list may be thousands of lines and be told
 * every few seconds, so the journal holds of each only the lines that differ from the one before.
 */
final class OrderList {

    private final List<OrderStatus> lines = new ArrayList<>();

    /** Takes a line and its place in the list, counted from 0. */
    interface Line {
        void at(int place, OrderStatus status);
    }

    /** Takes over a newly told list and hands out what differs. */
    void replace(List<OrderStatus> told, Line changed) {
        for (int place = 0; place < told.size(); place++) {
            OrderStatus status = told.get(place);
            if (place == lines.size()) {
                lines.add(status);
                changed.at(place, status);
            } else if (!lines.get(place).equals(status)) {
                lines.set(place, status);
                changed.at(place, status);
            }
        }
        truncate(told.size());
    }

    /** Puts back one line that differed. */
    void put(int place, OrderStatus status) {
        if (place == lines.size()) {
            lines.add(status);
        } else {
            lines.set(place, status);
        }
    }

    /** The list as it was told, once all that differed is back in place. */
    List<OrderStatus> told(long length) {
        if (length < 0 || length > lines.size()) {
            throw new IllegalArgumentException("lines are missing: " + lines.size() + "/" + length);
        }
        truncate((int) length);
        return List.copyOf(lines);
    }

    private void truncate(int length) {
        lines.subList(length, lines.size()).clear();
    }
}
