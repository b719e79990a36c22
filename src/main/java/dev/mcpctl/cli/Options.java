package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Reads options: the command line first, then the environment, then the default. */
final class Options {

    private final @Nullable ParseResult parsed;
    private final Map<String, String> environment;

    Options(@Nullable ParseResult parsed, Map<String, String> environment) {
        this.parsed = parsed;
        this.environment = environment;
    }

    /** The value on the line, or null. */
    @Nullable
    String text(String name) {
        return parsed == null ? null : parsed.matchedOptionValue(name, null);
    }

    /**
     * The file or directory on the line, or null.
     *
     * @throws Failure usage, when it is empty, as that of a variable that is not set: it would mean the working directory
     */
    @Nullable
    String path(String name) {
        String value = text(name);
        if (value != null && value.isEmpty()) {
            throw Failure.usage(name + " needs a path, got ''");
        }
        return value;
    }

    /** The value on the line, else of the variable, else null. */
    @Nullable
    String text(String name, String variable) {
        String value = text(name);
        return value != null ? value : environment.get(variable);
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
        return parsed == null ? List.of() : parsed.matchedOptionValue(name, List.of());
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
