package jeoul.benchmarks;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.ClientOrderId;
import jeoul.engine.order.Order;
import jeoul.engine.order.OrderType;
import jeoul.kis.wire.AccountNumber;
import jeoul.kis.wire.Balance;
import jeoul.kis.wire.BookTick;
import jeoul.kis.wire.ContextArea;
import jeoul.kis.wire.Envelope;
import jeoul.kis.wire.Ladder;
import jeoul.kis.wire.OrderMapper;
import jeoul.kis.wire.Reply;
import jeoul.kis.wire.ReplyFormat;
import jeoul.kis.wire.StreamFrame;
import jeoul.kis.wire.Wire;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to read and write what a trading minute carries: books, a page of a balance, orders. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 5,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
@State(Scope.Benchmark)
public class WireBenchmark {

    private static final int ROWS = 20;

    private String bookFrame;
    private byte[] balancePage;
    private AccountNumber account;
    private Order order;

    /** Payloads as KIS sends them: every documented field, padded. */
    @Setup
    public void write() {
        Symbol symbol = new Symbol("005930");
        List<Quote.Level> asks = new ArrayList<>();
        List<Quote.Level> bids = new ArrayList<>();
        for (int i = 0; i < Quote.LEVELS; i++) {
            asks.add(new Quote.Level(71_600 + 100L * i, 12_731 + 731L * i));
            bids.add(new Quote.Level(71_500 - 100L * i, 9_913 + 913L * i));
        }
        bookFrame =
                BookTick.encode(
                        List.of(
                                new BookTick(
                                        symbol,
                                        LocalTime.of(10, 15, 30),
                                        "0",
                                        Ladder.of(asks, bids),
                                        0,
                                        0,
                                        7_171_244)));
        List<Balance.Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(
                    new Balance.Row(
                            String.valueOf(100_000 + 10 * i),
                            "삼성전자우" + i,
                            "현금",
                            1,
                            0,
                            11 + i,
                            11,
                            new BigDecimal("71100.0000"),
                            782_100,
                            71_500,
                            786_500,
                            4_400,
                            Optional.empty(),
                            0,
                            0));
        }
        Balance.Totals totals =
                new Balance.Totals(
                        10_000_000,
                        10_000_000,
                        11_092_680,
                        71_600,
                        1_165_000,
                        720,
                        15_730_000,
                        26_822_680,
                        15_642_000,
                        88_000);
        balancePage =
                ReplyFormat.BALANCE.encode(
                        new Reply<>(
                                new Envelope("0", "20310000", "모의투자 조회가 완료되었습니다."),
                                Optional.of(new Balance(rows, Optional.of(totals))),
                                ContextArea.FIRST));
        account = new AccountNumber("50000000", "01");
        order =
                new Order(
                        new ClientOrderId(1),
                        symbol,
                        Side.BUY,
                        OrderType.LIMIT,
                        OptionalLong.of(71_500),
                        10,
                        OptionalLong.empty());
    }

    /** A frame of ten levels a side, to the levels themselves. */
    @Benchmark
    public Object decodeBook() {
        return StreamFrame.decode(bookFrame).books();
    }

    /** A page of 20 holdings and the cash. */
    @Benchmark
    public Object decodeBalance() {
        return ReplyFormat.BALANCE.decode(balancePage);
    }

    /** An order of ours to the body of its call. */
    @Benchmark
    public Object encodeOrder() {
        return Wire.json(OrderMapper.toWire(order, account));
    }
}
