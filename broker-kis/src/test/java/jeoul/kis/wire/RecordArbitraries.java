package jeoul.kis.wire;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderType;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Any value of a wire record, built from its components by their types. Numbers run from 0 to the
 * most the wire holds; texts are never blank, hold Korean, quotes and spaces, but no caret or bar.
 */
final class RecordArbitraries {

    private static final long MOST = 999_999_999_999_999_999L;

    private RecordArbitraries() {}

    static <T> Arbitrary<T> of(Class<T> record) {
        List<Arbitrary<Object>> components = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            components.add(component(component).asGeneric());
        }
        Constructor<T> constructor = canonical(record);
        return Combinators.combine(components).as(values -> build(constructor, values.toArray()));
    }

    static Arbitrary<String> texts() {
        Arbitrary<String> inner =
                Arbitraries.strings()
                        .withChars("abcXYZ0189 .,:/()&%+=\"\\가나다삼성전자")
                        .ofMinLength(0)
                        .ofMaxLength(18);
        return inner.map(text -> "k" + text + "끝");
    }

    static Arbitrary<Symbol> symbols() {
        return Arbitraries.strings()
                .withCharRange('0', '9')
                .withChars('A', 'K', 'Z')
                .ofLength(6)
                .map(Symbol::new);
    }

    /** Any ten-level book that is in order, empty sides included. */
    static Arbitrary<Ladder> ladders() {
        Arbitrary<List<Quote.Level>> side =
                Combinators.combine(
                                Arbitraries.longs().between(1, 5_000_000),
                                Arbitraries.longs().between(1, 9_999_999_999L))
                        .as(Quote.Level::new)
                        .list()
                        .ofMaxSize(10)
                        .uniqueElements(Quote.Level::price);
        Comparator<Quote.Level> rising = Comparator.comparingLong(Quote.Level::price);
        return Combinators.combine(side, side)
                .as(
                        (asks, bids) ->
                                Ladder.of(
                                        asks.stream().sorted(rising).toList(),
                                        bids.stream().sorted(rising.reversed()).toList()));
    }

    private record Box(Arbitrary<?> arbitrary) {

        @SuppressWarnings("unchecked")
        Arbitrary<Object> asGeneric() {
            return (Arbitrary<Object>) arbitrary;
        }
    }

    private static Box component(RecordComponent component) {
        return new Box(of(component.getGenericType(), component.getName()));
    }

    private static Arbitrary<?> of(Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Arbitrary<?> element = of(generic.getActualTypeArguments()[0], name);
            return generic.getRawType() == Optional.class
                    ? element.optional()
                    : element.list().ofMaxSize(5);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == long.class) {
            return Arbitraries.longs().between(0, MOST);
        }
        if (plain == boolean.class) {
            return Arbitraries.of(true, false);
        }
        if (plain == OptionalLong.class) {
            // A stop of 0 is none.
            return Arbitraries.longs()
                    .between(1, MOST)
                    .map(OptionalLong::of)
                    .injectNull(0.2)
                    .map(value -> value == null ? OptionalLong.empty() : value);
        }
        if (plain == String.class) {
            return name.equals("exchange") ? Arbitraries.of("KRX", "NXT") : texts();
        }
        if (plain == BigDecimal.class) {
            return Arbitraries.longs()
                    .between(0, 99_999_999_999_999L)
                    .map(value -> BigDecimal.valueOf(value, 4));
        }
        if (plain == LocalDate.class) {
            return dates();
        }
        if (plain == LocalTime.class) {
            return times();
        }
        if (plain == LocalDateTime.class) {
            return Combinators.combine(dates(), times()).as(LocalDate::atTime);
        }
        if (plain == Side.class || plain.isEnum()) {
            return Arbitraries.of(Arrays.asList(plain.getEnumConstants()));
        }
        if (plain == Symbol.class) {
            return symbols();
        }
        if (plain == OrderType.class) {
            return Arbitraries.of(OrderType.all());
        }
        if (plain == BrokerOrderId.class) {
            return Arbitraries.longs()
                    .between(1, 9_999_999_999L)
                    .map(number -> new BrokerOrderId(Texts.padded(number, 10)));
        }
        if (plain == Secret.class) {
            return Arbitraries.strings()
                    .withChars("abcXYZ019+/=")
                    .ofMinLength(1)
                    .ofMaxLength(180)
                    .map(Secret::new);
        }
        if (plain == AccountNumber.class) {
            return Arbitraries.strings()
                    .numeric()
                    .ofLength(10)
                    .map(n -> new AccountNumber(n.substring(0, 8), n.substring(8)));
        }
        if (plain == Ladder.class) {
            return ladders();
        }
        if (plain == NoticeCipher.class) {
            return Arbitraries.strings()
                    .alpha()
                    .ofLength(48)
                    .map(t -> new NoticeCipher(t.substring(0, 32), t.substring(32)));
        }
        if (plain == ContextArea.class) {
            return Combinators.combine(texts(), texts())
                    .as((condition, key) -> new ContextArea(condition, key).padded(100));
        }
        return of(plain);
    }

    private static Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1990, 1, 1).toEpochDay(),
                        LocalDate.of(2099, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    private static Arbitrary<LocalTime> times() {
        return Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay);
    }

    private static <T> Constructor<T> canonical(Class<T> record) {
        Class<?>[] types =
                Arrays.stream(record.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("no canonical constructor of " + record, e);
        }
    }

    private static <T> T build(Constructor<T> constructor, Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("building " + constructor, e);
        }
    }
}
