package jeoul.kis.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import jeoul.engine.InputException;
import jeoul.kis.client.TokenStore;
import jeoul.kis.wire.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of one app key at one server, in a file of its owner's alone that all programs of the
 * machine share. It is replaced as a whole, so that no reader finds half of it; a file that cannot
 * be understood counts as none. What the disk refuses is an {@link java.io.UncheckedIOException}.
 */
public final class TokenFile implements TokenStore {

    /**
     * KIS issues one token a minute, and sends the customer a message each time. Our stamp is from
     * before the call and its from when it came: a second more keeps the next from being too soon.
     */
    public static final Duration ISSUE_INTERVAL = Duration.ofSeconds(61);

    private static final int MAX_BYTES = 65_536;

    private static final String TOKEN = "token";
    private static final String ISSUED = "issued";
    private static final String EXPIRES = "expires";
    private static final String ASKED = "asked";

    private static final JsonFactory JSON = new JsonFactory();
    private static final Logger LOG = LoggerFactory.getLogger(TokenFile.class);

    private final OwnersFolder folder;
    private final String name;

    /**
     * @param folder made if it is not there
     * @param server what the token is good for, such as the base URL
     * @throws InputException if the folder cannot be made, or cannot keep a file for its owner
     */
    public TokenFile(Path folder, Secret appKey, String server) {
        this.folder = new OwnersFolder(folder);
        name = "token-" + OwnersFolder.nameFor(appKey, server);
    }

    @Override
    public Optional<Token> load() {
        return inTurn(locked -> read().token());
    }

    @Override
    public void save(Token token) {
        inTurn(locked -> write(new Kept(Optional.of(token), read().asked())));
    }

    @Override
    public void forget(Token token) {
        inTurn(
                locked -> {
                    Kept kept = read();
                    boolean same =
                            kept.token().filter(t -> t.value().equals(token.value())).isPresent();
                    return same ? write(new Kept(Optional.empty(), kept.asked())) : kept;
                });
    }

    /**
     * Takes the token off this machine. The file goes too, unless it has to say for some seconds
     * more that one was asked for.
     *
     * @return the token that was kept, expired or not
     */
    public Optional<Token> discard(Instant now) {
        return inTurn(
                locked -> {
                    Kept kept = read();
                    boolean saysWhen =
                            kept.asked()
                                    .filter(at -> at.isAfter(now.minus(ISSUE_INTERVAL)))
                                    .isPresent();
                    if (saysWhen) {
                        write(new Kept(Optional.empty(), kept.asked()));
                    } else {
                        Files.deleteIfExists(path());
                    }
                    return kept.token();
                });
    }

    @Override
    public Instant permitIssue(Instant now) {
        return inTurn(
                locked -> {
                    Kept kept = read();
                    // A stamp further ahead than a minute is from a clock that was wrong.
                    Optional<Instant> tooSoon =
                            kept.asked()
                                    .filter(at -> at.isAfter(now.minus(ISSUE_INTERVAL)))
                                    .filter(at -> at.isBefore(now.plus(ISSUE_INTERVAL)));
                    if (tooSoon.isPresent()) {
                        return tooSoon.get().plus(ISSUE_INTERVAL);
                    }
                    write(new Kept(kept.token(), Optional.of(now)));
                    return now;
                });
    }

    private <T> T inTurn(OwnersFolder.Turn<T> turn) {
        return folder.inTurn(name + ".lock", turn);
    }

    private Kept read() throws IOException {
        byte[] bytes;
        try (FileChannel file = FileChannel.open(path(), StandardOpenOption.READ)) {
            ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES);
            while (buffer.hasRemaining() && file.read(buffer) >= 0) {
                // Until the end.
            }
            bytes = new byte[buffer.position()];
            buffer.flip().get(bytes);
        } catch (NoSuchFileException e) {
            return Kept.NOTHING;
        }
        try {
            return kept(fields(bytes));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            // Not its message: that may show the token.
            LOG.warn("TOKEN_FILE_DAMAGED file={} trouble={}", path(), e.getClass().getSimpleName());
            return Kept.NOTHING;
        }
    }

    private static Map<String, String> fields(byte[] bytes) throws IOException {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("no object");
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String field = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    throw new IllegalArgumentException("no text");
                }
                fields.put(field, parser.getText());
            }
        }
        return fields;
    }

    private static Kept kept(Map<String, String> fields) {
        Optional<Instant> asked = Optional.ofNullable(fields.get(ASKED)).map(Instant::parse);
        if (!fields.containsKey(TOKEN)) {
            return new Kept(Optional.empty(), asked);
        }
        Token token =
                new Token(
                        new Secret(fields.get(TOKEN)),
                        Instant.parse(fields.getOrDefault(ISSUED, "")),
                        Instant.parse(fields.getOrDefault(EXPIRES, "")));
        return new Kept(Optional.of(token), asked);
    }

    private Kept write(Kept kept) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            if (kept.token().isPresent()) {
                Token token = kept.token().get();
                json.writeStringField(TOKEN, token.value().value());
                json.writeStringField(ISSUED, token.issued().toString());
                json.writeStringField(EXPIRES, token.expires().toString());
            }
            if (kept.asked().isPresent()) {
                json.writeStringField(ASKED, kept.asked().get().toString());
            }
            json.writeEndObject();
        }
        // One name for all programs, as only one of them has the turn: what a dead one left goes.
        Path draft = folder.resolve(name + ".new");
        Files.deleteIfExists(draft);
        try (FileChannel file = folder.open(draft, StandardOpenOption.CREATE_NEW)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            file.force(true);
        }
        Files.move(
                draft, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return kept;
    }

    private Path path() {
        return folder.resolve(name + ".json");
    }

    /**
     * What stands in the file.
     *
     * @param asked when a program last went for a token
     */
    private record Kept(Optional<Token> token, Optional<Instant> asked) {

        static final Kept NOTHING = new Kept(Optional.empty(), Optional.empty());
    }
}
