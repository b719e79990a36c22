package dev.mcpctl.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpctl.failure.Failure;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {

    private static Proxies of(String... pairs) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            environment.put(pairs[i], pairs[i + 1]);
        }
        return new Proxies(environment);
    }

    private static String shown(Proxies proxies, String url) {
        return String.valueOf(proxies.of(URI.create(url)));
    }

    @Test
    void the_variable_of_the_scheme_comes_before_the_general_one_and_lower_case_before_upper() {
        assertThat(shown(of("http_proxy", "a:1", "all_proxy", "b:2"), "http://x.example/"))
                .isEqualTo("http://a:1");
        assertThat(shown(of("https_proxy", "a:1", "HTTPS_PROXY", "b:2"), "https://x.example/"))
                .isEqualTo("http://a:1");
        assertThat(shown(of("HTTPS_PROXY", "b:2", "all_proxy", "c:3"), "https://x.example/"))
                .isEqualTo("http://b:2");
        assertThat(shown(of("ALL_PROXY", "socks5h://c:3"), "http://x.example/")).isEqualTo("socks5://c:3");
        assertThat(shown(of("https_proxy", "a:1"), "http://x.example/")).isEqualTo("null");
        assertThat(shown(of("https_proxy", "", "ALL_PROXY", "c:3"), "https://x.example/"))
                .isEqualTo("http://c:3");
    }

    @Test
    void http_proxy_in_upper_case_does_not_count_and_that_can_be_told() {
        Proxies proxies = of("HTTP_PROXY", "a:1");
        assertThat(shown(proxies, "http://x.example/")).isEqualTo("null");
        assertThat(proxies.ignores(URI.create("http://x.example/"))).isTrue();
        assertThat(proxies.ignores(URI.create("https://x.example/"))).isFalse();
    }

    @Test
    void the_port_is_1080_unless_written() {
        assertThat(shown(of("http_proxy", "http://a"), "http://x.example/")).isEqualTo("http://a:1080");
        assertThat(shown(of("http_proxy", "http://[fe80::1]:3128/"), "http://x.example/"))
                .isEqualTo("http://[fe80::1]:3128");
    }

    @Test
    void loopback_is_no_exception() {
        assertThat(shown(of("http_proxy", "a:1"), "http://localhost:3000/mcp")).isEqualTo("http://a:1");
    }

    @ParameterizedTest
    @CsvSource({
        "*, http://x.example/, true",
        "'*,y', http://x.example/, false",
        "example.com, http://example.com/, true",
        "example.com, http://www.Example.COM/, true",
        ".example.com, http://example.com/, true",
        "example.com, http://notexample.com/, false",
        "www.example.com, http://example.com/, false",
        "'a, example.com', http://example.com/, true",
        "a example.com, http://example.com./, true",
        "example.com:8080, http://example.com:8080/, true",
        "example.com:8080, http://example.com/, false",
        "example.com:443, https://example.com/, true",
        "127.0.0.1, http://127.0.0.1:3000/, true",
        "127.0.0.1, http://localhost:3000/, false",
        "10.0.0.0/8, http://10.20.30.40/, true",
        "10.0.0.0/8, http://11.0.0.1/, false",
        "192.168.1.16/28, http://192.168.1.31/, true",
        "192.168.1.16/28, http://192.168.1.32/, false",
        "10.0.0.0/99, http://10.0.0.1/, false",
        "::1, http://[::1]:3000/, true",
        "[::1], http://[::1]/, true",
        "[::1]:80, http://[::1]/, true",
        "fe80::/10, http://[fe80::1234]/, true",
        "fe80::/10, http://[::1]/, false",
        "0.0.1, http://127.0.0.1/, false"
    })
    void no_proxy(String list, String url, boolean direct) {
        assertThat(of("http_proxy", "p:1", "https_proxy", "p:1", "NO_PROXY", list)
                                .of(URI.create(url))
                        == null)
                .isEqualTo(direct);
    }

    @Test
    void no_proxy_in_lower_case_comes_first() {
        assertThat(shown(of("http_proxy", "p:1", "no_proxy", "a", "NO_PROXY", "x.example"), "http://x.example/"))
                .isEqualTo("http://p:1");
    }

    @ParameterizedTest
    @CsvSource({
        "https://p:1, 'names an https:// proxy'",
        "socks5://me:hush@p:1, 'names a SOCKS proxy with a user'",
        "socks4://p:1, 'socks4'",
        "http://me:hush@p:none, 'no number as its port'",
        "http://p:0, 'a port that cannot be'",
        "http://, 'names no proxy host'"
    })
    void what_cannot_be_used_is_refused_by_the_name_of_its_variable(String value, String part) {
        Proxies proxies = of("ALL_PROXY", value);
        assertThatThrownBy(() -> proxies.of(URI.create("http://x.example/")))
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Failure.Kind.USAGE);
                    assertThat(failure.message()).startsWith("ALL_PROXY ").contains(part);
                    assertThat(failure.message() + failure.hint()).doesNotContain("hush");
                });
    }

    @Test
    void credentials_are_decoded_and_never_shown() {
        ProxyAddress proxy = of("https_proxy", "http://me:p%40ss+1@p:1").of(URI.create("https://x.example/"));
        assertThat(proxy).hasToString("http://p:1");
        // me:p@ss+1
        assertThat(proxy.authorization().reveal()).isEqualTo("Basic bWU6cEBzcysx");
    }
}
