package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/** Exact comparisons of numbers, however large. */
final class NumberRules {

    static final List<String> KEYWORDS =
            List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");

    /** Dividing numbers that are more digits apart would take memory for each of them. */
    private static final long MOST_DIGITS = 20_000;

    private NumberRules() {}

    static boolean holds(String keyword, JsonNode rule, JsonNode value) {
        if (keyword.equals("multipleOf")) {
            return isMultiple(value.decimalValue(), rule.decimalValue());
        }
        int order = value.decimalValue().compareTo(rule.decimalValue());
        return switch (keyword) {
            case "minimum" -> order >= 0;
            case "maximum" -> order <= 0;
            case "exclusiveMinimum" -> order > 0;
            default -> order < 0;
        };
    }

    static int compare(JsonNode rule, int count) {
        return rule.decimalValue().compareTo(BigDecimal.valueOf(count));
    }

    private static boolean isMultiple(BigDecimal value, BigDecimal divisor) {
        if (value.signum() == 0) {
            return true;
        }
        long apart = Math.abs((long) value.scale() - divisor.scale());
        if (apart + value.precision() + divisor.precision() > MOST_DIGITS) {
            throw Unusable.schema("the numbers are too far apart to be divided for 'multipleOf'");
        }
        return value.remainder(divisor).signum() == 0;
    }
}
