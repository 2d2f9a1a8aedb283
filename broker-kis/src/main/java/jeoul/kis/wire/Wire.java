package jeoul.kis.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Requests in the two forms they travel in. */
public final class Wire {

    private Wire() {}

    /** The JSON body of a POST. */
    public static byte[] json(Request request) {
        return Json.write(request::write);
    }

    /** The query string of a GET, without the question mark. */
    public static String query(Request request) {
        StringBuilder query = new StringBuilder(256);
        request.write(
                (name, value) -> {
                    if (query.length() > 0) {
                        query.append('&');
                    }
                    query.append(name)
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                });
        return query.toString();
    }
}
