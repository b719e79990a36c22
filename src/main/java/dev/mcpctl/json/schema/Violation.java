package dev.mcpctl.json.schema;

/**
 * One way in which a value does not fit its schema.
 *
 * @param pointer where, as an RFC 6901 pointer; empty for the whole value
 * @param path where, as a person writes it: {@code address.street}, {@code items[2]}; empty for the whole value
 * @param keyword the rule that is broken, as the schema spells it; {@code false} for a schema that allows nothing
 * @param message one sentence that starts with the quoted path, or with {@code the value}: what is allowed, what was given,
 *     the nearest legal spelling; lower case, no full stop. It quotes untrusted text
 */
public record Violation(String pointer, String path, String keyword, String message) {

    static Violation at(Place place, String keyword, String predicate) {
        return new Violation(place.pointer(), place.path(), keyword, place.subject() + " " + predicate);
    }

    boolean isAt(Place place) {
        return pointer.equals(place.pointer());
    }
}
