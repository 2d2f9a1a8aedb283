package jeoul.kis.wire;

/** Which of KIS' two worlds a call belongs to. Keys of one are refused by the other. */
public enum Environment {
    /** 실전투자: real money. */
    REAL,
    /** 모의투자. */
    MOCK
}
