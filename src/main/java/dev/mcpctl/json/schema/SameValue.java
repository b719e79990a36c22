package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Equality of JSON values as JSON Schema means it: numbers by value, objects without order. */
final class SameValue {

    private SameValue() {}

    static boolean same(JsonNode left, JsonNode right) {
        if (left.getNodeType() != right.getNodeType() || left.size() != right.size()) {
            return false;
        }
        return switch (left.getNodeType()) {
            case NUMBER -> left.decimalValue().compareTo(right.decimalValue()) == 0;
            case STRING -> left.textValue().equals(right.textValue());
            case BOOLEAN -> left.booleanValue() == right.booleanValue();
            case ARRAY -> sameItems(left, right);
            case OBJECT -> sameMembers(left, right);
            default -> true;
        };
    }

    private static boolean sameItems(JsonNode left, JsonNode right) {
        for (int i = 0; i < left.size(); i++) {
            if (!same(left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameMembers(JsonNode left, JsonNode right) {
        for (Map.Entry<String, JsonNode> member : left.properties()) {
            JsonNode other = right.get(member.getKey());
            if (other == null || !same(member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    /** The positions of the first two equal items, or an empty array when all differ. */
    static int[] twins(JsonNode array) {
        Map<Key, Integer> seen = new HashMap<>();
        for (int i = 0; i < array.size(); i++) {
            Integer earlier = seen.putIfAbsent(new Key(array.get(i)), i);
            if (earlier != null) {
                return new int[] {earlier, i};
            }
        }
        return new int[0];
    }

    private static int hash(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER ->
                value.isIntegralNumber() && value.canConvertToLong()
                        ? java.math.BigDecimal.valueOf(value.longValue())
                                .stripTrailingZeros()
                                .hashCode()
                        : value.decimalValue().stripTrailingZeros().hashCode();
            case STRING -> value.textValue().hashCode();
            case BOOLEAN -> Boolean.hashCode(value.booleanValue());
            case ARRAY -> hashItems(value);
            case OBJECT -> hashMembers(value);
            default -> 7;
        };
    }

    private static int hashItems(JsonNode array) {
        int hash = 1;
        for (JsonNode item : array) {
            hash = 31 * hash + hash(item);
        }
        return hash;
    }

    private static int hashMembers(JsonNode object) {
        int hash = 3;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            hash += member.getKey().hashCode() * 31 + hash(member.getValue());
        }
        return hash;
    }

    private static final class Key {

        private final JsonNode value;
        private final int hash;

        Key(JsonNode value) {
            this.value = value;
            this.hash = hash(value);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.hash == hash && same(value, key.value);
        }
    }
}
