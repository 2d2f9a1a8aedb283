package jeoul.cli.live;

import com.google.inject.Injector;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.account.UnreachableException;
import jeoul.cli.account.UnreachableException.Reason;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Tape;
import jeoul.engine.broker.Timeline;
import jeoul.engine.market.Symbol;
import jeoul.kis.client.KisBroker;
import jeoul.kis.client.KisMarketData;
import jeoul.kis.client.KisUnavailableException;
import jeoul.kis.client.PowerReceiver;
import jeoul.kis.client.TokenStore;
import jeoul.kis.client.Waiting;
import jeoul.kis.live.OkHttpLink;
import jeoul.kis.wire.AccountMapper;
import jeoul.kis.wire.Balance;
import jeoul.kis.wire.BuyingPower;
import jeoul.kis.wire.MessageCodes;
import jeoul.kis.wire.MessageKind;
import jeoul.kis.wire.Verdict;

/** An account at KIS that is open. */
final class KisAccount implements OpenAccount {

    /** The key belongs to the other environment. */
    private static final List<String> OTHER_HOST = List.of("EGW02004", "EGW02007");

    private final OkHttpLink link;
    private final KisBroker kis;
    private final Timeline timeline;
    private final Waiting waiting;
    private final TokenStore tokens;
    private final Broker broker;
    private final KisMarketData kisMarket;
    private final MarketData market;

    /**
     * @param link closed with the account
     * @param injector of the account's ports
     */
    KisAccount(OkHttpLink link, Injector injector) {
        this.link = link;
        this.kis = injector.getInstance(KisBroker.class);
        this.timeline = injector.getInstance(Timeline.class);
        this.waiting = injector.getInstance(Waiting.class);
        this.tokens = injector.getInstance(TokenStore.class);
        this.broker = injector.getInstance(Broker.class);
        this.kisMarket = injector.getInstance(KisMarketData.class);
        this.market = new AnsweringMarket(kisMarket);
    }

    /**
     * Makes sure that the keys open the account.
     *
     * @throws UnreachableException if not
     */
    void greet() {
        power(false);
    }

    private void await(BooleanSupplier done) {
        try {
            waiting.until(done);
        } catch (KisUnavailableException e) {
            throw new UnreachableException(Reason.NO_ANSWER, e.getMessage(), e);
        }
    }

    @Override
    public Broker broker() {
        return broker;
    }

    @Override
    public MarketData market() {
        return market;
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public void follow(List<Symbol> symbols) {
        kis.follow(symbols);
    }

    @Override
    public void recall(LocalDate day) {
        kis.recall(day);
    }

    @Override
    public void listen(Tape tape) {
        kis.listen(tape);
    }

    @Override
    public Holdings holdings() {
        Map<Symbol, Row> rows = new TreeMap<>();
        for (Balance.Row row : kis.lastRows()) {
            if (row.quantity() > 0 && Symbol.isValid(row.code())) {
                Symbol symbol = new Symbol(row.code());
                long loan = row.loanDate().isPresent() || row.loanAmount() > 0 ? row.quantity() : 0;
                rows.merge(
                        symbol,
                        new Row(symbol, row.name(), row.price(), loan),
                        (one, other) ->
                                new Row(
                                        symbol,
                                        one.name(),
                                        one.price(),
                                        Math.addExact(one.loanShares(), other.loanShares())));
            }
        }
        List<Other> others = new ArrayList<>();
        kis.lastReading()
                .map(AccountMapper.Reading::others)
                .orElse(List.of())
                .forEach(row -> others.add(new Other(row.code(), row.name(), row.quantity())));
        return new Holdings(List.copyOf(rows.values()), others);
    }

    @Override
    public Buyable buyable(boolean withCma) {
        BuyingPower power = power(withCma);
        long cash = AccountMapper.orderable(power);
        return new Buyable(cash, Math.max(cash, power.amountWithCredit()));
    }

    private BuyingPower power(boolean withCma) {
        Answer answer = new Answer();
        kis.askBuyingPower(withCma, answer);
        await(answer::isThere);
        return answer.power.orElseThrow(
                () -> new UnreachableException(answer.why(), "the broker says: " + answer.trouble));
    }

    @Override
    public Optional<Boolean> opensOn(LocalDate date) {
        try {
            return kisMarket.opensOn(date);
        } catch (KisUnavailableException e) {
            throw new UnreachableException(Reason.NO_ANSWER, e.getMessage(), e);
        }
    }

    @Override
    public Optional<Instant> tokenIssued() {
        return tokens.load().map(TokenStore.Token::issued);
    }

    @Override
    public void close() {
        kis.close();
        link.close();
    }

    /** What came of asking what may be bought. */
    private static final class Answer implements PowerReceiver {

        private Optional<BuyingPower> power = Optional.empty();
        private String trouble = "";
        private boolean there;

        @Override
        public void answered(BuyingPower answered) {
            power = Optional.of(answered);
            there = true;
        }

        @Override
        public void failed(String reason, Optional<Verdict> refusal) {
            trouble = reason;
            there = true;
        }

        private boolean isThere() {
            return there;
        }

        private Reason why() {
            if (OTHER_HOST.stream().anyMatch(trouble::contains)) {
                return Reason.KEYS_OF_OTHER_HOST;
            }
            return namesRefusal() ? Reason.KEYS_REFUSED : Reason.NO_ANSWER;
        }

        /** Whether KIS' own code is among the words: key, secret or permission is wrong. */
        private boolean namesRefusal() {
            return Stream.of(trouble.split(" ", -1))
                    .flatMap(word -> MessageCodes.find(word).stream())
                    .anyMatch(code -> code.kind() == MessageKind.AUTH);
        }
    }
}
