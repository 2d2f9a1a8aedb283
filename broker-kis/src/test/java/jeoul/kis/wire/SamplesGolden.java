package jeoul.kis.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jeoul.engine.account.Cash;
import jeoul.engine.account.Position;
import jeoul.engine.broker.OrderStatus;
import jeoul.engine.market.Bar;
import jeoul.engine.market.DayStatistics;
import jeoul.engine.market.Phase;
import jeoul.engine.market.PriceLimits;
import jeoul.engine.market.Quote;
import jeoul.engine.market.Side;
import jeoul.engine.market.Symbol;
import jeoul.engine.market.TradingMode;
import jeoul.engine.order.BrokerOrderId;
import jeoul.engine.order.Fill;
import jeoul.engine.order.OrderType;
import org.junit.jupiter.api.Test;

/** Every sample payload says what its provenance note and its fields say. */
class SamplesGolden {

    private static final Symbol SAMSUNG = new Symbol("005930");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    private static <T> T body(ReplyFormat<T> format, String sample) {
        return format.decode(Samples.payload(sample)).body().orElseThrow();
    }

    @Test
    void tokenKeepsItsExpiry() {
        TokenReply token = body(ReplyFormat.TOKEN, "auth_token_ok.json");

        assertEquals("eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzUxMiJ9.FIXTURE.FIXTURE", token.token().value());
        assertEquals(LocalDateTime.of(2099, 1, 6, 8, 30), token.expires());
        assertEquals(86_400, token.lifetime());
    }

    @Test
    void aSecondTokenWithinTheMinuteIsARefusalToRetry() {
        Reply<TokenReply> reply =
                ReplyFormat.TOKEN.decode(Samples.payload("auth_token_rate_limited_403.json"));

        assertEquals(Optional.empty(), reply.body());
        assertEquals("EGW00133", reply.envelope().code());
        assertEquals(MessageKind.AUTH_RATE, reply.envelope().verdict().kind());
        assertEquals(MessageKind.Answer.RETRY, reply.envelope().verdict().answer());
    }

    @Test
    void revokeApprovalAndHash() {
        assertEquals(
                new RevokeReply(200, "접근토큰 폐기에 성공하였습니다"),
                body(ReplyFormat.REVOKE, "auth_revoke_ok.json"));
        assertEquals(
                "a2585daf-8c09-4587-9fce-8ab893000000",
                body(ReplyFormat.APPROVAL, "auth_approval_ok.json").approvalKey().value());
        HashReply hash = body(ReplyFormat.HASH_KEY, "auth_hashkey_ok.json");
        assertEquals(
                "8b84068222a49302f7ef58226d90403f62e216828f8103465400000000000000", hash.hash());
        assertEquals("CANO", hash.body().get(0).getKey());
        assertEquals("50000000", hash.body().get(0).getValue());
    }

    @Test
    void orderAnswersKeepTheirLeadingZeros() {
        assertEquals(
                new OrderReply("00950", new BrokerOrderId("0000030071"), LocalTime.of(10, 15, 31)),
                body(ReplyFormat.ORDER, "order_buy_ok_mock.json"));
        assertEquals(
                new OrderReply("00950", new BrokerOrderId("0000030072"), LocalTime.of(10, 15, 32)),
                body(ReplyFormat.ORDER, "order_sell_ok_mock.json"));
        assertEquals(
                new OrderReply("00950", new BrokerOrderId("0000030073"), LocalTime.of(10, 16, 10)),
                body(ReplyFormat.ORDER, "order_cancel_ok_mock.json"));
        assertEquals(
                new OrderReply("06590", new BrokerOrderId("0000006555"), LocalTime.of(10, 15, 31)),
                body(ReplyFormat.ORDER, "order_ok_real.json"));
    }

    @Test
    void balanceLeavesOutWhatWasSoldAndKeepsTiedShares() {
        Reply<Balance> reply = ReplyFormat.BALANCE.decode(Samples.payload("account_balance.json"));
        BuyingPower power = body(ReplyFormat.BUYING_POWER, "account_buyable.json");

        AccountMapper.Reading reading =
                AccountMapper.fromWire(List.of(reply.body().orElseThrow()), power, Instant.EPOCH);

        assertEquals("모의투자 조회가 완료되었습니다.", reply.envelope().text());
        assertEquals(100, reply.context().key().length());
        assertEquals(
                List.of(new Position(new Symbol("000660"), 3, 0), new Position(SAMSUNG, 11, 11)),
                reading.account().positions());
        // D+0 and D+1 are not moved by today's trades, D+2 is.
        assertEquals(
                new Cash(10_000_000, 10_000_000, 11_092_680, 9_998_580), reading.account().cash());
        assertEquals(List.of(), reading.financed());
        assertEquals(List.of(), reading.others());
        Balance.Row sold = reply.body().orElseThrow().rows().get(2);
        assertEquals("035420", sold.code());
        assertEquals(0, sold.quantity());
        assertEquals(4, sold.soldToday());
        assertEquals(
                new BigDecimal("180250.5000"),
                reply.body().orElseThrow().rows().get(1).averagePrice());
    }

