package jeoul.kis.wire;

/**
 * The headers of an answer that mean something. They are written in lower case: the official client
 * reads them by exactly these names.
 *
 * @param requestId KIS' own number for the call ({@code gt_uid})
 */
public record ReplyHeaders(String trId, Continuation continuation, String requestId) {

    /** Reads them in any spelling of their names. */
    public static ReplyHeaders read(Fields headers) {
        return new ReplyHeaders(
                headers.blankable("tr_id"),
                Continuation.read(headers),
                headers.blankable("gt_uid"));
    }

    public void write(FieldSink to) {
        to.put("tr_id", trId);
        to.put("tr_cont", continuation.code());
        to.put("gt_uid", requestId);
    }
}
