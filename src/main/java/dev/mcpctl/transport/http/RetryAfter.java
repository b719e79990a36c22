package dev.mcpctl.transport.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** When a busy server wants to be asked again. RFC 9110, Retry-After: seconds or a date. */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private RetryAfter() {}

    /** What the header says, or null. */
    static @Nullable Duration of(Response response, Instant now) {
        String text = response.header("Retry-After");
        if (text == null) {
            return null;
        }
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip())));
        } catch (NumberFormatException | ArithmeticException noSeconds) {
            return ofDate(text, now);
        }
    }

    private static @Nullable Duration ofDate(String text, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return then.isBefore(now) ? Duration.ZERO : Duration.between(now, then);
        } catch (DateTimeParseException neither) {
            return null;
        }
    }

    /** How long to wait before the same request is sent again, or null when it should not be. */
    static @Nullable Duration worthWaiting(Response response, Instant now) {
        if (response.code() != 429 && response.code() != 503) {
            return null;
        }
        Duration pause = of(response, now);
        return pause == null || pause.compareTo(LONGEST) > 0 ? null : pause;
    }
}
