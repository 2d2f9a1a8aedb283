package jeoul.cli.kis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jeoul.cli.account.Accounts;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.Credentials;
import jeoul.engine.broker.Broker;
import jeoul.engine.broker.MarketData;
import jeoul.engine.broker.Tape;
import jeoul.engine.broker.Timeline;
import jeoul.engine.market.Symbol;

/** The client of a lockstep as commands see it, for those that read no account. */
record LockstepAccount(Lockstep lockstep) implements Accounts, OpenAccount {

    @Override
    public OpenAccount open(BrokerChoice broker, Credentials keys) {
        return this;
    }

    @Override
    public Revocation revoke(BrokerChoice choice, Credentials keys) {
        throw new UnsupportedOperationException("nobody logs out here");
    }

    @Override
    public Contact contact(BrokerChoice broker) {
        throw new UnsupportedOperationException("nobody knocks in lockstep");
    }

    @Override
    public Broker broker() {
        return lockstep.broker();
    }

    @Override
    public MarketData market() {
        return lockstep.market();
    }

    @Override
    public Timeline timeline() {
        return lockstep;
    }

    @Override
    public void follow(List<Symbol> symbols) {
        lockstep.client().follow(symbols);
    }

    @Override
    public void recall(LocalDate day) {
        throw new UnsupportedOperationException("no day is over here");
    }

    @Override
    public void listen(Tape tape) {
        lockstep.client().listen(tape);
    }

    @Override
    public Holdings holdings() {
        throw new UnsupportedOperationException("no account is read here");
    }

    @Override
    public Buyable buyable(boolean withCma) {
        throw new UnsupportedOperationException("no account is read here");
    }

    @Override
    public Optional<Boolean> opensOn(LocalDate date) {
        return Optional.empty();
    }

    @Override
    public Optional<Instant> tokenIssued() {
        return Optional.empty();
    }

    @Override
    public void close() {
        lockstep.client().close();
    }
}
