package dev.mcpctl.cli.arguments;

import dev.mcpctl.failure.Failure;
import java.util.Map;

/** Files and stdin of a test. */
record FixedSource(Map<String, String> files, String in) implements ArgumentSource {

    static FixedSource empty() {
        return new FixedSource(Map.of(), "");
    }

    @Override
    public String file(String name) {
        String text = files.get(name);
        if (text == null) {
            throw Failure.usage("there is no file '" + name + "'");
        }
        return text;
    }

    @Override
    public String stdin() {
        return in;
    }
}
