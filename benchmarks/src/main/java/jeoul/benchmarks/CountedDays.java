package jeoul.benchmarks;

import java.util.Locale;
import jeoul.cli.input.Rebalance;
import jeoul.engine.market.TradingDay;
import jeoul.sim.flow.FlowModel;
import jeoul.sim.flow.SymbolDay;
import jeoul.sim.flow.qr.ProjectedQrFlowModel;

/**
 * The day of {@link FlowBenchmark} over and over, with the flow or without, for a program that
 * counts what a process does. {@code count-instructions.sh} runs it with few days and with more;
 * the difference is the messages' alone.
 */
public final class CountedDays {

    /** After so many days everything that a message runs through is compiled. */
    private static final int WARM_UP = 8;

    private CountedDays() {}

    /**
     * @param args FLOW or BOOK, days after those that warm up
     */
    public static void main(String[] args) {
        if (args.length != 2 || !(args[0].equals("FLOW") || args[0].equals("BOOK"))) {
            throw new IllegalArgumentException("expected FLOW or BOOK and days, such as FLOW 2");
        }
        Rebalance sample = new SimulatedDayBenchmark.Samples().largeCaps;
        TradingDay hours = sample.day();
        SymbolDay day = sample.market().get(FlowBenchmark.SYMBOL).on(hours.date());
        FlowModel model = new ProjectedQrFlowModel();
        FillCount fills = new FillCount();
        // The commands are read off a day with the flow, which takes many times that day's time.
        Runnable each =
                args[0].equals("BOOK")
                        ? replay(
                                FlowCommands.captured(model, day, hours, FlowBenchmark.SEED),
                                day,
                                fills)
                        : () -> new FlowDay(model, day, hours, FlowBenchmark.SEED, fills).play();
        int days = WARM_UP + Integer.parseInt(args[1]);
        for (int i = 0; i < days; i++) {
            each.run();
        }
        System.out.println(
                String.format(
                        Locale.ROOT, "%s: %d days, %d shares", args[0], days, fills.filled()));
    }

    private static Runnable replay(FlowCommands commands, SymbolDay day, FillCount fills) {
        return () -> commands.replay(FlowDay.book(day, fills));
    }
}
