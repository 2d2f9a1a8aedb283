package jeoul.kis.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jeoul.engine.broker.MarketData;
import jeoul.engine.order.RejectReason;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Header;
import jeoul.kis.link.Link;
import jeoul.kis.wire.ContextArea;
import jeoul.kis.wire.Continuation;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Envelope;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.Fields;
import jeoul.kis.wire.MessageCode;
import jeoul.kis.wire.MessageCodes;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.ReplyHeaders;
import jeoul.kis.wire.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A call that waits for its answer, which it gets once. */
final class OpenCall {

    private static final Logger log = LoggerFactory.getLogger(OpenCall.class);

    private static final Header JSON =
            new Header("Content-Type", "application/json; charset=UTF-8");
    private static final int OK = 200;

    private final Environment environment;
    private final Endpoint endpoint;
    private final String trId;
    private final String requestId;
    private final Link.Receiver receiver;
    private final Distortion distortion;
    private Fields fields = Fields.of(List.of());
    private boolean answered;

    OpenCall(
            Environment environment,
            Endpoint endpoint,
            String trId,
            String requestId,
            Distortion distortion,
            Link.Receiver receiver) {
        this.environment = environment;
        this.endpoint = endpoint;
        this.trId = trId;
        this.requestId = requestId;
        this.distortion = distortion;
        this.receiver = receiver;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** The parameters of the query or the keys of the body. */
    Fields fields() {
        return fields;
    }

    void read(Fields parameters) {
        fields = parameters;
    }

    /** How an inquiry is to be answered wrongly on purpose. */
    Distortion distortion() {
        return distortion;
    }

    /** Success without an envelope. */
    <T> void bare(ReplyFormat<T> format, T body) {
        answer(
                OK,
                format.encode(new Reply<>(Envelope.BARE, Optional.of(body), ContextArea.FIRST)),
                Optional.empty());
    }

    /** Success of a call that is no list. */
    <T> void done(ReplyFormat<T> format, String code, T body) {
        page(format, code, body, ContextArea.FIRST, Continuation.NONE);
    }

    /** Success of a call that is a list. */
    <T> void page(
            ReplyFormat<T> format,
            String code,
            T body,
            ContextArea context,
            Continuation continuation) {
        MessageCode message = MessageCodes.find(code).orElseThrow();
        answer(
                message.http(),
                format.encode(new Reply<>(message.envelope(), Optional.of(body), context)),
                Optional.of(continuation));
    }

    /** The refusal KIS has for a reason. */
    void refuse(RejectReason reason) {
        refuse(MessageCodes.refusal(reason, environment));
    }

    /** A refusal by its code. */
    void refuse(String code) {
        refuse(MessageCodes.find(code).orElseThrow());
    }

    void refuse(MessageCode code) {
        answer(code.http(), refusal(code), Optional.of(Continuation.NONE));
    }

    /**
     * Does what answers the call. What cannot be read is refused as KIS refuses it, and a mistake
     * of ours does not leave the caller without an answer.
     */
    void attempt(Runnable work) {
        try {
            work.run();
        } catch (CallRefused e) {
            refuse(e.code());
        } catch (WireException e) {
            refuse(Refusals.of(e, endpoint, environment));
        } catch (MarketData.UnknownSymbolException e) {
            refuse("MCA05918");
        } catch (RuntimeException e) {
            log.error("CALL_FAILED endpoint={}", endpoint, e);
            if (!answered) {
                refuse("EGW00002");
            }
        }
    }

    /** The answer to a call of which not even the endpoint is known. */
    static Answer refused(String code) {
        return refused(MessageCodes.find(code).orElseThrow());
    }

    static Answer refused(MessageCode message) {
        return new Answer(
                message.http(),
                List.of(JSON),
                new String(refusal(message), StandardCharsets.UTF_8));
    }

    /** Refusals look the same whatever was asked for. */
    private static byte[] refusal(MessageCode code) {
        return ReplyFormat.ORDER.encode(Reply.refused(code.envelope()));
    }

    private void answer(int status, byte[] body, Optional<Continuation> continuation) {
        if (answered) {
            throw new IllegalStateException(endpoint + " was answered before");
        }
        answered = true;
        List<Header> headers = new ArrayList<>();
        headers.add(JSON);
        if (continuation.isPresent() && !trId.isEmpty()) {
            new ReplyHeaders(trId, continuation.get(), requestId)
                    .write((name, value) -> headers.add(new Header(name, value)));
        }
        receiver.answered(new Answer(status, headers, new String(body, StandardCharsets.UTF_8)));
    }

    /**
     * How an inquiry is answered.
     *
     * @param lag up to this old
     * @param empty without its rows
     */
    record Distortion(Duration lag, boolean empty) {

        static final Distortion NONE = new Distortion(Duration.ZERO, false);
    }
}
