package dev.mcpctl.rpc;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What truly happened on the wire, seen at the transport's edge, below anything that rewrites. */
public sealed interface WireEvent {

    /** When it happened, by the clock the transport was given. */
    Instant at();

    /** A message left. */
    record Sent(Instant at, Frame frame) implements WireEvent {}

    /** Bytes that may be a message arrived. The frame is only valid while the listener runs if it is spooled. */
    record Received(Instant at, Frame frame) implements WireEvent {}

    /**
     * The peer broke a rule and reading went on: noise on stdout, an answer to nothing, invalid UTF-8, two answers.
     *
     * @param rule stable name in kebab case, such as {@code noise-on-stdout}
     * @param problem one sentence
     * @param excerpt the beginning of the offending text, untrusted; empty when there is none
     */
    record Finding(Instant at, String rule, String problem, String excerpt) implements WireEvent {}

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
     */
    record ExchangeOpened(Instant at, long exchange, String method, String url, List<Header> headers)
            implements WireEvent {}

    /** The head of an HTTP response arrived. */
    record ExchangeAnswered(Instant at, long exchange, int status, List<Header> headers) implements WireEvent {}

    /** An HTTP exchange ended before the whole response was there; the problem is one sentence. */
    record ExchangeBroken(Instant at, long exchange, String problem) implements WireEvent {}

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
