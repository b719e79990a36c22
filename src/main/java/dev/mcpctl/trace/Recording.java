package dev.mcpctl.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of the recording format, which {@code src/docs/recording-format.md} explains. */
public final class Recording {

    /** The version of the format that is written, and the only one that is read. */
    public static final int FORMAT = 1;

    /** The member of the first line that says what the file is. */
    static final String MARK = "mcpctl";

    private static final String SEPARATORS = "--T::";
    private static final int NANO_DIGITS = 9;

    /** The value of {@link #MARK}. */
    static final String MARK_VALUE = "recording";

    private Recording() {}

    /**
     * The first line.
     *
     * @param format version of the format
     * @param tool version of mcpctl, or of what else wrote it; empty when it does not say
     * @param started when the recording began
     * @param server the server's name as the user wrote it, never with a secret in it; empty when it does not say
     * @param command the words of the recorded command, without arguments that may be secret; empty when unknown
     * @param redacted what was taken out in addition to the usual, as the user wrote it
     */
    public record Header(
            int format, String tool, Instant started, String server, List<String> command, List<String> redacted) {

        /** Copies the lists. */
        public Header {
            command = List.copyOf(command);
            redacted = List.copyOf(redacted);
        }

        /** As it is written. */
        ObjectNode json() {
            ObjectNode json = Json.object().put(MARK, MARK_VALUE).put("format", format);
            json.put("tool", tool).put("started", started.toString());
            if (!server.isEmpty()) {
                json.put("server", server);
            }
            texts(json, "command", command);
            texts(json, "redacted", redacted);
            return json;
        }

        private static void texts(ObjectNode json, String name, List<String> values) {
            if (!values.isEmpty()) {
                values.forEach(json.putArray(name)::add);
            }
        }

        /** As it was read; what is missing or odd is empty. */
        static Header read(JsonNode json) {
            return new Header(
                    json.path("format").asInt(0),
                    json.path("tool").asText(""),
                    instant(json.path("started"), Instant.EPOCH),
                    json.path("server").asText(""),
                    texts(json.path("command")),
                    texts(json.path("redacted")));
        }

        private static List<String> texts(JsonNode array) {
            List<String> texts = new ArrayList<>();
            array.forEach(each -> texts.add(each.asText("")));
            return texts;
        }
    }

    /** The instant that a text names, or another one when it names none. */
    static Instant instant(@Nullable JsonNode text, Instant otherwise) {
        if (text == null || !text.isTextual()) {
            return otherwise;
        }
        try {
            Instant usual = usual(text.textValue());
            return usual != null ? usual : Instant.parse(text.textValue());
        } catch (DateTimeException odd) {
            return otherwise;
        }
    }

    /** As we write it, read without a formatter: a recording may have millions. Null for any other form. */
    private static @Nullable Instant usual(String text) {
        int last = text.length() - 1;
        if (last < 19 || last > 29 || text.charAt(last) != 'Z' || !SEPARATORS.equals(separators(text))) {
            return null;
        }
        long nanos = last == 19 ? 0 : number(text, 20, last);
        long year = number(text, 0, 4);
        long second = number(text, 17, 19);
        boolean fraction = last == 19 || (last > 20 && text.charAt(19) == '.');
        if (!fraction || nanos < 0 || year < 0 || second < 0 || second > 59) {
            return null;
        }
        LocalDateTime time = LocalDateTime.of(
                (int) year,
                (int) number(text, 5, 7),
                (int) number(text, 8, 10),
                (int) number(text, 11, 13),
                (int) number(text, 14, 16),
                (int) second);
        for (int digits = last - 20; last > 19 && digits < NANO_DIGITS; digits++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(time.toEpochSecond(ZoneOffset.UTC), nanos);
    }

    private static String separators(String text) {
        return "" + text.charAt(4) + text.charAt(7) + text.charAt(10) + text.charAt(13) + text.charAt(16);
    }

    /** The number that only digits make, or -1. */
    private static long number(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return -1;
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }
}
