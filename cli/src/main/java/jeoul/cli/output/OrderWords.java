package jeoul.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import jeoul.cli.account.SymbolPrice;
import jeoul.cli.input.OrderTerms;
import jeoul.cli.keys.BrokerChoice;
import jeoul.engine.market.Listing;
import jeoul.engine.market.Phase;
import jeoul.engine.market.Side;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.OrderSession;
import jeoul.engine.order.OrderType;

/** One order in words: what is asked before it is sent, and what speaks against it. */
public final class OrderWords {

    private final Texts texts;
    private final BrokerChoice broker;
    private final Side side;
    private final OrderType type;
    private final OptionalLong price;
    private final long quantity;

    public OrderWords(
            Texts texts,
            BrokerChoice broker,
            Side side,
            OrderType type,
            OptionalLong price,
            long quantity) {
        this.texts = texts;
        this.broker = broker;
        this.side = side;
        this.type = type;
        this.price = price;
        this.quantity = quantity;
    }

    /** Such as {@code buy 10 of 005930 삼성전자, limit at 70,100 won}. */
    public String order(Listing listing) {
        return texts.get(
                "order.words." + side,
                Numbers.grouped(quantity),
                listing.symbol().code(),
                listing.name(),
                terms());
    }

    /**
     * @param reckoned won per share
     */
    public String question(SymbolPrice market, long reckoned) {
        return texts.get(
                "order.question",
                order(market.listing()),
                Numbers.grouped(Math.multiplyExact(reckoned, quantity)),
                brokerName(texts, broker));
    }

    /** As {@link #question}, of a revision. */
    public String revisionQuestion(BrokerOrderId number, SymbolPrice market, long reckoned) {
        return texts.get(
                "order.revisionQuestion",
                number.value(),
                order(market.listing()),
                Numbers.grouped(Math.multiplyExact(reckoned, quantity)),
                brokerName(texts, broker));
    }

    /** What a person should know before agreeing. */
    public List<String> doubts(SymbolPrice market) {
        List<String> doubts = new ArrayList<>();
        Phase phase = market.day().phase();
        if (type.session() == OrderSession.REGULAR
                && phase != Phase.UNKNOWN
                && !type.acceptedIn(phase)) {
            doubts.add(
                    texts.get("order.phase", texts.get("phase." + phase), OrderTerms.nameOf(type)));
        }
        if (side == Side.BUY && price.isEmpty()) {
            doubts.add(
                    texts.get(
                            "order.reserve",
                            Numbers.grouped(
                                    Math.multiplyExact(market.day().limits().upper(), quantity))));
        }
        return doubts;
    }

    /** Which account, in words that cannot be read over. */
    static String brokerName(Texts texts, BrokerChoice broker) {
        return texts.find("broker." + broker.name())
                .orElseGet(() -> texts.get("broker.address", broker.name()));
    }

    private String terms() {
        return price.isEmpty()
                ? OrderTerms.nameOf(type)
                : texts.get(
                        "order.priced",
                        OrderTerms.nameOf(type),
                        Numbers.grouped(price.getAsLong()));
    }
}
