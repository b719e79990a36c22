package dev.mcpctl.serve.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.process.Host;
import dev.mcpctl.process.Platform;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.serve.fault.FaultPlan;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Network;
import dev.mcpctl.transport.TransportOptions;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP through the proxy, both sides bytes on a socket. */
class HttpProxyTest {

    private static final String ANSWER = "{\"jsonrpc\": \"2.0\",  \"id\":1,\"result\":{\"n\":1.50}}";

    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<WireEvent> events = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close_all() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private RawServer server(RawServer server) {
        open.add(server);
        return server;
    }

    private HttpProxy proxy(RawServer server, @Nullable FaultPlan faults) {
        Endpoint.Http endpoint =
                new Endpoint.Http(server.url(), Map.of(), Endpoint.Http.Way.AUTO, Network.usual(Map.of()), null);
        TransportOptions options =
                TransportOptions.usual(new Host(Platform.LINUX, Map.of())).with(events::add);
        HttpProxy proxy =
                HttpProxy.start(endpoint, options, new HttpProxy.Place("127.0.0.1", 0, faults), problems::add);
        open.add(0, proxy);
        return proxy;
    }

    private static FaultPlan faults(String... faults) {
        return new FaultPlan(List.of(faults), 0, FaultPlan.Side.HTTP);
    }

