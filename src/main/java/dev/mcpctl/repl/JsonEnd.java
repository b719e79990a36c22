package dev.mcpctl.repl;

/** Finds where a JSON object or array ends, looking at brackets and strings only. */
final class JsonEnd {

    private JsonEnd() {}

    /** The first character after what begins at this place, or -1 when it is not closed. */
    static int of(String text, int start) {
        int depth = 0;
        boolean string = false;
        for (int i = start; i < text.length(); i++) {
            char next = text.charAt(i);
            if (string) {
                i += next == '\\' ? 1 : 0;
                string = next != '"';
            } else if (next == '"') {
                string = true;
            } else if (next == '{' || next == '[') {
                depth++;
            } else if ((next == '}' || next == ']') && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
