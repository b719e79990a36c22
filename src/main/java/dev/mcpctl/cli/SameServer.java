package dev.mcpctl.cli;

import dev.mcpctl.config.ServerForm;
import dev.mcpctl.output.TextSink;
import java.util.ArrayList;
import java.util.List;

/** Lines to paste that name the server in the way in which the user's own line did. */
final class SameServer {

    private static final String INDENT = "  ";

    /** At the end of a line at which a shell goes on reading. */
    private static final String MORE = " \\";

    private final List<String> program;
    private final List<String> word;
    private final List<String> end;

    private SameServer(List<String> program, List<String> word, List<String> end) {
        this.program = program;
        this.word = word;
        this.end = end;
    }

    /** The server that this run opened under the label; at a prompt lines name none. */
    static SameServer of(Run run, String label) {
        if (run.bench() != null) {
            return new SameServer(List.of(), List.of(), List.of());
        }
        TargetOptions.ServerWords words = TargetOptions.server(run);
        List<String> quoted = new ArrayList<>();
        for (String each : words.asTyped()) {
            quoted.add(shown(each, label));
        }
        List<String> program = List.of("mcpctl");
        return words.word() == null
                ? new SameServer(program, List.of(), quoted)
                : new SameServer(program, quoted, List.of());
    }

    /** A line that runs this command; the rest is quoted already. */
    String line(String command, String rest) {
        return String.join(" ", words(command, List.of(rest)));
    }

    private List<String> words(String command, List<String> rest) {
        List<String> line = new ArrayList<>(program);
        line.add(command);
        line.addAll(word);
        line.addAll(rest);
        line.addAll(end);
        return line;
    }

    /**
     * Prints such a line below a heading, at a terminal in as many pieces as it takes.
     *
     * @param rest the words behind the server, quoted; untrusted
     */
    void print(TextSink out, String command, List<String> rest) {
        List<String> line = words(command, rest);
        boolean breaks = out.terminal() && !program.isEmpty();
        int used = INDENT.length() + line.get(0).length();
        out.ours(INDENT).label(line.get(0));
        for (int i = 1; i < line.size(); i++) {
            String each = line.get(i);
            int needed = each.length()
                    + (each.equals("--") && i + 1 < line.size()
                            ? 1 + line.get(i + 1).length()
                            : 0);
            if (breaks && used + 1 + needed + MORE.length() > out.width()) {
                out.ours(MORE + "\n" + INDENT + INDENT);
                used = 2 * INDENT.length();
            } else {
                out.ours(" ");
                used++;
            }
            out.label(each);
            used += each.length();
        }
        out.newline();
    }

    /** A URL may have a password in it, which the label leaves out. */
    private static String shown(String word, String label) {
        boolean secretive = word.contains("://") && ServerForm.of(word) == ServerForm.URL;
        return ShellWord.quoted(secretive ? label : word);
    }
}
