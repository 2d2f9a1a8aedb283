package jeoul.kis.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jeoul.kis.link.Call;
import jeoul.kis.link.Header;
import org.junit.jupiter.api.AfterEach;

/** An order, an inquiry, and servers and links that end with the test. */
abstract class LinkFixture {

    static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json";
    private static final String QUERY = "CANO=12345678&FID_INPUT_ISCD=005930";

    static final List<Header> HEADERS =
            List.of(
                    new Header("content-type", "application/json; charset=utf-8"),
                    new Header("appkey", "KEY-CANARY"),
                    new Header("authorization", "Bearer TOKEN-CANARY"),
                    new Header("Tr_Id", "VTTC0012U"));

    static final Call ORDER =
            new Call(
                    true,
                    "/uapi/domestic-stock/v1/trading/order-cash",
                    "",
                    HEADERS,
                    "{\"CANO\":\"12345678\",\"PDNO\":\"005930\",\"이름\":\"삼성전자\"}",
                    true);

    static final Call INQUIRY =
            new Call(false, "/uapi/quotations/inquire-price", QUERY, HEADERS, "", false);

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
    }

    RawServer server(RawServer.Reaction reaction) throws IOException {
        return opened(new RawServer(reaction));
    }

    OkHttpLink link(RawServer server) {
        return link(server.url());
    }

    OkHttpLink link(String base) {
        return opened(new OkHttpLink(LinkSettings.of(base, "ws://127.0.0.1:1")));
    }

    <T extends AutoCloseable> T opened(T each) {
        opened.add(each);
        return each;
    }
}
