package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** What pairs an answer with its request. Text and number are different: {@code "1"} is not {@code 1}. */
public sealed interface RequestId {

    /** An id that is text. */
    record Text(String value) implements RequestId {

        // Written out, here and below: what the compiler generates spins method handles on the first call.
        @Override
        public boolean equals(Object other) {
            return other instanceof Text text && text.value.equals(value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public JsonNode json() {
            return TextNode.valueOf(value);
        }

        @Override
        public String toString() {
            return "\"" + value + "\"";
        }
    }

    /** An id that is an integer. */
    record Numeric(BigInteger value) implements RequestId {

        @Override
        public boolean equals(Object other) {
            return other instanceof Numeric numeric && numeric.value.equals(value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }

        @Override
        public JsonNode json() {
            return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** The id as it goes over the wire. */
    JsonNode json();

    /** An integer id. */
    static RequestId of(long value) {
        return new Numeric(BigInteger.valueOf(value));
    }

    /** The id in a message, or null when the node is neither text nor an integer. */
    static @Nullable RequestId read(@Nullable JsonNode node) {
        if (node == null) {
            return null;
        }
        if (node.isTextual()) {
            return new Text(node.textValue());
        }
        return node.isIntegralNumber() ? new Numeric(node.bigIntegerValue()) : null;
    }
}
