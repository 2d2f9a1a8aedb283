package jeoul.sim.exchange;

import jeoul.engine.market.Phase;

/** The phases of a symbol's regular session and what ends them. */
interface SessionPhases {

    /** What a change of phase asks for, and what it has to know. */
    interface Floor {

        /** Orders only queue from now on. */
        void startAuction();

        /** Conditional limit orders become market orders. */
        void convertConditionals();

        /**
         * Trades what crosses at one price, which is the new static reference if there is one.
         *
         * @param first true for the opening price and the first after a halt
         */
        void uncross(boolean first);

        /** Orders match on arrival from now on. */
        void startContinuous();

        /** The session is over: what is left expires. */
        void close();

        /** Whether the running auction's price would trigger a static interruption. */
        boolean indicatesStatic();

        /** Whether the closing auction's price would trigger a dynamic interruption. */
        boolean indicatesDynamicClosing();

        void phaseChanged(Phase phase);
    }

    Phase phase();

    /** Nanoseconds since midnight of the next change; Long.MAX_VALUE after the last. */
    long nextAt();

    /** Makes the change that is due. */
    void act(long now);

    /** Whether nothing may trade at {@code now}, in the off-hours sessions too. */
    boolean halted(long now);

    /** Whether volatility interruptions are on for the symbol. */
    boolean guarded();

    /** Whether an execution may be stopped by a volatility interruption now. */
    boolean interruptible();

    /** An execution was stopped: continuous trading gives way to a two-minute auction. */
    void interrupt(long now, boolean isStatic);
}
