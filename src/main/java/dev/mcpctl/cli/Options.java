package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Reads options: the command line first, then the environment, then the server's entry, then the default. */
final class Options {

    private static final String ENTRY = "the server's entry, ";

    private final @Nullable ParseResult parsed;
    private final Map<String, String> environment;
    private final String command;
    private final boolean traced;
    private final Map<String, List<String>> entry;

    Options(@Nullable ParseResult parsed, Map<String, String> environment) {
        this(parsed, environment, "", false);
    }

    /**
     * Options of a command.
     *
     * @param traced whether the wire is shown, since the line begins with that word
     */
    Options(@Nullable ParseResult parsed, Map<String, String> environment, String command, boolean traced) {
        this.parsed = parsed;
        this.environment = environment;
        this.command = command;
        this.traced = traced;
        this.entry = Map.of();
    }

    private Options(Options other, Map<String, List<String>> entry) {
        this.parsed = other.parsed;
        this.environment = other.environment;
        this.command = other.command;
        this.traced = other.traced;
        this.entry = entry;
    }

    /** The same before what a server's entry says, by the names of the options. */
    Options before(Map<String, List<String>> ofEntry) {
        return new Options(this, ofEntry);
    }

    private @Nullable String ofEntry(String name) {
        List<String> values = entry.get(name);
        return values == null ? null : values.get(values.size() - 1);
    }

    /** Name of the command, or empty. */
    String command() {
        return command;
    }

    /** Whether the wire is shown. */
    boolean traced() {
        return traced;
    }

    /** The value on the line, or null. */
    @Nullable
    String text(String name) {
        return parsed == null ? null : parsed.matchedOptionValue(name, null);
    }

    /**
     * The file or directory on the line or in the server's entry, or null.
     *
     * @throws Failure usage, when it is empty, as that of a variable that is not set: it would mean the working directory
     */
    @Nullable
    String path(String name) {
        String value = text(name);
        if (value != null && value.isEmpty()) {
            throw Failure.usage(name + " needs a path, got ''");
        }
        return value != null ? value : ofEntry(name);
    }

    /** The value on the line, else of the variable, else of the entry, else null; a variable set to nothing is not set. */
    @Nullable
    String text(String name, String variable) {
        String value = text(name);
        if (value != null) {
            return value;
        }
        return environment.getOrDefault(variable, "").isEmpty() ? ofEntry(name) : environment.get(variable);
    }

    /** What messages about that value call it: who never typed the option looks for it in vain. */
    String source(String name, String variable) {
        if (text(name) != null) {
            return name;
        }
        boolean written = environment.getOrDefault(variable, "").isEmpty() && ofEntry(name) != null;
        return written ? ENTRY + name.substring(2) : variable;
    }

    /** The same for options without a variable. */
    String source(String name) {
        return flag(name) || ofEntry(name) == null ? name : ENTRY + name.substring(2);
    }

    boolean flag(String name) {
        return parsed != null && parsed.hasMatchedOption(name);
    }

    /** Whether the flag was given or its variable is set to anything but empty, 0 and false. */
    boolean flag(String name, String variable) {
        String value = environment.getOrDefault(variable, "");
        return flag(name) || !(value.isEmpty() || value.equals("0") || value.equals("false"));
    }

    List<String> list(String name) {
        List<String> typed = parsed == null ? List.of() : parsed.matchedOptionValue(name, List.of());
        return typed.isEmpty() && !entry.isEmpty() ? entry.getOrDefault(name, List.of()) : typed;
    }

    int count(String name) {
        boolean[] none = new boolean[0];
        return parsed == null ? 0 : parsed.matchedOptionValue(name, none).length;
    }

    /**
     * A duration such as {@code 500ms}, {@code 30s}, {@code 2m}, {@code 1h}; a bare number is seconds.
     *
     * @throws Failure usage
     */
    static Duration duration(String name, String text) {
        int digits = 0;
        while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        long unit = switch (text.substring(digits)) {
            case "ms" -> 1;
            case "", "s" -> 1_000;
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            default -> 0;
        };
        try {
            if (unit == 0 || digits == 0) {
                throw new NumberFormatException();
            }
            return Duration.ofMillis(millis(text.substring(0, digits), unit));
        } catch (NumberFormatException | ArithmeticException notANumber) {
            throw Failure.usage(name + " is no duration: '" + text + "'; write for example 500ms, 30s, 2m or 1h");
        }
    }

    private static long millis(String number, long unit) {
        return number.indexOf('.') < 0
                ? Math.multiplyExact(Long.parseLong(number), unit)
                : new java.math.BigDecimal(number)
                        .multiply(java.math.BigDecimal.valueOf(unit))
                        .longValueExact();
    }

    /**
     * A size in bytes such as {@code 64MiB}, {@code 10MB}, {@code 500k}; 0 is no limit.
     *
     * @throws Failure usage
     */
    static long bytes(String name, String text) {
        int digits = 0;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        long unit = switch (text.substring(digits)) {
            case "", "B" -> 1L;
            case "k", "K", "KiB" -> 1L << 10;
            case "M", "MiB" -> 1L << 20;
            case "G", "GiB" -> 1L << 30;
            case "kB", "KB" -> 1_000L;
            case "MB" -> 1_000_000L;
            case "GB" -> 1_000_000_000L;
            default -> 0;
        };
        try {
            if (unit == 0) {
                throw new NumberFormatException();
            }
            long size = Math.multiplyExact(Long.parseLong(text.substring(0, digits)), unit);
            return size == 0 ? Long.MAX_VALUE : size;
        } catch (NumberFormatException | ArithmeticException notANumber) {
            throw Failure.usage(name + " is no size: '" + text + "'; write for example 64MiB or 10MB");
        }
    }
}
