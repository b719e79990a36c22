package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.mcpctl.json.schema.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** The number nearest to zero, from below, that keeps the limits. */
final class NumberExample {

    /** Limits with larger exponents are left alone. */
    private static final int MOST_DIGITS = 400;

    private NumberExample() {}

    static JsonNode integer(Shape shape) {
        BigDecimal step = limit(shape, "multipleOf");
        return node(number(shape, step == null ? BigDecimal.ONE : step.max(BigDecimal.ONE)));
    }

    static JsonNode number(Shape shape) {
        return node(number(shape, limit(shape, "multipleOf")));
    }

    private static BigDecimal number(Shape shape, @Nullable BigDecimal step) {
        BigDecimal least = limit(shape, "minimum");
        BigDecimal above = limit(shape, "exclusiveMinimum");
        BigDecimal most = limit(shape, "maximum");
        BigDecimal below = limit(shape, "exclusiveMaximum");
        BigDecimal number = BigDecimal.ZERO;
        if (least != null && number.compareTo(least) < 0) {
            number = up(least, step);
        }
        if (above != null && number.compareTo(above) <= 0) {
            number = up(above, step);
            BigDecimal top = below != null ? below : most;
            boolean narrow = step == null && top != null && top.subtract(above).compareTo(BigDecimal.ONE) <= 0;
            BigDecimal more = narrow ? top.subtract(above).divide(BigDecimal.valueOf(2)) : step == null ? BigDecimal.ONE : step;
            number = number.compareTo(above) > 0 ? number : number.add(more);
        }
        if (most != null && number.compareTo(most) > 0) {
            number = down(most, step);
        }
        if (below != null && number.compareTo(below) >= 0) {
            number = down(below.subtract(step == null ? BigDecimal.ONE : step), step);
        }
        return number;
    }

    private static BigDecimal up(BigDecimal number, @Nullable BigDecimal step) {
        return step == null ? number : number.divide(step, 0, RoundingMode.CEILING).multiply(step);
    }

    private static BigDecimal down(BigDecimal number, @Nullable BigDecimal step) {
        return step == null ? number : number.divide(step, 0, RoundingMode.FLOOR).multiply(step);
    }

    private static @Nullable BigDecimal limit(Shape shape, String keyword) {
        JsonNode rule = shape.keyword(keyword);
        if (rule == null || !rule.isNumber()) {
            return null;
        }
        BigDecimal limit = rule.decimalValue();
        boolean sane = Math.abs(limit.scale()) < MOST_DIGITS && limit.precision() < MOST_DIGITS;
        return sane && !(keyword.equals("multipleOf") && limit.signum() <= 0) ? limit : null;
    }

    private static JsonNode node(BigDecimal number) {
        BigDecimal clean = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (clean.scale() > 0) {
            return DecimalNode.valueOf(clean);
        }
        return clean.precision() - clean.scale() < 10
                ? IntNode.valueOf(clean.intValueExact())
                : BigIntegerNode.valueOf(clean.toBigIntegerExact());
    }
}
