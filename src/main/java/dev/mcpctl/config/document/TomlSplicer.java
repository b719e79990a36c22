package dev.mcpctl.config.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes TOML by whole statements; what stands inside of one line is left alone. */
final class TomlSplicer implements Splicer {

    private final SourceText source;
    private final String text;
    private final List<TomlStatement> statements;

    TomlSplicer(SourceText source, List<TomlStatement> statements) {
        this.source = source;
        this.text = source.text();
        this.statements = statements;
    }

    @Override
    public @Nullable Splices add(List<String> container, String name, JsonNode value) {
        return value.isObject() && container.size() <= 1
                ? addTable(container, name, value)
                : addLine(container, name, value);
    }

    private Splices addTable(List<String> container, String name, JsonNode value) {
        String table = TomlFragment.table(with(container, name), value, source.lineEnd());
        TomlStatement last = statements.isEmpty() ? null : statements.get(statements.size() - 1);
        for (TomlStatement statement : statements) {
            last = !container.isEmpty() && statement.isIn(container) ? statement : last;
        }
        String end = source.lineEnd();
        if (last != null) {
            return new Splices().insert(source.lineStop(last.end()), end + end + table);
        }
        boolean lineOpen = !text.isEmpty() && text.charAt(text.length() - 1) != '\n';
        return new Splices().insert(text.length(), (lineOpen ? end : "") + (text.isEmpty() ? "" : end) + table + end);
    }

    private @Nullable Splices addLine(List<String> container, String name, JsonNode value) {
        TomlStatement last = null;
        for (TomlStatement statement : statements) {
            boolean head = statement.head() && statement.path().equals(container);
            boolean below = last != null && !statement.head() && statement.isIn(container);
            if (last != null && !below) {
                break;
            }
            last = head || below ? statement : last;
        }
        return last == null
                ? null
                : new Splices().insert(source.lineStop(last.end()), source.lineEnd() + TomlFragment.line(name, value));
    }

    @Override
    public @Nullable Splices replace(List<String> path, JsonNode value) {
        for (TomlStatement statement : statements) {
            if (!statement.head() && statement.path().equals(path)) {
                return new Splices().replace(statement.value(), statement.end(), TomlFragment.inline(value));
            }
        }
        return null;
    }

    @Override
    public @Nullable Splices remove(List<String> path) {
        Splices splices = new Splices();
        int done = -1;
        int i = 0;
        while (i < statements.size()) {
            TomlStatement first = statements.get(i++);
            if (!first.isIn(path)) {
                continue;
            }
            int end = first.end();
            while (first.head() && i < statements.size() && !statements.get(i).head()) {
                end = statements.get(i++).end();
            }
            done = cutLines(splices, first, end, Math.max(0, done));
        }
        return done < 0 ? null : splices;
    }

    @Override
    public boolean names(List<String> container) {
        for (TomlStatement statement : statements) {
            if (statement.head() && statement.path().equals(container)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A table goes with the blank line before it, a line alone.
     *
     * @param done what has gone already ends here
     * @return where that ends now
     */
    private int cutLines(Splices splices, TomlStatement first, int end, int done) {
        int line = source.lineStart(first.start());
        int stop = source.lineStop(end);
        if (line == 0 || (done > 0 && done >= line)) {
            return cutTop(splices, done, stop);
        }
        int before = source.lineEndBefore(line);
        boolean blank = first.head() && before > 0 && text.charAt(before - 1) == '\n';
        splices.cut(Math.max(done, blank ? source.lineEndBefore(before) : before), stop);
        return stop;
    }

    /** At the top of the file the blank lines below go, as there are none above. */
    private int cutTop(Splices splices, int from, int stop) {
        int after = stop;
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        splices.cut(from, after);
        return after;
    }

    @Override
    public String fragment(List<String> container, String name, JsonNode value) {
        return TomlFragment.table(with(container, name), value, "\n");
    }

    private static List<String> with(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }
}
