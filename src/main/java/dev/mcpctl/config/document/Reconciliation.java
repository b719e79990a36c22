package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an object of a document say something else, member by member, so that what is the same keeps its bytes. */
final class Reconciliation {

    private final int untouchable;

    /**
     * A reconciliation.
     *
     * @param untouchable how deep the objects are that also hold what is none of our business: they are not written anew
     */
    Reconciliation(int untouchable) {
        this.untouchable = untouchable;
    }

    /** Makes one object say what another says, member by member; null when that cannot be written. */
    @Nullable
    SourceText of(Document in, List<String> path, JsonNode old, JsonNode wished) {
        Document now = in;
        for (String name : changedNames(old, wished)) {
            List<String> member = with(path, name);
            JsonNode before = old.get(name);
            JsonNode after = wished.get(name);
            boolean inside = after != null && before != null && before.isObject() && after.isObject();
            SourceText next = inside ? of(now, member, before, after) : null;
            if (next == null && (!inside || member.size() > untouchable)) {
                next = change(now, member, before, after);
            }
            if (next == null) {
                return null;
            }
            now = again(next, now.format());
            if (now == null) {
                return null;
            }
        }
        return now.source();
    }

    /** What goes comes last, so that nothing is empty in between. */
    private static List<String> changedNames(JsonNode old, JsonNode wished) {
        List<String> names = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : wished.properties()) {
            if (!member.getValue().equals(old.get(member.getKey()))) {
                names.add(member.getKey());
            }
        }
        for (Map.Entry<String, JsonNode> member : old.properties()) {
            if (!wished.has(member.getKey())) {
                names.add(member.getKey());
            }
        }
        return names;
    }

    private static @Nullable SourceText change(
            Document in, List<String> member, @Nullable JsonNode before, @Nullable JsonNode after) {
        Splicer splicer = in.splicer();
        String name = member.get(member.size() - 1);
        Splices splices;
        if (after == null) {
            splices = splicer.remove(member);
        } else if (before == null) {
            splices = splicer.add(member.subList(0, member.size() - 1), name, after);
        } else if (appends(before, after)) {
            splices = splicer.add(member, "", after.get(before.size()));
        } else {
            splices = splicer.replace(member, after);
        }
        return splices == null ? null : after(in, splices);
    }

    /** Whether the list has got one more object at its end; lists of words are replaced as a whole. */
    private static boolean appends(JsonNode before, JsonNode after) {
        if (!before.isArray()
                || after.size() != before.size() + 1
                || !after.get(before.size()).isObject()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                return false;
            }
        }
        return true;
    }

    static SourceText after(Document document, Splices splices) {
        return document.source().with(splices.in(document.source().text()));
    }

    static @Nullable Document again(SourceText text, Format format) {
        try {
            return Document.read(text, format);
        } catch (Mistake broken) {
            return null;
        }
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
