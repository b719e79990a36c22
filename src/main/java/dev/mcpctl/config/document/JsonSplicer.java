package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes JSON. A new member takes a line of its own where the others do; comments stay where they are, also those about a
 * member that goes.
 */
final class JsonSplicer implements Splicer {

    private static final String DEFAULT_UNIT = "  ";

    /** A member or element: from its name or value to the end of its value. */
    private record Item(int start, int end, Located value) {}

    private final SourceText source;
    private final String text;
    private final Located top;

    JsonSplicer(SourceText source, Located top) {
        this.source = source;
        this.text = source.text();
        this.top = top;
    }

    @Override
    public @Nullable Splices add(List<String> container, String name, JsonNode value) {
        Located into = find(container);
        if (into == null || into.style() != Located.Style.FLOW) {
            return null;
        }
        if (into.start() == into.end()) {
            return fill(name, value);
        }
        List<Item> items = items(into);
        if (items.isEmpty()) {
            return addFirst(into, name, value);
        }
        Item last = items.get(items.size() - 1);
        Item first = items.get(0);
        boolean lines = source.beginsLine(first.start());
        int comma = comma(last.end());
        Splices splices = new Splices();
        if (comma < 0) {
            splices.insert(last.end(), ",");
        }
        int after = comma < 0 ? last.end() : comma + 1;
        String ending = comma < 0 ? "" : ",";
        if (!lines) {
            return splices.insert(after, " " + lead(into, name) + JsonFragment.inline(value) + ending);
        }
        String indent = source.indent(first.start());
        String member = lead(into, name) + JsonFragment.of(value, indent, unit(), source.lineEnd());
        return splices.insert(lineStop(after), source.lineEnd() + indent + member + ending);
    }

    /** The file holds no value yet: blanks and comments at most. */
    private Splices fill(String name, JsonNode value) {
        String end = source.lineEnd();
        boolean lineOpen = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
        String body = JsonFragment.of(Json.object().set(name, value), "", DEFAULT_UNIT, end);
        return new Splices().insert(text.length(), (lineOpen ? end : "") + body + end);
    }

    private Splices addFirst(Located into, String name, JsonNode value) {
        String outer = source.indent(into.start());
        String indent = outer + unit();
        String member =
                source.lineEnd() + indent + lead(into, name) + JsonFragment.of(value, indent, unit(), source.lineEnd());
        int inside = into.start() + 1;
        int close = into.end() - 1;
        if (source.blanksFrom(inside) == close) {
            return new Splices().replace(inside, close, member + source.lineEnd() + outer);
        }
        boolean closesLine = source.beginsLine(close);
        return new Splices().insert(inside, member + (closesLine ? "" : source.lineEnd() + outer));
    }

    private static String lead(Located into, String name) {
        return into.value().isArray() ? "" : Json.compact(Json.array().textNode(name)) + ": ";
    }

    @Override
    public @Nullable Splices replace(List<String> path, JsonNode value) {
        Located old = find(path);
        if (old == null) {
            return null;
        }
        String written = JsonFragment.of(value, source.indent(old.start()), unit(), source.lineEnd());
        return new Splices().replace(old.start(), old.end(), written);
    }

    @Override
    public @Nullable Splices remove(List<String> path) {
        Located from = find(path.subList(0, path.size() - 1));
        Located going = find(path);
        if (from == null || going == null) {
            return null;
        }
        List<Item> items = items(from);
        int index = 0;
        while (items.get(index).value().start() != going.start()) {
            index++;
        }
        Item item = items.get(index);
        if (items.size() == 1 && nothingElse(from, item)) {
            return new Splices().cut(from.start() + 1, from.end() - 1);
        }
        Splices splices = new Splices();
        int comma = comma(item.end());
        if (comma < 0 && index > 0) {
            int before = comma(items.get(index - 1).end());
            splices.cut(before, before + 1);
        }
        return cut(splices, item, comma, index > 0);
    }

    /** Takes the item out with its comma, and with its line when nothing else stands on it. */
    private Splices cut(Splices splices, Item item, int comma, boolean hasBefore) {
        int end = item.end();
        if (comma >= 0 && source.blanksFrom(end) == comma) {
            end = comma + 1;
        } else if (comma >= 0) {
            splices.cut(comma, comma + 1);
        }
        int next = source.blanksFrom(end);
        boolean comment = next < text.length() && text.charAt(next) == '/';
        if (source.beginsLine(item.start())) {
            int line = source.lineStart(item.start());
            return comment ? splices.cut(item.start(), next) : splices.cut(source.lineEndBefore(line), end);
        }
        return hasBefore && !comment
                ? splices.cut(source.blanksBefore(item.start()), end)
                : splices.cut(item.start(), next);
    }

    private boolean nothingElse(Located container, Item item) {
        int comma = comma(item.end());
        int after = comma < 0 ? item.end() : comma + 1;
        return blank(container.start() + 1, item.start())
                && blank(item.end(), comma < 0 ? item.end() : comma)
                && blank(after, container.end() - 1);
    }

    private boolean blank(int from, int to) {
        return text.substring(from, to).isBlank();
    }

    @Override
    public String fragment(List<String> container, String name, JsonNode value) {
        Located into = find(container);
        boolean element = into != null && into.value().isArray();
        return element
                ? JsonFragment.of(value, "", unit(), "\n")
                : Json.compact(Json.array().textNode(name)) + ": " + JsonFragment.of(value, "", unit(), "\n");
    }

    private @Nullable Located find(List<String> path) {
        Located at = top;
        for (String step : path) {
            Located.Member member = at.member(step);
            Located next = member == null ? at.element(step) : member.value();
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    private static List<Item> items(Located container) {
        List<Item> items = new ArrayList<>();
        for (Located.Member member : container.members()) {
            items.add(new Item(member.start(), member.value().end(), member.value()));
        }
        for (Located element : container.elements()) {
            items.add(new Item(element.start(), element.end(), element));
        }
        return items;
    }

    private String unit() {
        if (top.members().isEmpty() || !source.beginsLine(top.members().get(0).start())) {
            return DEFAULT_UNIT;
        }
        String indent = source.indent(top.members().get(0).start());
        return indent.isEmpty() ? DEFAULT_UNIT : indent;
    }

    /** The comma that follows, over blanks and comments, or -1. */
    private int comma(int from) {
        int at = from;
        while (at < text.length()) {
            int next = comment(at);
            if (next == at && !Character.isWhitespace(text.charAt(at))) {
                return text.charAt(at) == ',' ? at : -1;
            }
            at = next == at ? at + 1 : next;
        }
        return -1;
    }

    /** The end of the comment that begins here; the same offset when none does. A line comment ends before its line end. */
    private int comment(int at) {
        if (text.startsWith("//", at)) {
            return source.lineStop(at);
        }
        return text.startsWith("/*", at) ? text.indexOf("*/", at + 2) + 2 : at;
    }

    /** The end of the line, over comments; the same offset when something else stands on it. */
    private int lineStop(int from) {
        int at = from;
        while (at < text.length()) {
            int blanks = source.blanksFrom(at);
            int next = comment(blanks);
            if (next == blanks) {
                boolean ends = source.lineStop(blanks) == blanks;
                return ends ? blanks : from;
            }
            at = next;
        }
        return at;
    }
}
