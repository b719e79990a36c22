package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value and where it stands. Offsets are those of characters, ends are exclusive.
 *
 * @param value the value
 * @param start where it begins
 * @param end where it ends
 * @param style how it is written
 * @param members of an object, in order, repeated ones too
 * @param elements of an array
 */
record Located(JsonNode value, int start, int end, Style style, List<Member> members, List<Located> elements) {

    /** How a value is written. */
    enum Style {
        /** With brackets, as in JSON. */
        FLOW,
        /** By indentation, as in YAML. */
        BLOCK,
        /** A scalar on its line. */
        SCALAR,
        /** A scalar whose lines stand below, as after {@code |} in YAML. */
        LINES
    }

    /** A member of an object: the name as it is meant, and where it is written. */
    record Member(String name, int start, int end, Located value) {}

    static Located scalar(JsonNode value, int start, int end, Style style) {
        return new Located(value, start, end, style, List.of(), List.of());
    }

    /** The members of this name, more than one when it is repeated. */
    List<Member> all(String name) {
        List<Member> found = new ArrayList<>();
        for (Member member : members) {
            if (member.name().equals(name)) {
                found.add(member);
            }
        }
        return found;
    }

    /** The member that counts: the last of this name, or null. */
    @Nullable
    Member member(String name) {
        List<Member> found = all(name);
        return found.isEmpty() ? null : found.get(found.size() - 1);
    }

    /** The element of this number, or null. */
    @Nullable
    Located element(String number) {
        try {
            return elements.get(Integer.parseInt(number));
        } catch (NumberFormatException | IndexOutOfBoundsException none) {
            return null;
        }
    }
}