    @Test
    void anEmptyBalanceIsSaidToBeEmpty() {
        Balance balance = body(ReplyFormat.BALANCE, "account_balance_empty.json");

        assertEquals(List.of(), balance.rows());
        assertEquals(10_000_000, balance.totals().orElseThrow().d2());
    }

    @Test
    void buyingPowerIsWithoutCredit() {
        BuyingPower power = body(ReplyFormat.BUYING_POWER, "account_buyable.json");

        assertEquals(
                new BuyingPower(10_000_000, 0, 92_300, 9_998_580, 108, 50_000_000, 541), power);
        assertEquals(9_998_580, AccountMapper.orderable(power));
        assertTrue(power.allowsCredit());
    }

    @Test
    void sellable() {
        assertEquals(
                new Sellable("005930", "삼성전자", 1, 0, 11, 11, new BigDecimal("71100.0000"), 71_500),
                body(ReplyFormat.SELLABLE, "account_sellable_real.json"));
    }

    @Test
    void ordersOfTheDayAreThreeAndTheCancelIsNone() {
        DayOrders page = body(ReplyFormat.DAY_ORDERS, "order_daily_ccld.json");

        OrderMapper.DayReading reading = OrderMapper.fromWire(List.of(page));

        assertEquals(
                List.of(
                        new OrderStatus(
                                new BrokerOrderId("0000030071"),
                                Optional.empty(),
                                SAMSUNG,
                                Side.BUY,
                                OrderType.BEST_OPPOSITE,
                                OptionalLong.empty(),
                                1,
                                1,
                                71_600,
                                0,
                                0,
                                Instant.parse("2026-01-05T01:15:31Z")),
                        new OrderStatus(
                                new BrokerOrderId("0000030072"),
                                Optional.empty(),
                                new Symbol("000660"),
                                Side.SELL,
                                OrderType.BEST_OPPOSITE,
                                OptionalLong.empty(),
                                5,
                                2,
                                363_000,
                                0,
                                0,
                                Instant.parse("2026-01-05T01:15:32Z")),
                        new OrderStatus(
                                new BrokerOrderId("0000030070"),
                                Optional.empty(),
                                SAMSUNG,
                                Side.BUY,
                                OrderType.LIMIT,
                                OptionalLong.of(70_000),
                                10,
                                0,
                                0,
                                10,
                                0,
                                Instant.parse("2026-01-05T00:10:00Z"))),
                reading.orders());
        assertEquals(1, reading.cancelRequests().size());
        assertEquals(
                Optional.of(new BrokerOrderId("0000030070")),
                reading.cancelRequests().get(0).original());
        assertEquals(List.of(), reading.others());
        assertEquals(
                new DayOrders.Totals(26, 3, 434_600, 720, new BigDecimal("144866.6667")),
                page.totals().orElseThrow());
        assertEquals(List.of(), body(ReplyFormat.DAY_ORDERS, "order_daily_ccld_empty.json").rows());
    }

    @Test
    void openOrders() {
        List<OpenOrderRow> rows = body(ReplyFormat.OPEN_ORDERS, "order_open_real.json");

        assertEquals(
                List.of(
                        new OpenOrderRow(
                                "06590",
                                new BrokerOrderId("0000006556"),
                                Optional.empty(),
                                "지정가",
                                "005930",
                                "삼성전자",
                                10,
                                70_000,
                                LocalTime.of(9, 10),
                                0,
                                0,
                                10,
                                Side.BUY,
                                "00",
                                "KRX")),
                rows);
    }

