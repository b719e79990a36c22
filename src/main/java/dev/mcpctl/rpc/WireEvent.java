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
