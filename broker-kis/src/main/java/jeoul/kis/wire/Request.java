package jeoul.kis.wire;

/**
 * What a call carries besides its headers: the parameters of a query or the keys of a JSON body.
 * All documented ones are written, the blank ones too: KIS refuses a body that lacks one.
 */
public interface Request {

    void write(FieldSink to);
}
