package dev.mcpctl.rpc;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What truly happened on the wire, seen at the transport's edge, below anything that rewrites. */
public sealed interface WireEvent {

    /** When it happened, by the clock the transport was given. */
    Instant at();

    /**
     * A message left.
     *
     * @param exchange the HTTP exchange that carried it, 0 where there is none
     */
    record Sent(Instant at, Frame frame, long exchange) implements WireEvent {}

    /**
     * Bytes that may be a message arrived. The frame is only valid while the listener runs if it is spooled.
     *
     * @param exchange the HTTP exchange that carried them, 0 where there is none
     */
    record Received(Instant at, Frame frame, long exchange) implements WireEvent {}

    /**
     * Bytes came where a message should be, and are none. Told only to a listener that {@link WireListener#detailed wants
     * details}; the frame is only valid while the listener runs.
     *
     * @param exchange the HTTP exchange that carried them, 0 where there is none
     * @param line number of the line on stdout, counted from 1; 0 where there are no lines
     * @param size how many they were; the frame may hold only the first of them
     */
    record NotMessage(Instant at, long exchange, long line, long size, Frame frame) implements WireEvent {}

    /**
     * The peer broke a rule and reading went on: noise on stdout, an answer to nothing, invalid UTF-8, two answers.
     *
     * @param rule stable name in kebab case, such as {@link #NOISE_ON_STDOUT}
     * @param problem one sentence
     * @param excerpt the beginning of the offending text, untrusted; empty when there is none
     */
    record Finding(Instant at, String rule, String problem, String excerpt) implements WireEvent {

        /** The rule that a line on stdout is a message. */
        public static final String NOISE_ON_STDOUT = "noise-on-stdout";
    }

    /** The server wrote a line to stderr. Untrusted text, without the end of line. */
    record StderrLine(Instant at, String line) implements WireEvent {}

    /**
     * A header as it may be shown.
     *
     * @param value a mask where it may be a secret
     */
    record Header(String name, String value) {}

    /**
     * An HTTP request left.
     *
     * @param exchange number of the exchange, counted from 1 for each transport
     * @param url without user information, and with a mask for the query
     * @param headers as they were asked for; empty where no listener wants details
     */
    record ExchangeOpened(Instant at, long exchange, String method, String url, List<Header> headers)
            implements WireEvent {}

    /**
     * The head of an HTTP request really left, with what the client added to it. Only for listeners that want details.
     *
     * @param protocol such as {@code http/1.1} or {@code h2}
     * @param headers in the order in which they were written
     */
    record ExchangeSent(Instant at, long exchange, String protocol, List<Header> headers) implements WireEvent {}

    /** The head of an HTTP response arrived. */
    record ExchangeAnswered(Instant at, long exchange, int status, List<Header> headers) implements WireEvent {}

    /** An HTTP exchange ended before the whole response was there; the problem is one sentence. */
    record ExchangeBroken(Instant at, long exchange, String problem) implements WireEvent {}

    /**
     * An HTTP exchange is over, well or not. Only for listeners that want details.
     *
     * @param bytes length of the response's body as it travelled, compressed if it was
     */
    record ExchangeEnded(Instant at, long exchange, long bytes, Timing timing) implements WireEvent {}

    /**
     * How long the parts of an HTTP exchange took, in microseconds; -1 for a part that there was none of, such as the
     * connect of a connection that was open already.
     *
     * @param dns looking the name up
     * @param connect opening the connection, TLS included
     * @param tls the TLS part of it
     * @param send writing the request
     * @param firstByte from then on to the first byte of the response
     * @param receive from then on to the last byte
     * @param total from the first to the last of all this
     */
    record Timing(long dns, long connect, long tls, long send, long firstByte, long receive, long total) {}

    /**
     * Something arrived in an event stream. The data of a message follows as {@link Received}.
     *
     * @param id of the event, or null
     * @param name kind of the event; {@code message} when the server named none
     * @param bytes length of its data
     */
    record StreamEvent(Instant at, long exchange, @Nullable String id, String name, long bytes) implements WireEvent {}

    /**
     * A line beside the events of an event stream.
     *
     * @param field {@code comment} or {@code retry}
     * @param value untrusted, bounded
     */
    record StreamLine(Instant at, long exchange, String field, String value) implements WireEvent {}

    /** A server process runs. */
    record ProcessStarted(Instant at, long pid, List<String> command) implements WireEvent {}

    /**
     * A server process ended.
     *
     * @param status exit status, or null when it could not be learned
     * @param means how it ended: {@code by itself}, {@code after its input was closed}, {@code terminated}, {@code killed}
     */
    record ProcessExited(Instant at, long pid, @Nullable Integer status, String means) implements WireEvent {}
}
