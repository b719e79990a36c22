package dev.mcpctl.output;

/** Writes what is hidden in a finished JSON text as escapes; outside strings JSON has no such characters. */
final class Visible {

    private Visible() {}

    /** The same JSON value; the same text when nothing in it is hidden. */
    static String escaped(String json) {
        for (int i = 0; i < json.length(); i++) {
            if (json.charAt(i) >= 0x7f) {
                return rewritten(json);
            }
        }
        return json;
    }

    private static String rewritten(String json) {
        StringBuilder text = new StringBuilder(json.length() + 16);
        int i = 0;
        while (i < json.length()) {
            int point = json.codePointAt(i);
            i += Character.charCount(point);
            if (point < 0x7f) {
                text.append((char) point);
            } else {
                JsonColour.character(point, text);
            }
        }
        return text.toString();
    }
}
