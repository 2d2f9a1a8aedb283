package jeoul.kis.link;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param post true for POST, false for GET
 * @param path from the host on, with a leading slash
 * @param query without the question mark, percent-encoded; blank for none
 * @param body JSON; blank for GET
 * @param once true for a call that acts, such as an order: no layer below may send it a second
 *     time, whatever becomes of the first
 */
public record Call(
        boolean post, String path, String query, List<Header> headers, String body, boolean once) {

    public Call {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(query, "query");
        headers = List.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /** The first header of a name, in any spelling. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** Without query, headers and body, which hold account numbers and keys. */
    @Override
    public String toString() {
        return (post ? "POST " : "GET ") + path;
    }
}
