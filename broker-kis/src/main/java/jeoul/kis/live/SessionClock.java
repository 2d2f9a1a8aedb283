package jeoul.kis.live;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Objects;
import jeoul.engine.InputException;

/**
 * The time of a session, told from the wall: the same, or, for an emulated day, another and so many
 * times as fast. A scaled clock is written {@code SIM@SPEED/WALL}: when the wall shows {@code WALL}
 * it shows {@code SIM} in Seoul, and from there on {@code SPEED} seconds pass in one of the wall.
 */
public final class SessionClock {

    /** Session seconds in a second of the wall, at most. */
    public static final BigDecimal MAX_SPEED = new BigDecimal(100_000);

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private static final String WHERE = "clock";
    private static final String RIGHT =
            "SIM@SPEED or SIM@SPEED/WALL, such as"
                    + " 2026-11-20T08:55:00@60/2026-11-22T17:40:03.250+09:00";

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;

    /** A speed is held in thousandths. */
    private static final int DECIMALS = 3;

    private static final long ONE = 1_000;

    private static final DateTimeFormatter WALL_TEXT =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
                    .appendOffset("+HH:MM", "Z")
                    .toFormatter(Locale.ROOT);

    private final InstantSource wall;
    private final Instant wallStart;
    private final Instant sessionStart;
    private final long thousandths;

    private SessionClock(
            InstantSource wall, Instant wallStart, Instant sessionStart, long thousandths) {
        this.wall = Objects.requireNonNull(wall, "wall");
        this.wallStart = wallStart;
        this.sessionStart = sessionStart;
        this.thousandths = thousandths;
    }

    /** A session that runs with the wall. */
    public static SessionClock ofWall(InstantSource wall) {
        return new SessionClock(wall, Instant.EPOCH, Instant.EPOCH, ONE);
    }

    /**
     * A session that shows an instant when the wall shows another.
     *
     * @param speed session seconds in a second of the wall, with at most three decimals
     * @throws InputException if the speed is none
     */
    public static SessionClock scaled(
            Instant session, BigDecimal speed, Instant wallThen, InstantSource wall) {
        return new SessionClock(
                wall, within(wallThen, "WALL"), within(session, "SIM"), thousandths(speed));
    }

    /**
     * Reads {@code SIM@SPEED} or {@code SIM@SPEED/WALL}; without WALL the clock shows SIM now.
     *
     * @throws InputException if it is neither
     */
    public static SessionClock parse(String text, InstantSource wall) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw wrong("'" + text + "' has no @SPEED");
        }
        int slash = text.indexOf('/', at);
        String speed = slash < 0 ? text.substring(at + 1) : text.substring(at + 1, slash);
        Instant session = sim(text.substring(0, at));
        Instant then = slash < 0 ? wall.instant() : wallTime(text.substring(slash + 1));
        try {
            return scaled(session, new BigDecimal(speed), then, wall);
        } catch (NumberFormatException e) {
            throw new InputException(WHERE, "SPEED '" + speed + "' is no number", RIGHT, e);
        }
    }

    private static Instant sim(String text) {
        try {
            return LocalDateTime.parse(text).atZone(SEOUL).toInstant();
        } catch (DateTimeException e) {
            throw new InputException(WHERE, "SIM '" + text + "' is no date and time", RIGHT, e);
        }
    }

    private static Instant wallTime(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InputException(
                    WHERE, "WALL '" + text + "' is no date and time with an offset", RIGHT, e);
        }
    }

    private static Instant within(Instant instant, String name) {
        int year = instant.isBefore(Instant.MAX) ? instant.atZone(SEOUL).getYear() : LAST_YEAR + 1;
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw wrong(name + " is not within the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        return instant;
    }

    private static long thousandths(BigDecimal speed) {
        if (speed.signum() <= 0 || speed.compareTo(MAX_SPEED) > 0) {
            throw wrong("SPEED is not above 0 and at most " + MAX_SPEED);
        }
        try {
            return speed.movePointRight(DECIMALS).longValueExact();
        } catch (ArithmeticException e) {
            throw new InputException(WHERE, "SPEED has more than three decimals", RIGHT, e);
        }
    }

    private static InputException wrong(String what) {
        return new InputException(WHERE, what, RIGHT);
    }

    /** What the session's clock shows now. */
    public Instant now() {
        return at(wallNow());
    }

    /** What the session's clock shows when the wall shows an instant. */
    public Instant at(Instant wallTime) {
        return sessionStart.plus(session(Duration.between(wallStart, wallTime)));
    }

    /** How long it takes on the wall until so much of the session has passed, rounded up. */
    public Duration wall(Duration session) {
        if (thousandths == ONE) {
            return session;
        }
        Duration rounded = session.multipliedBy(ONE).dividedBy(thousandths);
        return session(rounded).compareTo(session) < 0 ? rounded.plusNanos(1) : rounded;
    }

    /** How much of the session passes in a time of the wall. */
    public Duration session(Duration wallTime) {
        return thousandths == ONE ? wallTime : wallTime.multipliedBy(thousandths).dividedBy(ONE);
    }

    /** False if the session runs with the wall. */
    public boolean isScaled() {
        return thousandths != ONE || !wallStart.equals(sessionStart);
    }

    Instant wallNow() {
        return wall.instant();
    }

    /** As {@link #parse} reads it; {@code wall} for a session that runs with the wall. */
    @Override
    public String toString() {
        if (!isScaled()) {
            return "wall";
        }
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(sessionStart.atZone(SEOUL))
                + "@"
                + BigDecimal.valueOf(thousandths, DECIMALS).stripTrailingZeros().toPlainString()
                + "/"
                + WALL_TEXT.format(wallStart.atZone(SEOUL));
    }
}
