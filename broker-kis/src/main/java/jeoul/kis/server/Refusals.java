package jeoul.kis.server;

import java.util.Locale;
import jeoul.engine.order.RejectReason;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.MessageCode;
import jeoul.kis.wire.MessageCodes;
import jeoul.kis.wire.WireException;

/** What KIS answers to a call that cannot be read. */
final class Refusals {

    private Refusals() {}

    static MessageCode of(WireException unreadable, Endpoint endpoint, Environment environment) {
        String field = unreadable.field().toUpperCase(Locale.ROOT);
        return switch (field) {
            case "APPKEY" -> named("EGW00103");
            case "APPSECRET", "SECRETKEY" -> named("EGW00105");
            case "AUTHORIZATION" -> named("EGW00205");
            case "TOKEN" -> named("EGW00121");
            case "CANO", "ACNT_PRDT_CD" -> named("OPSQ2000");
            case "FID_INPUT_ISCD" -> named("MCA05918");
            default -> endpoint.isPost() ? ofOrder(field, unreadable, environment) : check(field);
        };
    }

    /** An inquiry's parameter that is missing or wrong. */
    static MessageCode check(String field) {
        MessageCode code = named("OPSQ2001");
        return new MessageCode(
                code.code(),
                code.http(),
                code.resultCode(),
                code.kind(),
                code.reason(),
                code.environment(),
                code.text() + field);
    }

    private static MessageCode ofOrder(
            String field, WireException unreadable, Environment environment) {
        boolean stated = unreadable.found().startsWith("'");
        if (stated && field.equals("PDNO")) {
            return MessageCodes.refusal(RejectReason.NOT_TRADABLE, environment);
        }
        if (stated && field.equals("ORD_QTY")) {
            return MessageCodes.refusal(RejectReason.BAD_QUANTITY, environment);
        }
        boolean whole = unreadable.found().matches("'\\d+'");
        if (whole && field.equals("ORD_UNPR")) {
            return MessageCodes.refusal(RejectReason.WRONG_TICK, environment);
        }
        if (stated && field.equals("ORD_DVSN")) {
            return MessageCodes.refusal(RejectReason.TYPE_NOT_OFFERED, environment);
        }
        return named("IGW00007");
    }

    private static MessageCode named(String code) {
        return MessageCodes.find(code).orElseThrow();
    }
}