    @Test
    void priceOfTheDay() {
        Price price = body(ReplyFormat.PRICE, "quote_price.json");

        DayStatistics day = QuoteMapper.statistics(price, Phase.CONTINUOUS, DAY).orElseThrow();

        assertEquals(
                new DayStatistics(
                        SAMSUNG,
                        71_000,
                        new PriceLimits(49_700, 92_300),
                        TradingMode.CONTINUOUS,
                        Phase.CONTINUOUS,
                        Optional.of(
                                new Bar(
                                        Instant.parse("2026-01-04T15:00:00Z"),
                                        71_200,
                                        71_900,
                                        70_900,
                                        71_500,
                                        7_171_234,
                                        512_345_678_900L))),
                day);
        assertEquals(100, price.tick());
        assertFalse(price.managed());
    }

    @Test
    void bookOfTenLevels() {
        AskingPrice book = body(ReplyFormat.ASKING_PRICE, "quote_orderbook.json");

        Quote quote = QuoteMapper.quote(book, DAY);

        assertEquals(10, quote.asks().size());
        assertEquals(new Quote.Level(71_600, 12_731), quote.asks().get(0));
        assertEquals(new Quote.Level(72_500, 19_310), quote.asks().get(9));
        assertEquals(new Quote.Level(71_500, 9_913), quote.bids().get(0));
        assertEquals(new Quote.Level(70_600, 18_130), quote.bids().get(9));
        assertEquals(OptionalLong.of(71_500), quote.last());
        assertEquals(Instant.parse("2026-01-05T01:15:30Z"), quote.at());
        assertEquals(160_205, book.ladder().askTotal());
        assertEquals(140_215, book.ladder().bidTotal());
        assertEquals(Phase.CONTINUOUS, QuoteMapper.phase(book, TradingMode.CONTINUOUS));
    }

    @Test
    void tradesAndBars() {
        assertEquals(
                List.of(
                        new Fill(71_500, 10, Instant.parse("2026-01-05T01:15:29Z")),
                        new Fill(71_500, 3, Instant.parse("2026-01-05T01:15:28Z")),
                        new Fill(71_600, 125, Instant.parse("2026-01-05T01:15:28Z"))),
                QuoteMapper.trades(body(ReplyFormat.TRADES, "quote_trades.json"), DAY));
        assertEquals(
                List.of(
                        new Bar(
                                Instant.parse("2026-01-05T01:14:00Z"),
                                71_400,
                                71_500,
                                71_400,
                                71_500,
                                8_801,
                                629_028_900),
                        new Bar(
                                Instant.parse("2026-01-05T01:15:00Z"),
                                71_500,
                                71_600,
                                71_400,
                                71_500,
                                10_234,
                                731_650_000)),
                QuoteMapper.minuteBars(
                        body(ReplyFormat.MINUTE_BARS, "quote_minutebars.json").rows(), false));
        DailyBars days = body(ReplyFormat.DAILY_BARS, "quote_dailybars.json");
        assertEquals("삼성전자", days.head().name());
        assertEquals(
                List.of(
                        new Bar(
                                Instant.parse("2026-01-01T15:00:00Z"),
                                70_500,
                                72_000,
                                70_100,
                                71_000,
                                11_720_000,
                                832_120_000_000L),
                        new Bar(
                                Instant.parse("2026-01-04T15:00:00Z"),
                                71_200,
                                71_900,
                                70_900,
                                71_500,
                                7_171_234,
                                512_743_231_000L)),
                QuoteMapper.dailyBars(days.rows()));
    }

    @Test
    void holidays() {
        Reply<List<HolidayRow>> reply =
                ReplyFormat.HOLIDAYS.decode(Samples.payload("quote_holiday.json"));
        List<HolidayRow> days = reply.body().orElseThrow();

        assertEquals(7, days.size());
        assertEquals(new HolidayRow(DAY, true, true, true, true), days.get(0));
        assertEquals(
                new HolidayRow(LocalDate.of(2026, 1, 10), false, false, false, false), days.get(5));
        assertEquals("20260129            ", reply.context().key());
    }

