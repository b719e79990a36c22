package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Options about what is kept of the wire. */
final class RecordOptions {

    private static final int TRACE_BYTES = 16;
    private static final int SPAN_BYTES = 8;

    private RecordOptions() {}

    static void describe(CommandForm form) {
        describeFile(form);
        form.addOption(
                OptionForm.value("--traceparent", "VALUE", "W3C trace context for _meta; new makes a fresh one"));
    }

    /** Those of commands that only look on. */
    static void describeFile(CommandForm form) {
        form.addOption(OptionForm.value("--record", "FILE", "record what goes over the wire; see: mcpctl show"));
        form.addOption(OptionForm.values("--redact", "JSONPATH", "take this out of messages too, such as $..email"));
    }

    /** Options of {@code trace} alone, which may stand anywhere on its line. */
    static void describeTrace(CommandForm form) {
        form.addOption(OptionForm.value("--trace-filter", "WORDS", "show only these kinds, methods or ids"));
    }

    /**
     * The trace context to send, W3C Trace Context, section 3.2.
     *
     * @throws Failure usage, when it is none
     */
    static String traceparent(String value) {
        if (value.equals("new")) {
            SecureRandom random = new SecureRandom();
            byte[] trace = new byte[TRACE_BYTES];
            byte[] span = new byte[SPAN_BYTES];
            random.nextBytes(trace);
            random.nextBytes(span);
            return "00-" + HexFormat.of().formatHex(trace) + "-"
                    + HexFormat.of().formatHex(span) + "-01";
        }
        if (!value.matches("[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")
                || value.startsWith("ff")) {
            throw Failure.usage("--traceparent is no W3C trace context: '" + value + "'")
                    .hint("write new, or a value such as 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        }
        return value;
    }
}
