package jeoul.engine.market;

/** A KRX market segment; tax and price rules differ by it. KOSDAQ GLOBAL is part of KOSDAQ. */
public enum Market {
    KOSPI,
    KOSDAQ,
    KONEX
}
