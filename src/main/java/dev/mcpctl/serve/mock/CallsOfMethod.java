package dev.mcpctl.serve.mock;

import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Calls by their method, each method's in the order of the recording. */
final class CallsOfMethod {

    private final Map<String, Line> lines = new LinkedHashMap<>();

    private static final class Line implements Iterable<RecordedCall> {

        private final RecordedCall first;
        private RecordedCall last;
        private boolean masked;

        Line(RecordedCall first) {
            this.first = first;
            this.last = first;
        }

        @Override
        public Iterator<RecordedCall> iterator() {
            return new Iterator<>() {
                private @Nullable RecordedCall next = first;

                @Override
                public boolean hasNext() {
                    return next != null;
                }

                @Override
                public RecordedCall next() {
                    RecordedCall call = next;
                    if (call == null) {
                        throw new NoSuchElementException();
                    }
                    next = call.nextOfMethod();
                    return call;
                }
            };
        }
    }

    /** Adds one behind all others. */
    void add(RecordedCall call) {
        Line line = lines.get(call.method());
        if (line == null) {
            line = new Line(call);
            lines.put(call.method(), line);
        } else {
            line.last.linkOfMethod(call);
            line.last = call;
        }
        line.masked |= call.isMasked();
    }

    /** All of a method. */
    Iterable<RecordedCall> of(String method) {
        Line line = lines.get(method);
        return line == null ? java.util.List.of() : line;
    }

    boolean has(String method) {
        return lines.containsKey(method);
    }

    /** Whether something was taken out of the params of any of them. */
    boolean hasMasked(String method) {
        Line line = lines.get(method);
        return line != null && line.masked;
    }

    /** Which methods there are, in the order in which they first came. */
    Collection<String> methods() {
        return lines.keySet();
    }
}
