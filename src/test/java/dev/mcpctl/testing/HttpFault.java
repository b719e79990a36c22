package dev.mcpctl.testing;

import java.util.Locale;

/**
 * What a {@link MisbehavingHttpServer} does wrong. The path is the constant in lower case with hyphens, such as
 * {@code /html-page}.
 */
public enum HttpFault {
    // Whatever is asked.

    /** 401 with a challenge that names metadata. */
    UNAUTHORIZED,
    /** A web page with status 200. */
    HTML_PAGE,
    /** 403. */
    FORBIDDEN,
    /** 404, a web page. */
    NOT_FOUND,
    /** 405. */
    METHOD_NOT_ALLOWED,
    /** 406. */
    NOT_ACCEPTABLE,
    /** 415. */
    UNSUPPORTED_TYPE,
    /** 429 with {@code Retry-After: 2}. */
    TOO_MANY_REQUESTS,
    /** 429 with {@code Retry-After: 3600}. */
    BUSY_FOR_AN_HOUR,
    /** 503 with {@code Retry-After: 20}. */
    BUSY_FOR_A_WHILE,
    /** 407, as from a proxy on the way that nobody named. */
    PROXY_WANTS_CREDENTIALS,
    /** 500. */
    SERVER_ERROR,
    /** 502 and the page of a proxy. */
    BAD_GATEWAY,
    /** 307 to itself. */
    REDIRECT_LOOP,
    /** 307 to another origin. */
    REDIRECT_AWAY,
    /** 200 with JSON that says it is plain text. */
    WRONG_CONTENT_TYPE,
    /** A line that is no HTTP. */
    NO_HTTP,
    /** Accepts, reads and says nothing. */
    SILENT,
    /** Closes the connection when it has read a request. */
    CLOSES_AT_ONCE,
    /** An event stream whose endpoint is on another origin; the transport of 2024-11-05. */
    ENDPOINT_ELSEWHERE,

    // When a tool is called.

    /** Half an answer in JSON, its length announced whole. */
    TRUNCATED_JSON,
    /** Half an event, then the stream ends in good order. */
    TRUNCATED_EVENT,
    /** An event stream of comments without end. */
    ENDLESS_STREAM,
    /** A notification, then the connection drops. */
    DROPPED_STREAM,
    /** The answer to another request, on a stream that ends. */
    OTHER_ID,
    /** Two answers on one stream. */
    TWO_ANSWERS,
    /** An answer of 200 MB as JSON. */
    HUGE_JSON,
    /** The same as an event. */
    HUGE_EVENT,
    /** An answer, one byte every tenth of a second. */
    SLOW_DRIP,
    /** No answer at all. */
    NEVER_ANSWERS,
    /** 500 for the call alone. */
    ERROR_ON_CALL,
    /** A web page for the call alone. */
    PAGE_ON_CALL,

    // Not wrong in itself.

    /** A server with sessions that forgets the first one before the tool is called. */
    SESSION_EXPIRES,
    /** Lists a second tool, whose {@code x-mcp-header} is no header's name. */
    BROKEN_MIRROR,
    /** Answers a call with the headers that came with it. */
    TELLS_HEADERS;

    /** The word for this fault. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static HttpFault of(String path) {
        return valueOf(path.substring(1).toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    boolean onCallAlone() {
        return compareTo(TRUNCATED_JSON) >= 0;
    }
}
