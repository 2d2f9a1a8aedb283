package jeoul.kis.server.fault;

import java.util.Objects;
import java.util.OptionalLong;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.order.OrderType;

/** What goes wrong at a time of the session. */
public sealed interface TimedFault {

    void to(Handler handler);

    /** Every stream is cut. */
    record Cut() implements TimedFault {
        @Override
        public void to(Handler handler) {
            handler.cut(this);
        }
    }

    /** Every token issued so far expires. */
    record ExpireToken() implements TimedFault {
        @Override
        public void to(Handler handler) {
            handler.expireToken(this);
        }
    }

    /** Somebody places an order in the account by another way. */
    record ForeignOrder(Symbol symbol, Side side, OrderType type, OptionalLong price, long quantity)
            implements TimedFault {

        public ForeignOrder {
            Objects.requireNonNull(symbol, "symbol");
            Objects.requireNonNull(side, "side");
            if (quantity < 1 || price.isPresent() != type.pricing().namesPrice()) {
                throw new IllegalArgumentException("not an order: " + type + " x " + quantity);
            }
        }

        @Override
        public void to(Handler handler) {
            handler.foreignOrder(this);
        }
    }

    /** One method per kind. */
    interface Handler {
        void cut(Cut fault);

        void expireToken(ExpireToken fault);

        void foreignOrder(ForeignOrder fault);
    }
}
