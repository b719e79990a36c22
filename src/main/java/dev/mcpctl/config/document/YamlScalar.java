package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a scalar means by YAML 1.2's core schema, which the programs with such files use: {@code yes} is a text. */
final class YamlScalar {

    private YamlScalar() {}

    static JsonNode of(ScalarNode node) {
        String text = node.getValue();
        return node.isPlain() && !isText(node) ? plain(text) : TextNode.valueOf(text);
    }

    private static boolean isText(ScalarNode node) {
        return !node.getTag().equals(Tag.NULL)
                && !node.getTag().equals(Tag.BOOL)
                && !node.getTag().equals(Tag.INT)
                && !node.getTag().equals(Tag.FLOAT);
    }

    /** The meaning of an unquoted text. */
    static JsonNode plain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> NullNode.getInstance();
            case "true", "True", "TRUE" -> BooleanNode.TRUE;
            case "false", "False", "FALSE" -> BooleanNode.FALSE;
            default -> number(text);
        };
    }

    /** Numbers as JSON has them; what else YAML takes for one is kept as it is written. */
    private static JsonNode number(String text) {
        char last = text.charAt(text.length() - 1);
        if (!Character.isDigit(last)) {
            return TextNode.valueOf(text);
        }
        try {
            return Json.parse(text);
        } catch (JsonProblem notJson) {
            return TextNode.valueOf(text);
        }
    }
}
