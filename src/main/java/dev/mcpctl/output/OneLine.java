package dev.mcpctl.output;

/** Folds a text of several lines into one, as a description does in a list. */
final class OneLine {

    private OneLine() {}

    /** Runs of blanks, tabs and line ends become one blank; none at the ends. */
    static String of(String text) {
        if (simple(text)) {
            return text;
        }
        StringBuilder line = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (space(unit)) {
                gap = !line.isEmpty();
                continue;
            }
            if (gap) {
                line.append(' ');
                gap = false;
            }
            line.append(unit);
        }
        return line.toString();
    }

    private static boolean simple(String text) {
        boolean gap = true;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (space(unit) && (gap || unit != ' ')) {
                return false;
            }
            gap = unit == ' ';
        }
        return !gap || text.isEmpty();
    }

    private static boolean space(char unit) {
        return unit == ' ' || unit == '\n' || unit == '\t' || unit == '\r';
    }
}
