package jeoul.kis.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jeoul.kis.link.Answer;
import jeoul.kis.link.Call;
import jeoul.kis.link.Header;
import jeoul.kis.link.Link;
import jeoul.kis.wire.ControlFrame;
import jeoul.kis.wire.Endpoint;
import jeoul.kis.wire.Envelope;
import jeoul.kis.wire.Environment;
import jeoul.kis.wire.NoticeCipher;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.StreamTrId;
import jeoul.kis.wire.SubscriptionRequest;

/** Remembers every call and frame, and answers from a script. */
final class ScriptedLink implements Link {

    static final Envelope DONE = new Envelope("0", "MCA00000", "정상처리 되었습니다.");
    static final NoticeCipher CIPHER =
            new NoticeCipher("0123456789abcdef0123456789abcdef", "0123456789abcdef");

    private final List<Call> calls = new ArrayList<>();
    private final Map<Endpoint, Function<Call, Reaction>> usual = new HashMap<>();
    private final Map<Endpoint, Deque<Reaction>> once = new HashMap<>();
    private final List<ScriptedStream> streams = new ArrayList<>();
    private boolean refusesStreams;
    private Optional<Envelope> subscriptionAnswer = Optional.empty();
    private boolean answersSubscriptions = true;

    /** What a server does with one call. */
    interface Reaction {
        void to(Receiver receiver);
    }

    static Reaction answer(int status, String continuation, String body) {
        Answer answer = new Answer(status, List.of(new Header("tr_cont", continuation)), body);
        return receiver -> receiver.answered(answer);
    }

    static <T> Reaction page(ReplyFormat<T> format, Reply<T> reply, String continuation) {
        return answer(200, continuation, Rig.text(format.encode(reply)));
    }

    static <T> Reaction reply(ReplyFormat<T> format, T body) {
        return page(format, Reply.of(DONE, body), "");
    }

    /** A refusal under a status, as KIS words it. */
    static Reaction refusal(int status, String code, String text) {
        return answer(
                status,
                "",
                "{\"rt_cd\":\"1\",\"msg_cd\":\"" + code + "\",\"msg1\":\"" + text + "\"}");
    }

    static Reaction lost(boolean mayHaveArrived) {
        return receiver -> receiver.lost(mayHaveArrived, "cut");
    }

    void usually(Endpoint endpoint, Function<Call, Reaction> reaction) {
        usual.put(endpoint, reaction);
    }

    /** What a call that asks for nothing in particular is answered with. */
    Reaction usual(Endpoint endpoint) {
        return usual.get(endpoint).apply(new Call(false, "", "", List.of(), "", false));
    }

    /** The next call of this kind, before the usual. */
    void next(Endpoint endpoint, Reaction reaction) {
        once.computeIfAbsent(endpoint, any -> new ArrayDeque<>()).add(reaction);
    }

    List<Call> calls() {
        return List.copyOf(calls);
    }

    List<Call> calls(Endpoint endpoint) {
        return calls.stream().filter(call -> endpoint(call) == endpoint).toList();
    }

    int count(Endpoint endpoint) {
        return calls(endpoint).size();
    }

    @Override
    public void call(Call call, Receiver receiver) {
        calls.add(call);
        Endpoint endpoint = endpoint(call);
        Deque<Reaction> scripted = once.getOrDefault(endpoint, new ArrayDeque<>());
        Reaction reaction =
                scripted.isEmpty() ? usual.get(endpoint).apply(call) : scripted.remove();
        reaction.to(receiver);
    }

    private static Endpoint endpoint(Call call) {
        return call.header("tr_id")
                .flatMap(Endpoint::ofTrId)
                .orElseGet(() -> Endpoint.ofPath(call.path()).get(0));
    }

    // ---- streams ----

    void refuseStreams(boolean refuse) {
        refusesStreams = refuse;
    }

    void answerSubscriptions(boolean answer) {
        answersSubscriptions = answer;
    }

    /** What subscriptions are answered with from now on. */
    void answerSubscriptionsWith(Envelope envelope) {
        subscriptionAnswer = Optional.of(envelope);
    }

    List<ScriptedStream> streams() {
        return streams;
    }

    ScriptedStream stream() {
        return streams.get(streams.size() - 1);
    }

    @Override
    public Stream open(StreamListener listener) {
        ScriptedStream stream = new ScriptedStream(listener);
        streams.add(stream);
        if (refusesStreams) {
            listener.closed("refused");
        } else {
            listener.opened();
        }
        return stream;
    }

    /** The server's end of one stream. */
    final class ScriptedStream implements Stream {

        private final StreamListener listener;
        private final List<String> sent = new ArrayList<>();
        private boolean closed;

        ScriptedStream(StreamListener listener) {
            this.listener = listener;
        }

        List<String> sent() {
            return sent;
        }

        /** What was subscribed to, such as {@code H0STASP0 005930}. */
        List<String> subscriptions() {
            return sent.stream()
                    .filter(frame -> !ControlFrame.isPingPong(frame))
                    .map(SubscriptionRequest::decode)
                    .map(request -> request.trId() + " " + request.key())
                    .toList();
        }

        boolean isClosed() {
            return closed;
        }

        void serve(String frame) {
            listener.text(frame);
        }

        void cut() {
            listener.closed("cut");
        }

        @Override
        public void send(String text) {
            sent.add(text);
            if (answersSubscriptions && !ControlFrame.isPingPong(text)) {
                SubscriptionRequest request = SubscriptionRequest.decode(text);
                Envelope envelope =
                        subscriptionAnswer.orElse(
                                new Envelope("0", "OPSP0000", "SUBSCRIBE SUCCESS"));
                boolean notices = request.trId().equals(StreamTrId.NOTICES.code(Environment.MOCK));
                serve(
                        new ControlFrame.Answer(
                                        request.trId(),
                                        request.key(),
                                        notices,
                                        envelope,
                                        envelope.succeeded()
                                                ? Optional.of(CIPHER)
                                                : Optional.empty())
                                .encode());
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
