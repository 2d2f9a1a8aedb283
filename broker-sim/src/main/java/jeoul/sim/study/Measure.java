package jeoul.sim.study;

import jeoul.engine.report.DayReport;

/** What strategies are compared by, one number for each simulated day. */
public enum Measure {
    /** Shares by which the account ends away from its target. */
    SHARES_MISSING,
    /** D+2 deposit over the account's value at the end. */
    D2_RATIO,
    /** Implementation shortfall in basis points of what was to be traded. */
    IMPLEMENTATION_SHORTFALL_BPS,
    /** Orders refused. */
    REJECTIONS;

    double of(DayReport report) {
        return switch (this) {
            case SHARES_MISSING -> report.sharesMissing();
            case D2_RATIO -> report.cash().d2Ratio();
            case IMPLEMENTATION_SHORTFALL_BPS -> report.costs().implementationShortfallBps();
            case REJECTIONS -> report.orders().rejected();
        };
    }
}
