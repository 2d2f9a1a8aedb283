package jeoul.sim.flow.qr;

import jeoul.sim.flow.OrderFlow;

/** Lets tests of other packages see what a flow has drawn. */
public final class Fingerprint {

    private Fingerprint() {}

    /** A hash of the times and draws of all candidates that a flow has performed. */
    public static long of(OrderFlow flow) {
        return ((QrFlow) flow).fingerprint();
    }
}
