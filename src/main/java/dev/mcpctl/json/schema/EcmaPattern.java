package dev.mcpctl.json.schema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of a schema: ECMA-262 syntax, and the Python spelling of named groups, run by {@code java.util.regex}
 * with a bound on its steps. Loaded only when a schema has a pattern. Thread-safe.
 */
final class EcmaPattern {

    /** What a pattern says about a text. */
    enum Answer {
        FOUND,
        ABSENT,
        /** It took too many steps to tell. */
        UNKNOWN
    }

    private static final String SPACES = "\\s\\u00a0\\ufeff\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

    private static final int LONGEST = 20_000;

    private final Pattern pattern;

    private EcmaPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** The pattern, or null when it cannot be read. */
    static @Nullable EcmaPattern compile(String source) {
        if (source.length() > LONGEST) {
            return null;
        }
        try {
            return new EcmaPattern(Pattern.compile(new Translation(source).run()));
        } catch (PatternSyntaxException | StackOverflowError unreadable) {
            return null;
        }
    }

    /** Whether the pattern is found anywhere in the text. */
    Answer find(String text) {
        try {
            return pattern.matcher(new CountedText(text)).find() ? Answer.FOUND : Answer.ABSENT;
        } catch (CountedText.Exhausted | StackOverflowError tooMuch) {
            // The engine recurses for repeated groups; a long text ends its stack, which says no more than a long
            // search.
            return Answer.UNKNOWN;
        }
    }

    /** Rewrites what the two syntaxes spell alike and mean differently. */
    private static final class Translation {

        private final String source;
        private final StringBuilder target = new StringBuilder();
        private int at;
        private boolean inClass;

        Translation(String source) {
            this.source = source;
        }

        String run() {
            while (at < source.length()) {
                char letter = source.charAt(at++);
                if (letter == '\\' && at < source.length()) {
                    escaped(source.charAt(at++));
                } else if (inClass) {
                    insideClass(letter);
                } else {
                    outside(letter);
                }
            }
            return target.toString();
        }

        private void outside(char letter) {
            switch (letter) {
                case '[' -> openClass();
                case '$' -> target.append("\\z");
                case '.' -> target.append("[^\\n\\r\\u2028\\u2029]");
                case '(' -> group();
                default -> target.append(letter);
            }
        }

        private void group() {
            if (source.startsWith("?P<", at)) {
                target.append("(?<");
                at += 3;
            } else {
                target.append('(');
            }
        }

        private void openClass() {
            if (source.startsWith("^]", at)) {
                target.append("[\\s\\S]");
                at += 2;
            } else if (source.startsWith("]", at)) {
                target.append("(?!)");
                at++;
            } else {
                inClass = true;
                target.append('[');
            }
        }

        /** An opening bracket or a double ampersand means nothing in a class of ECMA-262. */
        private void insideClass(char letter) {
            if (letter == ']') {
                inClass = false;
                target.append(letter);
            } else if (letter == '[' || letter == '&') {
                target.append('\\').append(letter);
            } else {
                target.append(letter);
            }
        }

        private void escaped(char letter) {
            switch (letter) {
                case 's' -> target.append(inClass ? SPACES : "[" + SPACES + "]");
                case 'S' -> target.append(inClass ? "\\S" : "[^" + SPACES + "]");
                case 'v' -> target.append("\\x0b");
                case 'b' -> target.append(inClass ? "\\x08" : "(?:(?<=[\\w])(?![\\w])|(?<![\\w])(?=[\\w]))");
                case 'B' -> target.append("(?:(?<=[\\w])(?=[\\w])|(?<![\\w])(?![\\w]))");
                case '0' -> target.append("\\x00");
                case 'Z' -> target.append("\\z");
                case 'u' -> unicode();
                case 'p', 'P' -> property(letter);
                case 'c' -> control();
                default -> target.append('\\').append(letter);
            }
        }

        private void unicode() {
            if (at < source.length() && source.charAt(at) == '{') {
                target.append("\\x");
            } else {
                target.append("\\u");
            }
        }

        /** Control letters count without case here, with case in Java. */
        private void control() {
            if (at < source.length()) {
                target.append("\\x").append(hex(source.charAt(at++) % 32));
            }
        }

        private static String hex(int value) {
            String digits = Integer.toHexString(value);
            return digits.length() == 1 ? "0" + digits : digits;
        }

        /** Long names of general categories; the short ones and scripts are spelled alike. */
        private void property(char letter) {
            int end = source.startsWith("{", at) ? source.indexOf('}', at) : -1;
            target.append('\\').append(letter);
            if (end < 0) {
                return;
            }
            String name = source.substring(at + 1, end);
            int equals = name.indexOf('=');
            String value = equals < 0 ? name : name.substring(equals + 1);
            boolean category = equals < 0 || name.startsWith("gc=") || name.startsWith("General_Category=");
            target.append('{').append(category ? shortCategory(value) : name).append('}');
            at = end + 1;
        }

        private static String shortCategory(String name) {
            return switch (name) {
                case "Letter" -> "L";
                case "Uppercase_Letter" -> "Lu";
                case "Lowercase_Letter" -> "Ll";
                case "Mark" -> "M";
                case "Number" -> "N";
                case "Decimal_Number", "digit" -> "Nd";
                case "Punctuation", "punct" -> "P";
                case "Symbol" -> "S";
                case "Separator" -> "Z";
                case "Other" -> "C";
                case "Alphabetic" -> "IsAlphabetic";
                default -> name;
            };
        }
    }
}
