package jeoul.kis.client;

/** KIS did not answer a question about the market, or not so that it can be read. */
public final class KisUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param question what was asked for
     * @param reason for people, without secrets
     */
    public KisUnavailableException(String question, String reason) {
        super(question + " is unknown: " + reason);
    }
}
