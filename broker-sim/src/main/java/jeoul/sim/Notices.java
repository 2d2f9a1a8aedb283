package jeoul.sim;

import jeoul.engine.broker.Event;
import jeoul.engine.order.ClientOrderId;

/** Takes what happens at the broker, at the time it happens there. */
interface Notices {

    void told(Event event);

    /** With this event we learn the broker's number of an order. */
    void numbered(ClientOrderId order, Event event);

    /** With this event we learn that an order of ours will never have a number. */
    void refused(ClientOrderId order, Event event);
}
