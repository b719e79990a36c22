package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.mcpctl.json.schema.Shape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simple number within the limits: zero, else one at an end of the range, else the middle. */
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
        BigDecimal bottom = first(limit(shape, "exclusiveMinimum"), limit(shape, "minimum"));
        BigDecimal top = first(limit(shape, "exclusiveMaximum"), limit(shape, "maximum"));
        List<BigDecimal> candidates = new ArrayList<>();
        candidates.add(BigDecimal.ZERO);
        if (bottom != null) {
            candidates.add(aligned(bottom, step, RoundingMode.CEILING));
            candidates.add(aligned(bottom, step, RoundingMode.FLOOR).add(step == null ? BigDecimal.ONE : step));
        }
        if (top != null) {
            candidates.add(aligned(top, step, RoundingMode.FLOOR));
            candidates.add(aligned(top, step, RoundingMode.CEILING).subtract(step == null ? BigDecimal.ONE : step));
        }
        if (bottom != null && top != null) {
            candidates.add(bottom.add(top).multiply(new BigDecimal("0.5")));
        }
        for (BigDecimal candidate : candidates) {
            if (isWithin(shape, candidate)) {
                return candidate;
            }
        }
        return BigDecimal.ZERO;
    }

    private static @Nullable BigDecimal first(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null ? one : other;
    }

    private static BigDecimal aligned(BigDecimal number, @Nullable BigDecimal step, RoundingMode towards) {
        return step == null ? number : number.divide(step, 0, towards).multiply(step);
    }

    private static boolean isWithin(Shape shape, BigDecimal number) {
        return order(number, limit(shape, "minimum"), 1) >= 0
                && order(number, limit(shape, "exclusiveMinimum"), 1) > 0
                && order(number, limit(shape, "maximum"), -1) <= 0
                && order(number, limit(shape, "exclusiveMaximum"), -1) < 0;
    }

    private static int order(BigDecimal number, @Nullable BigDecimal limit, int withoutLimit) {
        return limit == null ? withoutLimit : number.compareTo(limit);
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
