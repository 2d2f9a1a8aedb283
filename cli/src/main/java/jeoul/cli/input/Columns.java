package jeoul.cli.input;

import java.util.List;

/** The names columns go by, in lower case, the first being the one messages suggest. */
final class Columns {

    static final List<String> TICKER = List.of("종목코드", "symbol", "ticker", "code");
    static final List<String> WEIGHT = List.of("weight", "비중");
    static final List<String> NAME = List.of("name", "종목명");
    static final List<String> KIND = List.of("kind", "종류");
    static final List<String> MARKET = List.of("market", "시장", "시장구분");
    static final List<String> MODE = List.of("mode");
    static final List<String> QUANTITY = List.of("quantity", "수량", "보유수량", "잔고수량", "qty", "shares");
    static final List<String> SELLABLE = List.of("sellable", "매도가능수량", "주문가능수량");
    static final List<String> PRICE = List.of("price", "현재가", "가격", "종가", "close");
    static final List<String> DATE = List.of("date", "날짜", "일자");
    static final List<String> OPEN = List.of("open", "시가");
    static final List<String> HIGH = List.of("high", "고가");
    static final List<String> LOW = List.of("low", "저가");
    static final List<String> CLOSE = List.of("close", "종가");
    static final List<String> VOLUME = List.of("volume", "거래량");
    static final List<String> BASE_PRICE = List.of("base_price", "기준가");

    private Columns() {}
}
