package dev.mcpctl.output;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The forms of {@code -o}. */
public enum OutputFormat {
    /** For people; the default. */
    HUMAN("human"),
    /** The protocol's document. */
    JSON("json"),
    /** One JSON value a line. */
    JSONL("jsonl"),
    /** The same document as YAML. */
    YAML("yaml"),
    /** Rows and columns. */
    TABLE("table"),
    /** All that is known of each item, in columns that are never cut. */
    WIDE("wide"),
    /** Text blocks alone. */
    TEXT("text"),
    /** Bare names, one a line. */
    NAME("name");

    private final String word;

    OutputFormat(String word) {
        this.word = word;
    }

    /** The word after {@code -o}. */
    public String word() {
        return word;
    }

    /** Whether failures are told as a JSON line. */
    public boolean machine() {
        return this == JSON || this == JSONL;
    }

    /**
     * Reads the word.
     *
     * @throws Failure usage, with the allowed words and the nearest one
     */
    public static OutputFormat parse(String text) {
        OutputFormat known = known(text);
        if (known != null) {
            return known;
        }
        OutputFormat near = nearest(text);
        Failure failure =
                Failure.usage("unknown output format '" + text + "'; use " + list(EnumSet.allOf(OutputFormat.class)));
        return raise(near == null ? failure : failure.hint("did you mean '-o " + near.word + "'?"));
    }

    /**
     * Makes sure, before anything is sent, that a command can print itself so.
     *
     * @param supported what the command can do
     * @param subject the command as the user knows it, such as {@code call}
     * @throws Failure usage, with the forms that apply
     */
    public OutputFormat among(Set<OutputFormat> supported, String subject) {
        if (supported.contains(this)) {
            return this;
        }
        throw Failure.usage("-o " + word + " does not apply to '" + subject + "'; use " + list(supported));
    }

    private static OutputFormat raise(Failure failure) {
        throw failure;
    }

    private static @Nullable OutputFormat known(String text) {
        for (OutputFormat format : values()) {
            if (format.word.equalsIgnoreCase(text)) {
                return format;
            }
        }
        return null;
    }

    private static @Nullable OutputFormat nearest(String text) {
        if ("yml".equalsIgnoreCase(text)) {
            return YAML;
        }
        if ("ndjson".equalsIgnoreCase(text)) {
            return JSONL;
        }
        List<String> words = new ArrayList<>();
        for (OutputFormat format : values()) {
            words.add(format.word);
        }
        String near = Nearest.to(text, words);
        return near == null ? null : known(near);
    }

    private static String list(Set<OutputFormat> formats) {
        StringBuilder words = new StringBuilder();
        int left = formats.size();
        for (OutputFormat format : values()) {
            if (formats.contains(format)) {
                words.append(format.word);
                left--;
                words.append(left > 1 ? ", " : left == 1 ? " or " : "");
            }
        }
        return words.toString();
    }
}
