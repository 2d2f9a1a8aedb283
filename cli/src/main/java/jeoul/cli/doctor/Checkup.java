package jeoul.cli.doctor;

import static jeoul.cli.doctor.Finding.Check.ACCOUNT;
import static jeoul.cli.doctor.Finding.Check.BUYING_POWER;
import static jeoul.cli.doctor.Finding.Check.CALENDAR;
import static jeoul.cli.doctor.Finding.Check.CLOCK;
import static jeoul.cli.doctor.Finding.Check.JAVA;
import static jeoul.cli.doctor.Finding.Check.KEYS;
import static jeoul.cli.doctor.Finding.Check.KEYS_AT_HOST;
import static jeoul.cli.doctor.Finding.Check.KEY_STORE;
import static jeoul.cli.doctor.Finding.Check.MARGIN;
import static jeoul.cli.doctor.Finding.Check.NETWORK;
import static jeoul.cli.doctor.Finding.Check.PAGES;
import static jeoul.cli.doctor.Finding.Check.TIME_ZONE;
import static jeoul.cli.doctor.Finding.Check.TOKEN;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jeoul.cli.account.AccountSession;
import jeoul.cli.account.Accounts;
import jeoul.cli.account.OpenAccount;
import jeoul.cli.account.UnreachableException;
import jeoul.cli.keys.BrokerChoice;
import jeoul.cli.keys.CredentialStore;
import jeoul.cli.keys.KeyRing;
import jeoul.engine.InputException;
import jeoul.engine.broker.Event;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.TradingCalendar;

/**
 * Looks at everything in turn; a look that cannot be taken is left out, and why stands above it.
 */
public final class Checkup {

    /** The program is made for this Java and later ones. */
    static final int LEAST_JAVA = 17;

    /** A clock further off sends first slices late, or before the session. */
    static final Duration CLOCK_WARNING = Duration.ofSeconds(2);

    /** A clock further off tells another minute than the exchange. */
    static final Duration CLOCK_FAILURE = Duration.ofSeconds(30);

    /** A token lives for a day; one older than this may end within a session. */
    static final Duration TOKEN_WARNING = Duration.ofHours(16);

    private final Accounts accounts;
    private final KeyRing keyRing;
    private final BrokerChoice broker;
    private final Supplier<Instant> clock;
    private final TradingCalendar calendar = TradingCalendar.krx();
    private final List<Finding> findings = new ArrayList<>();

    public Checkup(
            Accounts accounts, KeyRing keyRing, BrokerChoice broker, Supplier<Instant> clock) {
        this.accounts = accounts;
        this.keyRing = keyRing;
        this.broker = broker;
        this.clock = clock;
    }

    /**
     * Takes all looks.
     *
     * @param javaFeature of this Java, such as 17
     * @param zone the machine's own
     */
    public List<Finding> run(int javaFeature, ZoneId zone) {
        findings.add(
                javaFeature >= LEAST_JAVA
                        ? Finding.ok(JAVA, "doctor.java", javaFeature)
                        : Finding.failed(JAVA, "doctor.java", "doctor.java.do", javaFeature));
        findings.add(Finding.ok(TIME_ZONE, "doctor.zone", zone));
        boolean reached = network();
        Optional<KeyRing.Found> found = keys();
        if (reached && found.isPresent()) {
            account(found.get());
        }
        return List.copyOf(findings);
    }

    private boolean network() {
        Accounts.Contact contact;
        try {
            contact = accounts.contact(broker);
        } catch (UnreachableException e) {
            findings.add(
                    Finding.failed(
                            NETWORK,
                            "doctor.network.none",
                            "doctor.network.do",
                            broker.rest(),
                            e.getMessage()));
            return false;
        }
        findings.add(
                Finding.ok(NETWORK, "doctor.network", broker.rest(), contact.took().toMillis()));
        Duration off = Duration.between(contact.brokerTime(), clock.get()).abs();
        if (off.compareTo(CLOCK_FAILURE) > 0) {
            findings.add(
                    Finding.failed(CLOCK, "doctor.clock.off", "doctor.clock.do", off.toSeconds()));
        } else if (off.compareTo(CLOCK_WARNING) > 0) {
            findings.add(
                    Finding.warning(CLOCK, "doctor.clock.off", "doctor.clock.do", off.toSeconds()));
        } else {
            findings.add(Finding.ok(CLOCK, "doctor.clock"));
        }
        return true;
    }

