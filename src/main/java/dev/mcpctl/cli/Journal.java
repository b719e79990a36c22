package dev.mcpctl.cli;

import dev.mcpctl.repl.SecretLines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** The lines that were run at a prompt, and what they make as a script. */
final class Journal {

    /**
     * A line.
     *
     * @param code the exit code it had
     * @param before number of the newest result before it
     * @param after the same afterwards: greater when it gave one
     */
    record Entry(String text, int code, int before, int after) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(Entry entry) {
        entries.add(entry);
    }

    /**
     * A script of the lines that succeeded, for {@code repl -f}. Results are numbered anew, because those of lines that are
     * left out have no number in it.
     */
    String script(String server) {
        StringBuilder script =
                new StringBuilder("# mcpctl repl ").append(oneLine(server)).append(" -f FILE\n");
        Map<Integer, Integer> numbers = new HashMap<>();
        for (Entry entry : entries) {
            if (entry.code() == 0) {
                script.append(line(entry, numbers));
                if (entry.after() > entry.before() && !script.toString().endsWith("# left out\n")) {
                    numbers.put(entry.after(), numbers.size() + 1);
                }
            }
        }
        return script.toString();
    }

    private static String line(Entry entry, Map<Integer, Integer> numbers) {
        if (SecretLines.hold(entry.text())) {
            return "# a line that seems to hold a secret: # left out\n";
        }
        Matcher found = ResultPath.IN_TEXT.matcher(entry.text());
        StringBuilder line = new StringBuilder();
        int from = 0;
        while (found.find()) {
            int meant = found.group(1).equals("last") ? entry.before() : Integer.parseInt(found.group(1));
            Integer number = numbers.get(meant);
            if (number == null) {
                return "# a line that refers to the result of one that failed: # left out\n";
            }
            line.append(entry.text(), from, found.start())
                    .append('$')
                    .append(number)
                    .append(found.group(2));
            from = found.end();
        }
        return line.append(entry.text(), from, entry.text().length()) + "\n";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
