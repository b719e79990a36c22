package dev.mcpctl.config.client;

import dev.mcpctl.config.entry.Adjustments;
import dev.mcpctl.config.entry.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what an entry says beside how its server is reached. */
final class AdjustmentsReader {

    private static final Duration SECONDS = Duration.ofSeconds(1);
    private static final Duration MILLISECONDS = Duration.ofMillis(1);

    private final Fields fields;
    private final Dialect dialect;

    AdjustmentsReader(Fields fields, Dialect dialect) {
        this.fields = fields;
        this.dialect = dialect;
    }

    Adjustments read() {
        return new Adjustments(
                Boolean.TRUE.equals(fields.flag("disabled")) || Boolean.FALSE.equals(fields.flag("enabled")),
                fields.text("protocol", "protocolEra"),
                startTimeout(),
                timeout(),
                roots(),
                fields.text("answers"),
                auth(),
                tools());
    }

    private @Nullable Duration startTimeout() {
        Duration seconds = duration("startup_timeout_sec", SECONDS);
        if (seconds != null) {
            return seconds;
        }
        Duration milliseconds = duration("startup_timeout_ms", MILLISECONDS);
        if (milliseconds != null) {
            return milliseconds;
        }
        Duration connection = duration("connectionTimeout", MILLISECONDS);
        return connection != null ? connection : duration("startTimeout", SECONDS);
    }

    private @Nullable Duration timeout() {
        Duration tool = duration("tool_timeout_sec", SECONDS);
        if (tool != null) {
            return tool;
        }
        Duration request = duration("requestTimeout", MILLISECONDS);
        return request != null ? request : duration("timeout", dialect.timeoutUnit());
    }

    private @Nullable Duration duration(String name, Duration unit) {
        Node value = fields.first(name);
        if (value == null) {
            return null;
        }
        Duration read = switch (value.kind()) {
            case NUMBER -> times(value.text(), unit);
            case TEXT -> written(value.text(), unit);
            case OBJECT, LIST, BOOLEAN, NULL -> null;
        };
        if (read == null || read.isNegative()) {
            fields.problem(name + " is no duration; write for example \"30s\"", value.place());
            return null;
        }
        return read;
    }

    private static @Nullable Duration written(String text, Duration unit) {
        int digits = 0;
        while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        String number = text.substring(0, digits);
        return switch (text.substring(digits)) {
            case "" -> times(number, unit);
            case "ms" -> times(number, MILLISECONDS);
            case "s" -> times(number, SECONDS);
            case "m" -> times(number, Duration.ofMinutes(1));
            case "h" -> times(number, Duration.ofHours(1));
            default -> null;
        };
    }

    private static @Nullable Duration times(String number, Duration unit) {
        try {
            return Duration.ofMillis(new java.math.BigDecimal(number)
                    .multiply(java.math.BigDecimal.valueOf(unit.toMillis()))
                    .longValueExact());
        } catch (ArithmeticException | NumberFormatException noNumber) {
            return null;
        }
    }

    /** Paths, or objects with a URI, as the protocol has them. */
    private List<String> roots() {
        List<String> roots = new ArrayList<>();
        Node value = fields.first("roots");
        if (value == null) {
            return roots;
        }
        for (Node item : value.items()) {
            Node uri = item.kind() == Node.Kind.OBJECT ? item.get("uri") : item;
            if (uri != null && uri.kind() == Node.Kind.TEXT) {
                roots.add(uri.text());
            } else {
                fields.wrong("an element of roots", "a directory", item);
            }
        }
        if (value.kind() != Node.Kind.LIST) {
            fields.wrong("roots", "a list", value);
        }
        return roots;
    }

    /** Other programs keep objects of their own there. */
    private @Nullable String auth() {
        Node value = fields.first("auth");
        return value != null && value.kind() == Node.Kind.TEXT ? value.text() : null;
    }

    private Adjustments.Tools tools() {
        List<String> allowed = fields.texts("allowedTools", "includeTools", "enabled_tools", "available_tools");
        Node listed = fields.first("tools");
        if (allowed == null && listed != null && listed.kind() == Node.Kind.LIST) {
            allowed = fields.texts("tools", listed);
        }
        List<String> blocked = fields.texts("blockedTools", "excludeTools", "disabled_tools", "disabledTools");
        // Several programs write an empty list where they mean that nothing is limited.
        return new Adjustments.Tools(
                allowed == null || allowed.isEmpty() ? null : allowed, blocked == null ? List.of() : blocked);
    }
}
