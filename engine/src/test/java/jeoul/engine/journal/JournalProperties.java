package jeoul.engine.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jeoul.engine.broker.Command;
import jeoul.engine.broker.Event;
import jeoul.engine.broker.OrderStatus;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is read from a journal is what was told, whatever was told. */
class JournalProperties {

    @Property
    void anyStepsAreReadAsTheyWereKept(
            @ForAll("eventLists") List<Event> events,
            @ForAll("commandLists") List<Command> commands,
            @ForAll("looks") int looked)
            throws SQLException {
        RunStart start = Journals.start();
        List<Step> steps = new ArrayList<>();
        List<Step> read = new ArrayList<>();
        Optional<StepCursor> before = Optional.empty();
        OrderList lastList = new OrderList();
        try (Connection connection = inMemory(start)) {
            long checksum = RunStartRows.of(start, JournalState.OPEN).checksum();
            for (Event event : events) {
                Step step = new Step(steps.size() + 1L, event, commands);
                steps.add(step);
                StepRows rows = StepRows.of(step.number(), event, commands, lastList, checksum);
                Database.insert(connection, Tables.EVENT, List.of(rows.event()));
                Database.insert(connection, Tables.POSITION, rows.positions());
                Database.insert(connection, Tables.ORDER_LINE, rows.lines());
                Database.insert(connection, Tables.COMMAND, rows.commands());
                checksum = rows.event().number("checksum");
                if (step.number() == looked) {
                    before = Optional.of(readTo(connection, before, read));
                }
            }

            readTo(connection, before, read);
            assertEquals(steps, read);
        }
    }

    // Left open: the connection is still needed.
    private static StepCursor readTo(
            Connection connection, Optional<StepCursor> before, List<Step> read)
            throws SQLException {
        StepCursor cursor = new StepCursor(Path.of("in memory"), connection, before);
        cursor.forEachRemaining(read::add);
        return cursor;
    }

    /** After how many steps a reader looks in. */
    @Provide
    Arbitrary<Integer> looks() {
        return Arbitraries.integers().between(0, 6);
    }

    @Property
    void anyStartIsReadAsItWasKept(@ForAll("starts") RunStart start) throws SQLException {
        try (Connection connection = inMemory(start)) {
            RunStartRows rows = RunStartRows.select(connection);

            assertEquals(start, rows.start());
            assertEquals(RunStartRows.of(start, JournalState.OPEN).checksum(), rows.checksum());
        }
    }

    private static Connection inMemory(RunStart start) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Database.createSchema(connection);
        RunStartRows.of(start, JournalState.OPEN).insert(connection);
        return connection;
    }

    @Property
    void everyKindOfEventSurvivesItsRow(@ForAll("events") Event event) {
        StepRows rows = StepRows.of(1, event, List.of(), new OrderList(), 0);

        assertEquals(event, rows.step(new OrderList()).event());
    }

    @Property
    void everyKindOfCommandSurvivesItsRow(@ForAll("commands") Command command) {
        assertEquals(command, CommandRows.read(CommandRows.write(1, 1, command)));
    }

    @Property
    void anyTextIsWrittenWithoutWhatCannotBeShownAndReadBackExactly(@ForAll("texts") String raw) {
        String text = Notation.text(raw);

        assertEquals(raw, Notation.raw(text));
        assertTrue(text.codePoints().noneMatch(Character::isISOControl), text);
        assertTrue(
                text.codePoints()
                        .noneMatch(
                                c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE),
                text);
    }

    /** A list is kept as its difference from the one before, however they follow each other. */
    @Property
    void anySequenceOfListsIsReadAsItWasTold(@ForAll("lists") List<List<OrderStatus>> lists) {
        OrderList written = new OrderList();
        OrderList read = new OrderList();
        for (List<OrderStatus> list : lists) {
            written.replace(list, read::put);

            assertEquals(list, read.told(list.size()));
        }
    }

    @Provide
    Arbitrary<List<Event>> eventLists() {
        return Steps.events().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Command>> commandLists() {
        return Steps.commands().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<Event> events() {
        return Steps.events();
    }

    @Provide
    Arbitrary<Command> commands() {
        return Steps.commands();
    }

    @Provide
    Arbitrary<String> texts() {
        return Steps.texts();
    }

    @Provide
    Arbitrary<RunStart> starts() {
        return Steps.starts();
    }

    @Provide
    Arbitrary<List<List<OrderStatus>>> lists() {
        // Few different lines, so that the same ones come again in the same and in other places.
        return Steps.lines()
                .list()
                .ofSize(3)
                .flatMap(few -> Arbitraries.of(few).list().ofMaxSize(5).list().ofMaxSize(6));
    }
}
