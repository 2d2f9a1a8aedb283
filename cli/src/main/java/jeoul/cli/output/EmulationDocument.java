package jeoul.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeSet;
import jeoul.cli.emulate.EmulatedDay;
import jeoul.cli.emulate.EmulationKeys;
import jeoul.cli.emulate.EmulationSettings;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.market.Symbol;

/** What an emulated server says of itself. */
public final class EmulationDocument {

    private final Texts texts;

    public EmulationDocument(Texts texts) {
        this.texts = texts;
    }

    /** What a client has to be told, ready to be pasted into a shell. */
    public String opening(
            EmulationSettings settings, EmulationKeys keys, int port, int streamPort) {
        String host = settings.host().address();
        return String.join(
                "\n",
                texts.get(
                        "emulate.opening",
                        settings.profile().name(),
                        settings.day().date(),
                        Numbers.time(settings.start()),
                        settings.speed().toPlainString()),
                "REST       http://" + host + ":" + port,
                "WebSocket  ws://" + host + ":" + streamPort,
                "",
                "export JEOUL_KIS_APP_KEY=" + keys.appKey().value(),
                "export JEOUL_KIS_APP_SECRET=" + keys.appSecret().value(),
                "export JEOUL_KIS_ACCOUNT="
                        + keys.account().account()
                        + "-"
                        + keys.account().product(),
                "export JEOUL_KIS_HTS_ID=" + keys.htsId(),
                "",
                texts.get(
                        "emulate.use",
                        "--broker http://" + host + ":" + port + other(port, host, streamPort)),
                texts.get(settings.hold() ? "emulate.held" : "emulate.stop"));
    }

    private static String other(int port, String host, int streamPort) {
        return streamPort == port + 1 ? "" : " --ws-url ws://" + host + ":" + streamPort;
    }

    /** The clock goes. */
    public String running(String clock) {
        return "--clock " + clock;
    }

    public String held(Instant at) {
        return texts.get("emulate.standing", Numbers.time(at));
    }

    public String behind(Duration session) {
        return texts.get("emulate.behind", session.toSeconds());
    }

    /** The account at the end of the day. */
    public String dayOver(EmulatedDay day) {
        return TerminalText.of(of(day), false);
    }

    /** The account, as it was and is. */
    public Document of(EmulatedDay day) {
        Document document = new Document(texts.get("emulate.account", Numbers.time(day.at())));
        GridDraft grid =
                new GridDraft()
                        .text(texts.get("symbol"))
                        .number(texts.get("before"))
                        .number(texts.get("after"))
                        .number(texts.get("trade"));
        TreeSet<Symbol> symbols = new TreeSet<>();
        day.before().positions().stream().map(Position::symbol).forEach(symbols::add);
        day.after().positions().stream().map(Position::symbol).forEach(symbols::add);
        for (Symbol symbol : symbols) {
            long before = day.before().held(symbol);
            long after = day.after().held(symbol);
            grid.row(
                    symbol.code(),
                    Numbers.grouped(before),
                    Numbers.grouped(after),
                    Numbers.signed(after - before));
        }
        if (!symbols.isEmpty()) {
            document.table(grid.grid());
        }
        Cash cash = day.after().cash();
        document.table(
                new GridDraft()
                        .number("D")
                        .number("D+1")
                        .number("D+2")
                        .number(texts.get("orderable"))
                        .row(
                                Numbers.grouped(cash.deposit()),
                                Numbers.grouped(cash.d1()),
                                Numbers.grouped(cash.d2()),
                                Numbers.grouped(cash.orderable()))
                        .grid());
        document.line(
                texts.get(
                        "emulate.path",
                        Numbers.grouped(day.before().cash().d2()),
                        Numbers.signed(day.traded() + day.charges().total()),
                        Numbers.grouped(day.charges().commission()),
                        Numbers.grouped(day.charges().tax()),
                        Numbers.grouped(cash.d2())));
        document.line(
                texts.get(
                        "emulate.market",
                        Numbers.grouped(day.messages()),
                        Numbers.grouped(day.trades())));
        return document;
    }
}
