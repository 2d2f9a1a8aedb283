package jeoul.engine.order;

/** Which session an order is for; orders do not carry from one into another. */
public enum OrderSession {
    REGULAR,
    /** 장전 시간외: at the previous close, 08:30 to 08:40. */
    PREVIOUS_CLOSE,
    /** 장후 시간외: at the day's close, 15:40 to 16:00. */
    CLOSING_PRICE,
    /** 시간외 단일가: call auctions every ten minutes, 16:00 to 18:00. */
    OFF_HOURS_SINGLE_PRICE
}
