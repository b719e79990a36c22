package dev.mcpctl.cli.arguments;

import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.ValueType;
import java.util.List;

/**
 * A place that a name on the line stands for.
 *
 * @param path names from the outermost object inwards
 * @param shape what the schema says about that place
 */
record Name(List<String> path, Shape shape) {

    /** Whether it is true or false and nothing else, so that its option takes no word. */
    boolean isFlag() {
        if (!shape.allows(ValueType.BOOLEAN)) {
            return false;
        }
        for (ValueType type : shape.types()) {
            if (type != ValueType.BOOLEAN && type != ValueType.NULL) {
                return false;
            }
        }
        return true;
    }

    String spelled() {
        return String.join(".", path);
    }
}
