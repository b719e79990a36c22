package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes YAML where it is written by indentation. Comments stay where they are. */
final class YamlSplicer implements Splicer {

    private final SourceText source;
    private final String text;
    private final Located top;

    YamlSplicer(SourceText source, Located top) {
        this.source = source;
        this.text = source.text();
        this.top = top;
    }

    @Override
    public @Nullable Splices add(List<String> container, String name, JsonNode value) {
        Located into = find(container);
        if (into != null && into.style() == Located.Style.FLOW && into.value().isEmpty()) {
            boolean array = into.value().isArray();
            return replace(
                    container, array ? Json.array().add(value) : Json.object().set(name, value));
        }
        if (into == null || into.style() != Located.Style.BLOCK) {
            return null;
        }
        if (into.start() == into.end() && container.isEmpty()) {
            return fill(name, value);
        }
        boolean list = into.value().isArray();
        int first = list ? dash(into.elements().get(0)) : into.members().get(0).start();
        int end = contentEnd(into);
        if (first < 0 || end < 0) {
            return null;
        }
        YamlFragment.Layout layout = layout(" ".repeat(first - source.lineStart(first)));
        String fragment = list ? YamlFragment.element(value, layout) : YamlFragment.member(name, value, layout);
        return new Splices().insert(source.lineStop(end), source.lineEnd() + layout.indent() + fragment);
    }

    private Splices fill(String name, JsonNode value) {
        boolean lineOpen = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
        String body = YamlFragment.member(name, value, layout(""));
        return new Splices().insert(text.length(), (lineOpen ? source.lineEnd() : "") + body + source.lineEnd());
    }

    @Override
    public @Nullable Splices replace(List<String> path, JsonNode value) {
        Located.Member member = member(path);
        if (member == null) {
            return null;
        }
        Located old = member.value();
        boolean scalar = !value.isContainerNode() || value.isEmpty();
        boolean alone = old.start() < old.end() && old.style() == Located.Style.SCALAR;
        if (scalar && alone) {
            return new Splices().replace(old.start(), old.end(), YamlFragment.scalar(value));
        }
        int colon = colon(member);
        int end = contentEnd(member);
        if (colon < 0 || end < 0) {
            return null;
        }
        YamlFragment.Layout layout = layout(" ".repeat(member.start() - source.lineStart(member.start())));
        String written = YamlFragment.behind(value, layout);
        if (!scalar && old.value().isEmpty() && old.style() != Located.Style.BLOCK) {
            int from = source.blanksBefore(old.start());
            return new Splices().cut(Math.max(from, colon + 1), old.end()).insert(source.lineStop(end), written);
        }
        return new Splices().replace(colon + 1, end, written);
    }

    @Override
    public @Nullable Splices remove(List<String> path) {
        List<String> above = path.subList(0, path.size() - 1);
        Located container = find(above);
        Located going = find(path);
        if (container == null || going == null || container.style() != Located.Style.BLOCK) {
            return null;
        }
        Located.Member member = member(path);
        int start = member == null ? dash(going) : member.start();
        int end = member == null ? contentEnd(going) : contentEnd(member);
        if (start < 0 || end < 0 || !source.beginsLine(start)) {
            return null;
        }
        Splices splices = cutLines(start, end);
        if (container.value().size() > 1 || above.isEmpty()) {
            return splices;
        }
        Located.Member holder = member(above);
        int colon = holder == null ? -1 : colon(holder);
        return colon < 0 ? null : splices.insert(colon + 1, container.value().isArray() ? " []" : " {}");
    }

    private Splices cutLines(int start, int end) {
        int line = source.lineStart(start);
        int stop = source.lineStop(end);
        if (line > 0) {
            return new Splices().cut(source.lineEndBefore(line), stop);
        }
        int next = text.indexOf('\n', stop);
        return new Splices().cut(0, next < 0 ? text.length() : next + 1);
    }

    @Override
    public String fragment(List<String> container, String name, JsonNode value) {
        YamlFragment.Layout layout = new YamlFragment.Layout("", unit(), "\n");
        return name.isEmpty() ? YamlFragment.element(value, layout) : YamlFragment.member(name, value, layout);
    }

    private YamlFragment.Layout layout(String indent) {
        return new YamlFragment.Layout(indent, unit(), source.lineEnd());
    }

    /** One step of indentation, as the first nested object has it. */
    private String unit() {
        for (Located.Member member : top.members()) {
            List<Located.Member> inner = member.value().members();
            if (member.value().style() == Located.Style.BLOCK && !inner.isEmpty()) {
                int start = inner.get(0).start();
                int column = start - source.lineStart(start) - (member.start() - source.lineStart(member.start()));
                return column > 0 ? " ".repeat(column) : "  ";
            }
        }
        return "  ";
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

    private Located.@Nullable Member member(List<String> path) {
        Located container = path.isEmpty() ? null : find(path.subList(0, path.size() - 1));
        return container == null || container.style() != Located.Style.BLOCK
                ? null
                : container.member(path.get(path.size() - 1));
    }

    /** The colon behind a name, or -1. */
    private int colon(Located.Member member) {
        int at = source.blanksFrom(member.end());
        return at < text.length() && text.charAt(at) == ':' ? at : -1;
    }

    /** The dash before an element, or -1. */
    private int dash(Located element) {
        int at = source.blanksBefore(element.start()) - 1;
        return at >= 0 && text.charAt(at) == '-' ? at : -1;
    }

    private int contentEnd(Located.Member member) {
        Located value = member.value();
        return value.start() == value.end() ? Math.max(colon(member) + 1, value.end()) : contentEnd(value);
    }

    /** Where the last thing of a value ends. The parser's end of a block is where the next thing begins. */
    private int contentEnd(Located value) {
        return switch (value.style()) {
            case FLOW, SCALAR -> value.end();
            case LINES -> endOfLines(value);
            case BLOCK -> {
                if (!value.members().isEmpty()) {
                    yield contentEnd(value.members().get(value.members().size() - 1));
                }
                List<Located> elements = value.elements();
                yield elements.isEmpty() ? -1 : contentEnd(elements.get(elements.size() - 1));
            }
        };
    }

    private int endOfLines(Located value) {
        int end = value.end();
        while (end > value.start() && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
