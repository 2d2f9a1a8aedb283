package jeoul.kis.server;

import jeoul.engine.broker.RequestId;

/** Counts what the broker is asked. */
final class RequestIds {

    private long last;

    RequestId next() {
        return new RequestId(++last);
    }
}