    @Test
    void subscriptionsAndTheirAnswers() {
        byte[] samples = Samples.payload("ws_samples.json");
        NoticeCipher cipher =
                new NoticeCipher("0123456789abcdefghijklmnopqrstuv", "fedcba9876543210");

        assertEquals(
                new SubscriptionRequest(
                        new Secret("a2585daf-8c09-4587-9fce-8ab893000000"),
                        true,
                        "H0STCNT0",
                        "005930"),
                SubscriptionRequest.decode(Rewritten.object(samples, "subscribe")));
        assertFalse(
                SubscriptionRequest.decode(Rewritten.object(samples, "unsubscribe")).register());
        assertEquals(
                new ControlFrame.Answer(
                        "H0STCNI9",
                        "fixture1",
                        true,
                        new Envelope("0", "OPSP0000", "SUBSCRIBE SUCCESS"),
                        Optional.of(cipher)),
                ControlFrame.decode(Rewritten.object(samples, "ack_notice_ok")));
        assertEquals(
                new ControlFrame.Answer(
                        "H0STCNT0",
                        "005930",
                        false,
                        new Envelope("0", "OPSP0001", "UNSUBSCRIBE SUCCESS"),
                        Optional.of(cipher)),
                ControlFrame.decode(Rewritten.object(samples, "ack_unsub")));
        assertEquals(
                new ControlFrame.Answer(
                        "(null)",
                        "",
                        false,
                        new Envelope("9", "OPSP8996", "ALREADY IN USE appkey"),
                        Optional.empty()),
                ControlFrame.decode(Rewritten.object(samples, "ack_in_use")));
        assertEquals(
                new ControlFrame.PingPong(LocalDateTime.of(2026, 1, 5, 10, 16)),
                ControlFrame.decode(Rewritten.object(samples, "pingpong")));
        for (String refused : List.of("ack_already", "ack_max")) {
            ControlFrame.decode(Rewritten.object(samples, refused))
                    .to(
                            new ControlFrame.Handler() {
                                @Override
                                public void answer(ControlFrame.Answer frame) {
                                    assertFalse(frame.envelope().succeeded());
                                }

                                @Override
                                public void pingPong(ControlFrame.PingPong frame) {
                                    throw new AssertionError("not a heartbeat");
                                }
                            });
        }
    }

    @Test
    void framesOfTheStream() {
        Fields samples = Fields.json(Samples.payload("ws_samples.json"));

        List<TradeTick> one = StreamFrame.decode(samples.text("frame_trade_1")).trades();
        List<TradeTick> two = StreamFrame.decode(samples.text("frame_trade_2")).trades();
        List<BookTick> books = StreamFrame.decode(samples.text("frame_orderbook")).books();

        assertEquals(1, one.size());
        assertEquals(
                new Fill(71_500, 10, Instant.parse("2026-01-05T01:15:31Z")),
                QuoteMapper.trade(one.get(0)));
        assertEquals(500, one.get(0).change());
        assertEquals(7_171_244, one.get(0).volume());
        assertEquals(2, two.size());
        assertEquals(LocalTime.of(10, 15, 32), two.get(1).at());
        assertEquals(160_205, books.get(0).ladder().askTotal());
        assertEquals(new Quote.Level(70_600, 18_130), books.get(0).ladder().bids().get(9));
        assertEquals(Phase.CONTINUOUS, QuoteMapper.phase(books.get(0), TradingMode.CONTINUOUS));
    }

    @Test
    void noticesDecryptToTheStatedTexts() {
        Fields samples = Fields.json(Samples.payload("ws_samples.json"));
        NoticeCipher cipher =
                new NoticeCipher(
                        samples.object("aes").text("key"), samples.object("aes").text("iv"));

        for (String kind : List.of("receipt", "fill", "reject")) {
            String frame = samples.text("frame_notice_" + kind);
            String plain = cipher.decrypt(frame.substring(frame.lastIndexOf('|') + 1));
            assertEquals(samples.text("notice_" + kind + "_plain_23"), plain);
        }
        Notice receipt =
                StreamFrame.decode(samples.text("frame_notice_receipt")).notices(cipher).get(0);
        Notice fill = StreamFrame.decode(samples.text("frame_notice_fill")).notices(cipher).get(0);
        Notice refusal =
                StreamFrame.decode(samples.text("frame_notice_reject")).notices(cipher).get(0);
        Notice full =
                StreamFrame.decode("1|H0STCNI0|001|")
                        .notices(samples.text("notice_fill_plain_26"))
                        .get(0);

        assertEquals(Optional.empty(), NoticeMapper.fill(receipt, DAY));
        assertEquals(Notice.Stage.RECEIVED, receipt.stage());
        assertEquals(OptionalLong.empty(), receipt.orderPrice());
        assertEquals(
                Optional.of(new Fill(71_600, 1, Instant.parse("2026-01-05T01:15:31Z"))),
                NoticeMapper.fill(fill, DAY));
        assertEquals(new BrokerOrderId("0000030071"), fill.number());
        assertEquals(Side.BUY, fill.side());
        assertEquals("홍길동", fill.accountName());
        assertEquals("1", fill.exchange());
        assertEquals(fill, full);
        assertTrue(refusal.refused());
        assertEquals(71_550, refusal.price());
        assertEquals(10, refusal.quantity());
    }
}