    private Optional<KeyRing.Found> keys() {
        String places =
                keyRing.stores().stream()
                        .map(CredentialStore::place)
                        .collect(Collectors.joining("; "));
        try {
            Optional<KeyRing.Found> found = keyRing.find(broker);
            findings.add(Finding.ok(KEY_STORE, "doctor.store", places));
            if (found.isPresent()) {
                findings.add(Finding.ok(KEYS, "doctor.keys", found.get().store().place()));
            } else {
                findings.add(
                        Finding.warning(KEYS, "doctor.keys.none", "doctor.keys.do", broker.name()));
            }
            return found;
        } catch (InputException | IOException e) {
            findings.add(
                    Finding.failed(
                            KEY_STORE, "doctor.store.bad", "doctor.store.do", e.getMessage()));
            return Optional.empty();
        }
    }

    private void account(KeyRing.Found found) {
        try (AccountSession session = new AccountSession(accounts.open(broker, found.keys()))) {
            findings.add(Finding.ok(KEYS_AT_HOST, "doctor.host", broker.name()));
            token(session.tokenIssued());
            holdings(session.account());
            power(session);
            calendar(session);
        } catch (UnreachableException e) {
            findings.add(refused(e));
        }
    }

    /** By what was found before: the keys are refused at the door, or something behind it is. */
    private Finding refused(UnreachableException e) {
        return switch (e.reason()) {
            case KEYS_REFUSED ->
                    Finding.failed(
                            KEYS_AT_HOST,
                            "doctor.host.refused",
                            "doctor.host.refused.do",
                            e.getMessage());
            case KEYS_OF_OTHER_HOST ->
                    Finding.failed(
                            KEYS_AT_HOST,
                            "doctor.host.other",
                            "doctor.host.other.do",
                            broker.name(),
                            e.getMessage());
            case NO_ANSWER ->
                    Finding.failed(
                            ACCOUNT, "doctor.account.none", "doctor.account.do", e.getMessage());
        };
    }

    private void token(Optional<Instant> issued) {
        if (issued.isEmpty()) {
            findings.add(Finding.ok(TOKEN, "doctor.token.none"));
            return;
        }
        Duration age = Duration.between(issued.get(), clock.get());
        findings.add(
                age.compareTo(TOKEN_WARNING) > 0
                        ? Finding.warning(TOKEN, "doctor.token", "doctor.token.do", age.toHours())
                        : Finding.ok(TOKEN, "doctor.token", age.toHours()));
    }

    private void holdings(Event.AccountRefreshed account) {
        int held = account.account().positions().size();
        findings.add(Finding.ok(ACCOUNT, "doctor.account", held));
        findings.add(
                account.complete()
                        ? Finding.ok(PAGES, "doctor.pages")
                        : Finding.failed(PAGES, "doctor.pages.missing", "doctor.pages.do"));
    }

    private void power(AccountSession account) {
        OpenAccount.Buyable cash = account.buyable(false);
        OpenAccount.Buyable withCma = account.buyable(true);
        findings.add(
                cash.withCredit() > cash.cash()
                        ? Finding.warning(
                                MARGIN,
                                "doctor.margin.low",
                                "doctor.margin.do",
                                won(cash.withCredit()),
                                won(cash.cash()))
                        : Finding.ok(MARGIN, "doctor.margin"));
        findings.add(
                Finding.ok(BUYING_POWER, "doctor.power", won(cash.cash()), won(withCma.cash())));
    }

    /** By both calendars: a day that only one of them calls a holiday is a day to look at. */
    private void calendar(AccountSession account) {
        LocalDate today = Seoul.dateOf(account.now());
        boolean ours = calendar.covers(today) && calendar.isTradingDay(today);
        Optional<Boolean> brokers;
        try {
            brokers = account.opensOn(today);
        } catch (UnreachableException e) {
            findings.add(
                    Finding.warning(
                            CALENDAR,
                            "doctor.calendar.unknown",
                            "doctor.calendar.do",
                            today,
                            e.getMessage()));
            return;
        }
        String day = ours ? "doctor.calendar.open" : "doctor.calendar.closed";
        if (brokers.isEmpty()) {
            findings.add(Finding.ok(CALENDAR, day + ".ours", today));
        } else if (brokers.get() == ours) {
            findings.add(Finding.ok(CALENDAR, day + ".both", today));
        } else {
            findings.add(Finding.warning(CALENDAR, day + ".differs", "doctor.calendar.do", today));
        }
    }

    private static String won(long amount) {
        return String.format(Locale.ROOT, "%,d", amount);
    }
}
