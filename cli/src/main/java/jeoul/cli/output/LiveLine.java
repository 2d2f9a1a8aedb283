package jeoul.cli.output;

import java.time.Instant;
import java.util.OptionalLong;
import jeoul.engine.execute.ExecutionResult;
import jeoul.engine.market.Quote;
import jeoul.engine.order.Fill;

/** A run in one line, while it goes. */
public final class LiveLine {

    private final Texts texts;

    public LiveLine(Texts texts) {
        this.texts = texts;
    }

    /**
     * @param now of the session
     * @param orderable won that buys may use, as last heard
     */
    public String of(ExecutionResult result, Instant now, OptionalLong orderable) {
        ExecutionResult.Counts counts = result.counts();
        long planned = 0;
        long filled = 0;
        double cost = 0;
        double arrival = 0;
        long mostBehind = 0;
        String behind = "-";
        for (ExecutionResult.ParentResult parent : result.parents()) {
            planned += parent.order().quantity();
            long lag = RunDocument.due(parent.order().schedule(), now) - parent.filled();
            if (lag > mostBehind) {
                mostBehind = lag;
                behind = parent.order().symbol() + " " + Numbers.grouped(lag);
            }
            OptionalLong doubled =
                    parent.arrival().map(Quote::doubledReference).orElse(OptionalLong.empty());
            for (Fill fill : parent.fills()) {
                filled += fill.quantity();
                if (doubled.isPresent()) {
                    double mid = doubled.getAsLong() / 2.0;
                    cost += parent.order().side().sign() * (fill.price() - mid) * fill.quantity();
                    arrival += mid * fill.quantity();
                }
            }
        }
        return texts.get(
                "progress.run",
                Numbers.time(now),
                Numbers.grouped(filled),
                Numbers.grouped(planned),
                Numbers.grouped(counts.due()),
                Numbers.grouped(Math.max(0, counts.due() - counts.sent())),
                behind,
                Numbers.grouped(counts.unknown()),
                orderable.isPresent() ? Numbers.grouped(orderable.getAsLong()) : "-",
                arrival == 0 ? "-" : Numbers.decimal(10_000 * cost / arrival, 2));
    }
}
