package jeoul.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.inject.Guice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.cli.rehearsal.RehearsalModule;
import jeoul.cli.rehearsal.Rehearsals;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Market;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.Fill;
import jeoul.sim.recording.RecordedBook;
import jeoul.sim.recording.RecordedSymbol;
import jeoul.sim.recording.RecordingWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate --recording} on a small recording that was made up. */
class RecordingSimulation {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Symbol CHEAP = new Symbol("123040");
    private static final Symbol DEAR = new Symbol("003650");

    @TempDir Path directory;

    private final Rehearsals rehearsals =
            Guice.createInjector(new RehearsalModule()).getInstance(Rehearsals.class);

    private Path model;

    @BeforeEach
    void writeModel() throws IOException {
        model = Files.writeString(directory.resolve("model.csv"), "ticker\n123040\n003650\n");
    }

    /** Steady books, fifty shares at each of two prices, and a trade a minute. */
    private void record(LocalDate date) throws IOException {
        try (RecordingWriter writer = new RecordingWriter(directory, date)) {
            record(writer, date, CHEAP, 2_500, 5);
            record(writer, date, DEAR, 90_000, 100);
        }
    }

    private static void record(
            RecordingWriter writer, LocalDate date, Symbol symbol, long price, long tick) {
        writer.symbol(
                new RecordedSymbol(
                        Listing.stock(symbol, "", Market.KOSPI),
                        price,
                        TradingMode.CONTINUOUS,
                        Quote.LEVELS));
        writer.trade(
                symbol,
                new Fill(price, 900, Seoul.at(date, LocalTime.of(9, 0, 9))),
                Optional.empty(),
                Seoul.at(date, LocalTime.of(9, 0, 9)));
        LocalTime time = LocalTime.of(8, 40);
        while (time.isBefore(LocalTime.of(15, 31))) {
            Instant at = Seoul.at(date, time.plusSeconds(10));
            Phase phase = phase(time);
            // The best ask is bought up and comes back each minute, so that it is new.
            for (long shares : new long[] {1, 50}) {
                writer.book(
                        new Quote(
                                symbol,
                                at,
                                List.of(
                                        new Quote.Level(price + tick, shares),
                                        new Quote.Level(price + 2 * tick, 50)),
                                List.of(new Quote.Level(price, 50)),
                                OptionalLong.empty()),
                        phase,
                        phase.isCallAuction()
                                ? Optional.of(new RecordedBook.Expected(price, 900))
                                : Optional.empty(),
                        at.plusMillis(shares));
            }
            time = time.plusMinutes(1);
        }
        writer.flush();
    }

    private static Phase phase(LocalTime time) {
        if (time.isBefore(LocalTime.of(9, 0))) {
            return Phase.OPENING_AUCTION;
        }
        if (time.isBefore(LocalTime.of(15, 20))) {
            return Phase.CONTINUOUS;
        }
        return time.isBefore(LocalTime.of(15, 30)) ? Phase.CLOSING_AUCTION : Phase.CLOSED;
    }

