package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Quote;
import jeoul.engine.market.TradingMode;
import org.junit.jupiter.api.Test;

/** Frames captured from KIS, of 59 and of 62 fields, read as their descriptions say. */
class RecordedFramesGolden {

    @Test
    void everyFrameIsReadWithAllItsRecords() {
        List<BookTick> books = new ArrayList<>();
        List<TradeTick> trades = new ArrayList<>();

        for (String line : Samples.recordedFrames()) {
            Fields described = Fields.json(line.getBytes(StandardCharsets.UTF_8));
            StreamFrame frame = StreamFrame.decode(described.text("frame"));
            assertEquals(described.text("tr_id"), frame.trId());
            assertEquals(described.number("records"), frame.count());
            if (StreamTrId.of(frame.trId()).orElseThrow() == StreamTrId.BOOK) {
                books.addAll(frame.books());
            } else {
                trades.addAll(frame.trades());
            }
        }

        assertEquals(3, books.size());
        assertEquals(8, trades.size());
        for (BookTick book : books) {
            assertEquals(book.ladder().askTotal(), shares(book.ladder().asks()));
            assertEquals(book.ladder().bidTotal(), shares(book.ladder().bids()));
        }
        BookTick auction = books.get(1);
        assertEquals(3, auction.ladder().asks().size());
        assertEquals(959_000, auction.expectedPrice());
        assertEquals(259_810, auction.expectedVolume());
        assertEquals(Phase.CLOSING_AUCTION, QuoteMapper.phase(auction, TradingMode.CONTINUOUS));
        assertTrue(books.get(2).ladder().asks().get(9).price() > 2_000_000);
        // One of three trades in a frame is a mid-price trade between the ticks.
        assertEquals(71_950, trades.get(2).price());
        assertEquals(72_000, trades.get(2).ask());
        assertEquals(71_900, trades.get(2).bid());
        assertEquals(8_305_293, trades.get(4).volume());
    }

    private static long shares(List<Quote.Level> levels) {
        return levels.stream().mapToLong(Quote.Level::quantity).sum();
    }
}
