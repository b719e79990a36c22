package dev.mcpctl.serve.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.trace.Redaction;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A number that is the same for all params which {@link Differences} finds equal, and hardly ever for others. Of params from
 * which something was taken out it says nothing: they equal many.
 */
final class Likeness {

    private static final long OBJECT = 1;
    private static final long ARRAY = 2;
    private static final long TEXT = 3;
    private static final long NUMBER = 4;
    private static final long PRIME = 0x100000001b3L;

    private boolean masked;

    private Likeness() {}

    /** That of some params. */
    static long of(JsonNode params) {
        return new Likeness().number(Differences.canonical(params));
    }

    /** Whether something was taken out of params. */
    static boolean isMasked(JsonNode params) {
        Likeness likeness = new Likeness();
        likeness.number(Differences.canonical(params));
        return likeness.masked;
    }

    private long number(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> object((ObjectNode) value);
            case ARRAY -> array(value);
            case STRING -> text(value.textValue());
            case NUMBER -> decimal(value.decimalValue());
            default -> mixed(value.asText("").hashCode());
        };
    }

    /** The order of members does not count. */
    private long object(ObjectNode object) {
        long sum = OBJECT;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            sum += mixed(text(member.getKey()) * PRIME + number(member.getValue()));
        }
        return mixed(sum);
    }

    private long array(JsonNode array) {
        long all = ARRAY;
        for (JsonNode each : array) {
            all = mixed(all * PRIME + number(each));
        }
        return all;
    }

    private long text(String text) {
        masked |= text.contains(Redaction.MASK);
        long all = TEXT;
        for (int i = 0; i < text.length(); i++) {
            all = (all ^ text.charAt(i)) * PRIME;
        }
        return mixed(all);
    }

    /** However the number is written. */
    private static long decimal(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        return mixed(NUMBER + plain.unscaledValue().hashCode() * PRIME + plain.scale());
    }

    /** Spreads all bits: the finalizer of SplitMix64. */
    private static long mixed(long bits) {
        long some = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        long more = (some ^ (some >>> 27)) * 0x94d049bb133111ebL;
        return more ^ (more >>> 31);
    }
}
