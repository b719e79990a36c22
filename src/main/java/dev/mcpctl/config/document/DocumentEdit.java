package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes one member of an object, or one element of an array, in a document. The new text is read again, and given only if
 * it says exactly what was wished: nothing that was not asked for has changed its meaning, and no other byte has changed.
 */
public final class DocumentEdit {

    private final Document document;

    private DocumentEdit(Document document) {
        this.document = document;
    }

    /** Changes of this document, which itself stays as it is. */
    public static DocumentEdit of(Document document) {
        return new DocumentEdit(document);
    }

    /**
     * Gives a member this value. What an existing member says already keeps its place and its comments.
     *
     * @param container path of the object; what is missing of it is made
     * @throws UnsafeEdit when the text is written in a way that cannot be changed safely
     * @throws Mistake when the path leads through something that is no object, or a member of it stands twice
     */
    public SourceText put(List<String> container, String name, JsonNode value) {
        requireClear(container, name);
        ObjectNode wished = document.tree().deepCopy();
        object(wished, container).set(name, value);
        SourceText changed = new Reconciliation(container.size()).of(document, List.of(), document.tree(), wished);
        return checked(changed, wished, container, name, value);
    }

    /**
     * Adds an element at the end of an array, which is made when it is missing.
     *
     * @throws UnsafeEdit when the text is written in a way that cannot be changed safely
     * @throws Mistake when there is something else in the place of the array
     */
    public SourceText append(List<String> array, JsonNode value) {
        requireClear(array, null);
        List<String> above = array.subList(0, array.size() - 1);
        String last = array.get(array.size() - 1);
        ObjectNode wished = document.tree().deepCopy();
        ObjectNode holder = object(wished, above);
        JsonNode there = holder.get(last);
        if (there == null || there.isNull()) {
            holder.set(last, Json.array().add(value));
        } else if (there instanceof ArrayNode list) {
            list.add(value);
        } else {
            throw new Mistake("'" + last + "' is no list", where(array));
        }
        SourceText changed = new Reconciliation(array.size()).of(document, List.of(), document.tree(), wished);
        return checked(changed, wished, array, "", value);
    }

    /**
     * Gives an element of an array, which is an object, another value. What it says already keeps its place.
     *
     * @throws UnsafeEdit when the text is written in a way that cannot be changed safely
     */
    public SourceText replace(List<String> element, ObjectNode value) {
        List<String> array = element.subList(0, element.size() - 1);
        requireClear(array, null);
        ObjectNode wished = document.tree().deepCopy();
        JsonNode old = document.tree();
        JsonNode list = wished;
        for (String step : array) {
            old = old.path(step);
            list = list.path(step);
        }
        int index = Integer.parseInt(element.get(element.size() - 1));
        if (list instanceof ArrayNode elements) {
            elements.set(index, value);
        }
        SourceText changed = new Reconciliation(element.size()).of(document, element, old.path(index), value);
        return checked(changed, wished, array, "", value);
    }

    /**
     * Takes a member or element out.
     *
     * @throws UnsafeEdit when the text is written in a way that cannot be changed safely
     * @throws Mistake when a member of the path stands twice
     */
    public SourceText remove(List<String> path) {
        String name = path.get(path.size() - 1);
        List<String> container = path.subList(0, path.size() - 1);
        requireClear(container, name);
        ObjectNode wished = document.tree().deepCopy();
        JsonNode at = wished;
        for (String step : container) {
            at = at.isArray() ? at.get(Integer.parseInt(step)) : at.get(step);
        }
        if (at instanceof ArrayNode list) {
            list.remove(Integer.parseInt(name));
        } else if (at instanceof ObjectNode object) {
            object.remove(name);
        }
        if (document.format() == Format.TOML) {
            dropEmpty(wished, container);
        }
        Splices splices = document.splicer().remove(path);
        SourceText changed = splices == null ? null : Reconciliation.after(document, splices);
        return checked(changed, wished, container, name, null);
    }

    /** In TOML a table without members that no head names is not there at all. */
    private void dropEmpty(ObjectNode tree, List<String> path) {
        if (path.isEmpty() || document.splicer().names(path)) {
            return;
        }
        List<String> above = path.subList(0, path.size() - 1);
        ObjectNode holder = object(tree, above);
        JsonNode left = holder.get(path.get(path.size() - 1));
        if (left != null && left.isEmpty()) {
            holder.remove(path.get(path.size() - 1));
            dropEmpty(tree, above);
        }
    }

    /** A member that stands twice means different things to different programs, so it is left alone. */
    private void requireClear(List<String> container, @Nullable String name) {
        for (Document.Repeated repeated : document.repeated()) {
            if (container.contains(repeated.name()) || repeated.name().equals(name)) {
                throw new Mistake(
                        "the member '" + repeated.name() + "' stands twice, first in line "
                                + repeated.first().line(),
                        repeated.again());
            }
        }
    }

    private Place where(List<String> path) {
        Place place = document.place(path);
        return place == null ? Place.START : place;
    }

    private ObjectNode object(ObjectNode from, List<String> path) {
        ObjectNode at = from;
        for (int i = 0; i < path.size(); i++) {
            JsonNode next = at.get(path.get(i));
            if (next == null || next.isNull()) {
                at = at.putObject(path.get(i));
            } else if (next instanceof ObjectNode object) {
                at = object;
            } else {
                throw new Mistake("'" + path.get(i) + "' is no object", where(path.subList(0, i + 1)));
            }
        }
        return at;
    }

    private SourceText checked(
            @Nullable SourceText changed,
            ObjectNode wished,
            List<String> container,
            String name,
            @Nullable JsonNode value) {
        Document result = changed == null ? null : Reconciliation.again(changed, document.format());
        if (changed != null && result != null && result.tree().equals(wished)) {
            return changed;
        }
        throw new UnsafeEdit(value == null ? null : document.splicer().fragment(container, name, value));
    }
}
