package jeoul.engine.order;

/** Where an order's price comes from. KRX's terms; KRX's own English names mislead for two. */
public enum Pricing {
    /** 지정가: the price given. */
    LIMIT,
    /** 시장가: any price; a rest stays in the book at a deemed price. */
    MARKET,
    /** 조건부지정가: a limit until the closing auction starts, then a market order. */
    CONDITIONAL_LIMIT,
    /** 최유리지정가: the best opposite price at receipt; a rest stays there as a limit order. */
    BEST_OPPOSITE,
    /** 최우선지정가: the best price of the own side at receipt; always rests. */
    BEST_SAME,
    /** 중간가: half way between best bid and best ask, moving with them. */
    MID,
    /** 스톱지정가: sleeps until the last price reaches the stop, then a limit order. */
    STOP_LIMIT,
    /** 시간외종가: the previous close before the open, the day's close after it. */
    CLOSE_PRICE;

    /** True if the order itself names the price it may trade at. */
    public boolean namesPrice() {
        return this == LIMIT || this == CONDITIONAL_LIMIT || this == STOP_LIMIT;
    }
}
