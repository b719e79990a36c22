package dev.mcpctl.cli.asking;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The formats that a text in a form may have. Specification 2025-11-25, Elicitation: email, uri, date and date-time. */
enum TextFormat {
    EMAIL("email", "an e-mail address such as ada@example.com"),
    URI_("uri", "a URI with its scheme, such as https://example.com/"),
    DATE("date", "a date such as 2026-07-28"),
    DATE_TIME("date-time", "a time with its zone, such as 2026-07-28T12:00:00Z");

    private static final int LONGEST_ADDRESS = 254;

    private final String word;
    private final String meaning;

    TextFormat(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** The format of this name, or null for one that forms do not have; such a text is not checked. */
    static @Nullable TextFormat of(@Nullable String word) {
        for (TextFormat each : values()) {
            if (each.word.equals(word)) {
                return each;
            }
        }
        return null;
    }

    /** What a text of this format is, with an example. */
    String meaning() {
        return meaning;
    }

    /** Whether the text has it. */
    boolean fits(String text) {
        try {
            return switch (this) {
                case EMAIL -> isAddress(text);
                case URI_ -> new URI(text).isAbsolute();
                case DATE -> LocalDate.parse(text) != null;
                case DATE_TIME -> OffsetDateTime.parse(text) != null;
            };
        } catch (URISyntaxException | DateTimeException other) {
            return false;
        }
    }

    /** RFC 5321 allows more, in quotation marks, that nobody has. */
    private static boolean isAddress(String text) {
        int at = text.lastIndexOf('@');
        String host = text.substring(at + 1);
        boolean dots = host.startsWith(".") || host.endsWith(".") || host.contains("..");
        return at > 0
                && !host.isEmpty()
                && !dots
                && text.length() <= LONGEST_ADDRESS
                && text.indexOf('@') == at
                && text.chars().noneMatch(unit -> unit <= ' ' || unit == 0x7f || unit == ',' || unit == ';');
    }
}
