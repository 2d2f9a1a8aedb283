package jeoul.kis.server;

import jeoul.engine.broker.OrderStatus;
import jeoul.kis.wire.OrderReply;

/**
 * A request to cancel that was carried out.
 *
 * @param order the one it cancelled
 * @param quantity shares
 * @param reply its own number and time
 */
record CancelLine(OrderStatus order, long quantity, OrderReply reply) {}
