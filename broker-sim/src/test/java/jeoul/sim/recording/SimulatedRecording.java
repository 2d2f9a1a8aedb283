package jeoul.sim.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jeoul.engine.market.Bar;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Seoul;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingCalendar;
import jeoul.engine.market.TradingDay;
import jeoul.engine.order.Fill;
import jeoul.engine.order.RejectReason;
import jeoul.sim.exchange.Exchange;
import jeoul.sim.exchange.ExchangeListener;
import jeoul.sim.exchange.ExchangeSettings;
import jeoul.sim.flow.CstFlowModel;
import jeoul.sim.flow.SymbolDay;

/** Records a day of the simulated market, as a recorder beside a broker would. */
final class SimulatedRecording implements ExchangeListener {

    /** How often the books are looked at. */
    private static final long STEP = 100_000_000;

    private final Exchange exchange;
    private final TradingDay day;
    private final Map<Symbol, Quote> written = new TreeMap<>();
    private final Map<Symbol, Phase> phases = new TreeMap<>();
    private final Map<Symbol, Long> volumes = new TreeMap<>();

    private SimulatedRecording(List<SymbolDay> symbols, long seed) {
        day = TradingCalendar.krx().day(symbols.get(0).date());
        exchange =
                new Exchange(
                        day, symbols, new CstFlowModel(), seed, ExchangeSettings.DEFAULT, this);
    }

    /** Returns the exchange as it was at the end of the day. */
    static Exchange write(Path directory, List<SymbolDay> symbols, long seed) throws IOException {
        SimulatedRecording recording = new SimulatedRecording(symbols, seed);
        try (RecordingWriter writer = new RecordingWriter(directory, recording.day.date())) {
            for (SymbolDay symbol : symbols) {
                Symbol code = symbol.listing().symbol();
                writer.symbol(symbol.listing(), recording.exchange.statistics(code));
            }
            recording.run(writer);
        }
        return recording.exchange;
    }

    private void run(RecordingWriter writer) {
        long end = day.close().plusMinutes(5).toNanoOfDay();
        for (long at = Exchange.START; at <= end; at += STEP) {
            // It stops where a phase changes, so that an auction's trade is seen alone.
            boolean more = true;
            while (more) {
                more = exchange.runUntil(at);
                for (Symbol symbol : exchange.symbols()) {
                    look(symbol, writer);
                }
            }
        }
        writer.nothingKnown(now());
    }

    private void look(Symbol symbol, RecordingWriter writer) {
        trades(symbol, writer);
        Quote quote = exchange.quote(symbol, now());
        Phase phase = exchange.phase(symbol);
        Quote before = written.get(symbol);
        boolean same =
                before != null
                        && before.asks().equals(quote.asks())
                        && before.bids().equals(quote.bids())
                        && phases.get(symbol) == phase;
        if (!same) {
            written.put(symbol, quote);
            phases.put(symbol, phase);
            // The exchange tells no expected quantity; the trade itself does.
            Optional<RecordedBook.Expected> expected =
                    exchange.indicativePrice(symbol).isPresent()
                            ? Optional.of(
                                    new RecordedBook.Expected(
                                            exchange.indicativePrice(symbol).getAsLong(), 1))
                            : Optional.empty();
            writer.book(quote, phase, expected, now());
        }
    }

    /** An auction's trade is one print, as the exchange makes it one. */
    private void trades(Symbol symbol, RecordingWriter writer) {
        long volume = exchange.statistics(symbol).traded().map(Bar::volume).orElse(0L);
        long news = volume - volumes.getOrDefault(symbol, 0L);
        volumes.put(symbol, volume);
        if (news == 0) {
            return;
        }
        List<Fill> trades = exchange.trades(symbol, 30);
        Fill last = trades.get(0);
        if (phases.getOrDefault(symbol, Phase.CLOSED).isCallAuction()) {
            writer.trade(symbol, new Fill(last.price(), news, last.at()), Optional.empty(), now());
            return;
        }
        for (int i = trades.size() - 1; i >= 0; i--) {
            long after = trades.subList(0, i + 1).stream().mapToLong(Fill::quantity).sum();
            if (after <= news) {
                writer.trade(symbol, trades.get(i), Optional.empty(), now());
            }
        }
    }

    private Instant now() {
        return Seoul.at(day.date(), LocalTime.ofNanoOfDay(exchange.now()));
    }

    @Override
    public void accepted(int tag) {}

    @Override
    public void rejected(int tag, RejectReason reason, String text) {}

    @Override
    public void filled(int tag, long price, long quantity) {}

    @Override
    public void cancelled(int tag, long quantity) {}

    @Override
    public void cancelRejected(int tag, RejectReason reason, String text) {}

    @Override
    public void revised(int tag, int revisedTag, long quantity) {}

    @Override
    public void reviseRejected(int tag, int revisedTag, RejectReason reason, String text) {}

    @Override
    public void expired(int tag, long quantity) {}

    @Override
    public void phaseChanged(Symbol symbol, Phase phase) {}
}