    private Typed simulate(String... more) {
        String[] fixed = {
            "simulate", model.toString(), "--recording", directory.toString(), "--cash", "3000000"
        };
        String[] args = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, args, fixed.length, more.length);
        return Typed.run(rehearsals, args);
    }

    @Test
    void rebalancesOnTheRecordedDayAtRecordedPrices() throws IOException {
        record(DAY);

        Typed typed = simulate("--json", "-");

        assertEquals("", typed.err());
        assertEquals(ExitCode.DONE, typed.exit());
        JsonNode json = new ObjectMapper().readTree(typed.out());
        assertEquals("2026-11-20", json.get("date").asText());
        assertEquals(0, json.get("orders").get("rejected").asLong());
        for (JsonNode row : json.get("result")) {
            assertEquals(0, row.get("difference").asLong());
            boolean cheap = row.get("symbol").asText().equals("123040");
            // The few that come while the best ask is bought up pay a tick more.
            double best = cheap ? 2_505 : 90_100;
            assertEquals(best, row.get("averagePrice").asDouble(), best / 10_000);
        }
        assertEquals(typed.out(), simulate("--json", "-").out());
    }

    @Test
    void cancelsComeOffTheQueueAsAsked() throws IOException {
        record(DAY);

        for (String model : List.of("proportional", "behind", "in-front")) {
            assertEquals(ExitCode.DONE, simulate("--cancels", model, "--json", "-").exit(), model);
        }
    }

    @Test
    void refusesSymbolsWithoutARecordingTogether() throws IOException {
        record(DAY);
        Files.writeString(model, "ticker\n123040\n005930\n000660\n");

        Typed typed = simulate();

        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertEquals(
                "jeoul: "
                        + directory
                        + ": holds no recording of 000660, 005930 on 2026-11-20; expected every"
                        + " symbol of the model and the holdings, or --keep for what is not traded",
                typed.err().strip());
        assertEquals("", typed.out());
    }

    @Test
    void asksForADayWhereSeveralWereRecorded() throws IOException {
        record(DAY);
        record(LocalDate.of(2026, 11, 23));

        Typed typed = simulate();

        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertTrue(
                typed.err()
                        .contains(
                                "--date: "
                                        + directory
                                        + " holds several days; expected one of them: 2026-11-20,"
                                        + " 2026-11-23"),
                typed.err());
        assertEquals(ExitCode.DONE, simulate("--date", "2026-11-20", "--days", "2").exit());
        assertTrue(
                simulate("--date", "2026-11-23", "--days", "2")
                        .err()
                        .contains("holds no recording of 2026-11-24"));
    }

    @Test
    void saysWhereARecordingIsCut() throws IOException {
        record(DAY);
        Path books = directory.resolve("2026-11-20/books/123040.avro");
        byte[] bytes = Files.readAllBytes(books);
        Files.write(books, Arrays.copyOf(bytes, bytes.length - 7));

        Typed typed = simulate("--lang", "en");

        assertEquals(ExitCode.DIFFERS, typed.exit());
        assertTrue(typed.err().contains(books + " ends in mid-write: read up to row"), typed.err());
        assertTrue(simulate("--lang", "ko").err().contains("기록 도중에 끊긴 파일"));
    }

    @Test
    void aDamagedRecordingIsOneMessageAndNothingIsWritten() throws IOException {
        record(DAY);
        Path books = directory.resolve("2026-11-20/books/123040.avro");
        byte[] bytes = Files.readAllBytes(books);
        bytes[bytes.length / 2 + 900] ^= 4;
        Files.write(books, bytes);
        Path json = directory.resolve("day.json");
        Path page = directory.resolve("day.html");

        Typed typed =
                simulate("--lang", "en", "--json", json.toString(), "--report", page.toString());

        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertEquals(1, typed.err().lines().count(), typed.err());
        assertTrue(typed.err().contains(books + ", row 1: damaged at byte "), typed.err());
        assertEquals("", typed.out());
        assertFalse(Files.exists(json) || Files.exists(page));
        assertTrue(simulate("--lang", "ko").err().contains("체크섬이 맞지 않습니다"));
    }

    @Test
    void saysWhereTheListOfSymbolsIsCut() throws IOException {
        record(DAY);
        Path symbols = directory.resolve("2026-11-20/symbols.avro");
        byte[] bytes = Files.readAllBytes(symbols);
        Files.write(symbols, Arrays.copyOf(bytes, bytes.length - 7));

        Typed typed = simulate("--lang", "en");

        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertTrue(
                typed.err().contains(symbols + ": ends in mid-write and does not list 003650;"),
                typed.err());
        Typed without = simulate("--lang", "en", "--keep", "003650");
        assertEquals(ExitCode.DONE, without.exit());
        assertTrue(
                without.err().contains(symbols + " ends in mid-write: read up to row 1"),
                without.err());
    }

    @Test
    void saysErrorsInKorean() {
        Typed typed = simulate("--lang", "ko");

        assertEquals(ExitCode.BAD_INPUT, typed.exit());
        assertTrue(typed.err().contains(directory + ": 기록된 날짜가 없습니다"), typed.err());
    }
}
