package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads one YAML document and keeps where each value stands. Aliases are followed, merge keys too, cycles refused. */
final class YamlReader {

    /** Aliases can make a small text say very much. */
    private static final int MOST_NODES = 100_000;

    private final SourceText source;
    private final CharOffsets offsets;
    private final Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());
    private int nodes;

    YamlReader(SourceText source) {
        this.source = source;
        this.offsets = CharOffsets.of(source.text());
    }

    /** The one value; an empty object where there is none. */
    Located read() {
        try {
            Node node = compose();
            int end = source.text().length();
            if (node == null
                    || (node instanceof ScalarNode scalar
                            && YamlScalar.of(scalar).isNull())) {
                return new Located(Json.object(), end, end, Located.Style.BLOCK, List.of(), List.of());
            }
            return located(node, start(node), 0);
        } catch (MarkedYAMLException problem) {
            throw problem(problem);
        } catch (ReaderException problem) {
            throw new Mistake(
                    "it holds a character that YAML does not allow", source.place(offsets.at(problem.getPosition())));
        } catch (YAMLException problem) {
            throw new Mistake(sentence(problem.getMessage()), Place.START);
        }
    }

    private @Nullable Node compose() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(SourceText.MOST_BYTES);
        options.setNestingDepthLimit(Document.MOST_DEPTH);
        options.setProcessComments(false);
        StreamReader reader = new StreamReader(source.text());
        return new Composer(new ParserImpl(reader, options), new Resolver(), options).getSingleNode();
    }

    private Mistake problem(MarkedYAMLException problem) {
        Mark mark = problem.getProblemMark();
        String told = problem.getProblem();
        return new Mistake(
                sentence(told == null ? problem.getContext() : told),
                mark == null ? Place.START : source.place(offsets.at(mark.getIndex())));
    }

    private static String sentence(@Nullable String told) {
        if (told == null || told.isEmpty()) {
            return "no YAML";
        }
        int end = told.indexOf('\n');
        return "no YAML: " + (end < 0 ? told : told.substring(0, end));
    }

    private Located located(Node node, int start, int depth) {
        if (depth > Document.MOST_DEPTH || !around.add(node)) {
            String told = depth > Document.MOST_DEPTH ? "it nests too deep" : "it contains itself";
            throw new Mistake(told, source.place(start));
        }
        if (++nodes > MOST_NODES) {
            throw new Mistake("with its aliases it says more than " + MOST_NODES + " values", Place.START);
        }
        try {
            if (node instanceof MappingNode mapping) {
                return mapping(mapping, depth);
            }
            return node instanceof SequenceNode sequence ? sequence(sequence, depth) : scalar((ScalarNode) node);
        } finally {
            around.remove(node);
        }
    }

    private Located mapping(MappingNode node, int depth) {
        ObjectNode tree = Json.object();
        ObjectNode merged = Json.object();
        List<Located.Member> members = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            Located value = child(tuple.getValueNode(), end(tuple.getKeyNode()), depth);
            if (Tag.MERGE.equals(tuple.getKeyNode().getTag())) {
                merge(merged, value);
                continue;
            }
            String name = name(tuple.getKeyNode());
            tree.set(name, value.value());
            members.add(new Located.Member(name, start(tuple.getKeyNode()), end(tuple.getKeyNode()), value));
        }
        for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> each : merged.properties()) {
            if (!tree.has(each.getKey())) {
                tree.set(each.getKey(), each.getValue());
            }
        }
        return new Located(tree, start(node), end(node), style(node), members, List.of());
    }

    /** Earlier ones win, as the merge key's description says. */
    private static void merge(ObjectNode merged, Located value) {
        if (value.value().isArray()) {
            value.value().forEach(each -> merge(merged, Located.scalar(each, 0, 0, Located.Style.SCALAR)));
        }
        for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> each :
                value.value().properties()) {
            if (!merged.has(each.getKey())) {
                merged.set(each.getKey(), each.getValue());
            }
        }
    }

    private Located sequence(SequenceNode node, int depth) {
        ArrayNode tree = Json.array();
        List<Located> elements = new ArrayList<>();
        int before = start(node);
        for (Node each : node.getValue()) {
            Located element = child(each, before, depth);
            tree.add(element.value());
            elements.add(element);
            before = element.end();
        }
        return new Located(tree, start(node), end(node), style(node), List.of(), elements);
    }

    /** A child that stands before its place is an alias: it is written elsewhere, and cannot be changed here. */
    private Located child(Node node, int from, int depth) {
        Located found = located(node, from, depth + 1);
        return found.start() < from ? Located.scalar(found.value(), from, from, Located.Style.SCALAR) : found;
    }

    private String name(Node key) {
        if (key instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw new Mistake("a name that is no text", source.place(start(key)));
    }

    private Located scalar(ScalarNode node) {
        DumperOptions.ScalarStyle style = node.getScalarStyle();
        boolean lines = style == DumperOptions.ScalarStyle.LITERAL || style == DumperOptions.ScalarStyle.FOLDED;
        return Located.scalar(
                YamlScalar.of(node), start(node), end(node), lines ? Located.Style.LINES : Located.Style.SCALAR);
    }

    private static Located.Style style(CollectionNode<?> node) {
        return node.getFlowStyle() == DumperOptions.FlowStyle.FLOW ? Located.Style.FLOW : Located.Style.BLOCK;
    }

    private int start(Node node) {
        return offsets.at(node.getStartMark().getIndex());
    }

    private int end(Node node) {
        return offsets.at(node.getEndMark().getIndex());
    }
}
