package jeoul.kis.link;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One HTTP response, read to its end and as UTF-8. */
public record Answer(int status, List<Header> headers, String body) {

    public Answer {
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

    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length() + " characters";
    }
}
