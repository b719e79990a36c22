package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.Format;
import dev.mcpctl.config.entry.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON or YAML, in which every value is written in one piece. */
final class WholeDocument extends Document {

    private final Format format;
    private final Located top;
    private final ObjectNode tree;

    private WholeDocument(SourceText source, Format format, Located top) {
        super(source);
        if (!(top.value() instanceof ObjectNode object)) {
            throw noObject(source, top.start());
        }
        this.format = format;
        this.top = top;
        this.tree = object;
    }

    /** JSON with comments and trailing commas. */
    static WholeDocument json(SourceText source) {
        return new WholeDocument(source, Format.JSON, new JsonReader(source).read());
    }

    /** One YAML document. */
    static WholeDocument yaml(SourceText source) {
        return new WholeDocument(source, Format.YAML, new YamlReader(source).read());
    }

    @Override
    public Format format() {
        return format;
    }

    @Override
    public ObjectNode tree() {
        return tree;
    }

    /** The whole value with its places. */
    Located top() {
        return top;
    }

    /** Here the place of a path is always a single one. */
    @Override
    public @Nullable Place place(List<String> path) {
        Located at = top;
        int offset = top.start();
        for (String step : path) {
            Located.Member member = at.member(step);
            Located next = member == null ? at.element(step) : member.value();
            if (next == null) {
                return null;
            }
            offset = member == null ? next.start() : member.start();
            at = next;
        }
        return source().place(offset);
    }

    @Override
    public List<Repeated> repeated() {
        List<Repeated> found = new ArrayList<>();
        collect(top, found);
        return found;
    }

    private void collect(Located value, List<Repeated> found) {
        Map<String, Located.Member> seen = new HashMap<>();
        for (Located.Member member : value.members()) {
            Located.Member first = seen.putIfAbsent(member.name(), member);
            if (first != null) {
                found.add(new Repeated(member.name(), source().place(first.start()), source().place(member.start())));
            }
            collect(member.value(), found);
        }
        for (Located element : value.elements()) {
            collect(element, found);
        }
    }

    @Override
    Splicer splicer() {
        return format == Format.JSON ? new JsonSplicer(source(), top) : new YamlSplicer(source(), top);
    }
}