    private Socket connect(HttpProxy proxy) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.url().getPort());
        open.add(0, socket);
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Sends bytes and reads until the other end closes. */
    private String exchange(HttpProxy proxy, String request) throws IOException {
        Socket socket = connect(proxy);
        socket.getOutputStream().write(request.getBytes(ISO_8859_1));
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private static String post(String body, String... headers) {
        StringBuilder text = new StringBuilder("POST /mcp HTTP/1.1\r\nHost: localhost\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        return text + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static final String CALL =
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\"}}";

    private static String json(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }

    private List<String> frames(Class<? extends WireEvent> type) {
        List<String> texts = new ArrayList<>();
        for (WireEvent event : events) {
            Frame frame = event instanceof WireEvent.Sent sent && type == WireEvent.Sent.class
                    ? sent.frame()
                    : event instanceof WireEvent.Received received && type == WireEvent.Received.class
                            ? received.frame()
                            : null;
            if (frame instanceof Frame.Bytes bytes) {
                texts.add(new String(bytes.bytes(), ISO_8859_1));
            }
        }
        return texts;
    }

    @Test
    void a_request_reaches_the_server_as_the_host_wrote_it_but_for_the_name_of_the_server() throws Exception {
        RawServer server = server(RawServer.answering(json(ANSWER)));
        String body = "{ \"id\" : 1,\t\"method\":\"x\", \"n\":1.000 }";
        String request = "POST /mcp?a=%20b HTTP/1.1\r\nHost: localhost:1\r\nx-ODD-name: Value  with blanks\r\n"
                + "Mcp-Session-Id: abc\r\nX-Twice: 1\r\nX-Twice: 2\r\nCookie: a=b\r\nAccept: */*\r\n"
                + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
        exchange(proxy(server, null), request);
        assertThat(server.request()).isEqualTo(request.replace("Host: localhost:1", "Host: " + server.authority()));
        assertThat(frames(WireEvent.Sent.class)).containsExactly(body);
    }

    @Test
    void an_answer_reaches_the_host_as_the_server_wrote_it() throws Exception {
        String response = "HTTP/1.1 200 Fine\r\ncontent-TYPE: application/json\r\nX-Twice: 1\r\nX-Twice: 2\r\n"
                + "Set-Cookie: a=b\r\nContent-Length: " + ANSWER.length() + "\r\nConnection: close\r\n\r\n" + ANSWER;
        RawServer server = server(RawServer.answering(response));
        assertThat(exchange(proxy(server, null), post(CALL))).isEqualTo(response);
        assertThat(frames(WireEvent.Received.class)).containsExactly(ANSWER);
    }

    @ParameterizedTest
    @CsvSource({"302", "401", "404", "500", "503"})
    void whatever_the_server_says_is_the_hosts_to_deal_with(String status) throws Exception {
        String response = "HTTP/1.1 " + status + " Odd\r\nLocation: /elsewhere\r\nRetry-After: 0\r\n"
                + "WWW-Authenticate: Bearer x=\"y\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        RawServer server = server(RawServer.answering(response));
        assertThat(exchange(proxy(server, null), post(CALL))).isEqualTo(response);
    }

    @Test
    void packed_bodies_stay_packed_and_chunks_are_still_chunks() throws Exception {
        String response = String.join(
                "\r\n",
                "HTTP/1.1 200 OK",
                "Content-Encoding: gzip",
                "Transfer-Encoding: chunked",
                "Connection: close",
                "",
                "5",
                "\u001f\u008bxyz",
                "0",
                "",
                "");
        RawServer server = server(RawServer.answering(response));
        assertThat(exchange(proxy(server, null), post(CALL))).isEqualTo(response);
    }

    @Test
    void a_body_in_chunks_goes_on_in_chunks() throws Exception {
        RawServer server = server(RawServer.answering(json("{}")));
        exchange(
                proxy(server, null),
                String.join(
                        "\r\n",
                        "POST /mcp HTTP/1.1",
                        "Host: localhost",
                        "Transfer-Encoding: chunked",
                        "Connection: close",
                        "",
                        "3",
                        "abc",
                        "2",
                        "de",
                        "0",
                        "",
                        ""));
        assertThat(server.request()).contains("Transfer-Encoding: chunked").contains("abcde");
    }

    @Test
    void events_reach_the_host_one_by_one_while_the_stream_goes_on() throws Exception {
        CountDownLatch more = new CountDownLatch(1);
        RawServer server = server(new RawServer((request, out, in) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nid: 1\ndata: {\"a\":1}\n\n"
                    .getBytes(ISO_8859_1));
            out.flush();
            try {
                more.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
            out.write(": comment\n\ndata: {\"b\":\ndata: 2}\n\n".getBytes(ISO_8859_1));
        }));
        Socket socket = connect(proxy(server, null));
        socket.getOutputStream().write(post(CALL).getBytes(ISO_8859_1));
        InputStream in = socket.getInputStream();
        StringBuilder heard = new StringBuilder();
        while (!heard.toString().contains("data: {\"a\":1}\n\n")) {
            heard.append((char) in.read());
        }
        more.countDown();
        heard.append(new String(in.readAllBytes(), ISO_8859_1));
        assertThat(heard.toString()).contains(": comment\n\ndata: {\"b\":\ndata: 2}\n\n");
        assertThat(frames(WireEvent.Received.class)).containsExactly("{\"a\":1}", "{\"b\":\n2}");
    }

    private String events(String stream) throws IOException {
        RawServer server = server(new RawServer((request, out, in) -> {
            String head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";
            String text =
                    stream.replace("SERVER", "127.0.0.1:" + request.replaceAll("(?s).*Host: [^:]*:(\\d+).*", "$1"));
            for (byte each : (head + text).getBytes(ISO_8859_1)) {
                out.write(each);
                out.flush();
            }
        }));
        String request = "GET /sse HTTP/1.1\r\nHost: localhost:4711\r\nConnection: close\r\n\r\n";
        return exchange(proxy(server, null), request)
                .replaceFirst("(?s).*?\r\n\r\n", "")
                .replace(server.authority(), "SERVER");
    }

    @ParameterizedTest
    @CsvSource({
        "event: endpoint|data: http://SERVER/message?id=1||:x||, event: endpoint|data: HERE/message?id=1||:x||",
        "event:endpoint|data:HTTP://SERVER?id=%20é||, event:endpoint|data:HERE?id=%20é||",
        "data: //SERVER/m#x|id: 1|event: endpoint||, data: HERE/m#x|id: 1|event: endpoint||",
        ":hello||retry: 5||event: endpoint|data: http://SERVER/m||, :hello||retry: 5||event: endpoint|data: HERE/m||",
        "event: endpoint|data: /message?id=1||, event: endpoint|data: /message?id=1||",
        "event: endpoint|data: message||, event: endpoint|data: message||",
        "event: endpoint|data: https://SERVER/m||, event: endpoint|data: https://SERVER/m||",
        "event: endpoint|data: http://SERVER.example/m||, event: endpoint|data: http://SERVER.example/m||",
        "event: message|data: http://SERVER/m||, event: message|data: http://SERVER/m||",
        "data: {}||event: endpoint|data: http://SERVER/m||, data: {}||event: endpoint|data: http://SERVER/m||",
        "event: endpoint|data: http://SERVER/m, event: endpoint|data: http://SERVER/m",
    })
    void the_address_to_post_to_leads_here_and_all_else_stays_as_it_is(String stream, String expected)
            throws IOException {
        for (String end : List.of("\n", "\r\n", "\r")) {
            assertThat(events(stream.replace("|", end)))
                    .isEqualTo(expected.replace("HERE", "http://localhost:4711").replace("|", end));
        }
    }

    @Test
    void an_address_elsewhere_is_told_without_what_may_be_secret() throws IOException {
        String stream = "event: endpoint\ndata: http://other.example/m?session=hush\n\n";
        assertThat(events(stream)).isEqualTo(stream);
        assertThat(problems)
                .singleElement()
                .asString()
                .contains("http://other.example/")
                .doesNotContain("hush");
    }

    @Test
    void a_long_first_event_passes_before_it_is_complete() throws IOException {
        String stream = "data: " + "x".repeat(40_000);
        assertThat(events(stream)).isEqualTo(stream);
    }

    @Test
    void a_redirect_to_the_server_itself_leads_here() throws Exception {
        RawServer server = server(new RawServer((request, out, in) -> {
            String port = request.replaceAll("(?s).*Host: [^:]*:(\\d+).*", "$1");
            out.write(("HTTP/1.1 307 Go\r\nlocation: http://127.0.0.1:" + port + "/mcp/?a=b\r\nContent-Length: 0\r\n"
                            + "Connection: close\r\n\r\n")
                    .getBytes(ISO_8859_1));
        }));
        assertThat(exchange(proxy(server, null), post(CALL))).contains("\r\nlocation: http://localhost/mcp/?a=b\r\n");
    }

    @Test
    void a_host_that_goes_ends_the_exchange_with_the_server() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        RawServer server = server(new RawServer((request, out, in) -> {
            if (in.read() < 0) {
                ended.countDown();
            }
        }));
        Socket socket = connect(proxy(server, null));
        socket.getOutputStream().write(post(CALL).getBytes(ISO_8859_1));
        server.request();
        socket.close();
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_server_that_breaks_off_is_seen_to_break_off() throws Exception {
        RawServer server = server(RawServer.answering(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"a\""));
        assertThat(exchange(proxy(server, null), post(CALL)))
                .startsWith("HTTP/1.1 200")
                .endsWith("{\"a\"");
    }

    @Test
    void a_server_that_is_not_there_is_a_bad_gateway() throws Exception {
        RawServer server = RawServer.answering("");
        server.close();
        assertThat(exchange(proxy(server, null), post(CALL)))
                .startsWith("HTTP/1.1 502 ")
                .contains("cannot be reached");
        assertThat(problems).singleElement().asString().contains("cannot be reached");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.1\\r\\nHost: evil.example\\r\\n\\r\\n | 403",
                "GET / HTTP/1.1\\r\\nHost: localhost\\r\\nOrigin: https://evil.example\\r\\n\\r\\n | 403",
                "GET / HTTP/1.1\\r\\nHost: localhost\\r\\nno header\\r\\n\\r\\n | 400",
                "CONNECT example.com:443 HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n | 501",
                "hello\\r\\n\\r\\n | 400",
                "POST / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: -5\\r\\n\\r\\n | 400",
            })
    void what_must_not_pass_is_turned_away(String request, int status) throws Exception {
        RawServer server = server(RawServer.answering(json("{}")));
        assertThat(exchange(proxy(server, null), request.replace("\\r\\n", "\r\n")))
                .startsWith("HTTP/1.1 " + status + " ");
        assertThat(events).isEmpty();
    }

    @Test
    void several_requests_share_a_connection() throws Exception {
        RawServer server = server(RawServer.answering(json("{}")).keepingAlive());
        HttpProxy proxy = proxy(server, null);
        String first = post(CALL).replace("Connection: close\r\n", "");
        assertThat(exchange(proxy, first + post(CALL)).split("HTTP/1.1 200", -1))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | HTTP/1.1 401 | WWW-Authenticate: Bearer",
                "429=7 | HTTP/1.1 429 | Retry-After: 7",
                "503 | HTTP/1.1 503 | fault 503"
            })
    void a_status_stands_for_the_answer(String fault, String status, String part) throws Exception {
        RawServer server = server(RawServer.answering(json(ANSWER)));
        assertThat(exchange(proxy(server, faults(fault)), post(CALL)))
                .startsWith(status)
                .contains(part);
        assertThat(events).isEmpty();
    }

    @Test
    void a_lost_session_stays_lost() throws Exception {
        RawServer server = server(RawServer.answering(json(ANSWER)));
        HttpProxy proxy = proxy(server, faults("lost-session@tools/call#1"));
        String list = CALL.replace("tools/call", "tools/list");
        assertThat(exchange(proxy, post(list, "Mcp-Session-Id: s"))).startsWith("HTTP/1.1 200");
        assertThat(exchange(proxy, post(CALL, "Mcp-Session-Id: s"))).startsWith("HTTP/1.1 404");
        assertThat(exchange(proxy, post(list, "Mcp-Session-Id: s"))).startsWith("HTTP/1.1 404");
        assertThat(exchange(proxy, post(list, "Mcp-Session-Id: t"))).startsWith("HTTP/1.1 200");
    }

    @Test
    void answers_in_bodies_and_in_streams_suffer_alike() throws Exception {
        String stream = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"method\":\"n\"}\n\ndata: "
                + ANSWER + "\n\n";
        for (String response : List.of(json(ANSWER), stream)) {
            RawServer server = server(RawServer.answering(response));
            assertThat(exchange(proxy(server, faults("wrong-id")), post(CALL))).contains("\"id\":1000001");
            assertThat(exchange(proxy(server, faults("duplicate")), post(CALL)).split("1.50", -1))
                    .hasSize(3);
            assertThat(exchange(proxy(server, faults("half")), post(CALL)))
                    .doesNotContain("1.50")
                    .contains("{\"jsonrpc\"");
            assertThat(exchange(proxy(server, faults("drop=4")), post(CALL)))
                    .contains("{\"js")
                    .doesNotContain("{\"jso");
        }
    }
}
