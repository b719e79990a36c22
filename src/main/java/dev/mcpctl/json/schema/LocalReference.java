package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Follows references that stay within their own document: {@code #}, {@code #/$defs/address}. */
final class LocalReference {

    private LocalReference() {}

    /**
     * The schema a reference points at.
     *
     * @return null when it points out of the document, at nothing, at no schema, or into an embedded document of its own
     */
    static @Nullable JsonNode resolve(JsonNode root, String reference) {
        if (reference.equals("#") || reference.equals("#/")) {
            return reference.length() == 1 ? root : null;
        }
        if (!reference.startsWith("#/")) {
            return null;
        }
        String pointer = reference.indexOf('%') < 0 ? reference : decode(reference);
        JsonNode node = root;
        int start = 2;
        while (node != null && start <= pointer.length()) {
            int end = pointer.indexOf('/', start);
            String step = pointer.substring(start, end < 0 ? pointer.length() : end);
            node = step(node, step);
            start = end < 0 ? pointer.length() + 1 : end + 1;
            if (node != null && end >= 0 && node.path("$id").isTextual()) {
                return null;
            }
        }
        return node != null && (node.isObject() || node.isBoolean()) ? node : null;
    }

    private static @Nullable JsonNode step(JsonNode node, String step) {
        if (!node.isArray()) {
            return node.get(step.replace("~1", "/").replace("~0", "~"));
        }
        int index = 0;
        for (int i = 0; i < step.length(); i++) {
            int digit = step.charAt(i) - '0';
            if (digit < 0 || digit > 9 || index > 100_000_000) {
                return null;
            }
            index = index * 10 + digit;
        }
        return step.isEmpty() ? null : node.get(index);
    }

    /** Percent signs of the fragment; anything malformed stays as it is. */
    private static String decode(String fragment) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] encoded = fragment.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < encoded.length; i++) {
            int high = i + 2 < encoded.length && encoded[i] == '%' ? Character.digit(encoded[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(encoded[i + 2], 16);
            if (low < 0) {
                bytes.write(encoded[i]);
            } else {
                bytes.write(high * 16 + low);
                i += 2;
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
