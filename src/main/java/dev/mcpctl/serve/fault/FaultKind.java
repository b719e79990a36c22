package dev.mcpctl.serve.fault;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can go wrong. */
enum FaultKind {
    DELAY("delay", Value.DURATION, "1s", Where.EVERYWHERE),
    JITTER("jitter", Value.DURATION, "1s", Where.EVERYWHERE),
    DROP("drop", Value.SIZE, "20", Where.EVERYWHERE),
    HALF("half", Value.NONE, "", Where.EVERYWHERE),
    DUPLICATE("duplicate", Value.NONE, "", Where.EVERYWHERE),
    WRONG_ID("wrong-id", Value.NONE, "", Where.EVERYWHERE),
    WRONG_VERSION("wrong-version", Value.TEXT, "1999-12-31", Where.EVERYWHERE),
    WRONG_JSONRPC("wrong-jsonrpc", Value.TEXT, "1.0", Where.EVERYWHERE),
    DRIP("drip", Value.SIZE, "100", Where.EVERYWHERE),
    OVERSIZE("oversize", Value.SIZE, "100MiB", Where.EVERYWHERE),
    NOISE("noise", Value.TEXT, "this line is no message", Where.STDIO),
    LOST_SESSION("lost-session", Value.NONE, "", Where.HTTP),
    /** Written as the status itself: {@code 401}, {@code 429=2}, {@code 503}. */
    STATUS("", Value.SIZE, "1", Where.HTTP);

    /** What stands behind the equals sign. */
    enum Value {
        NONE,
        DURATION,
        SIZE,
        TEXT
    }

    /** On which side of a mock or proxy it can be done. */
    enum Where {
        EVERYWHERE,
        STDIO,
        HTTP
    }

    private final String word;
    private final Value value;
    private final String usual;
    private final Where where;

    FaultKind(String word, Value value, String usual, Where where) {
        this.word = word;
        this.value = value;
        this.usual = usual;
        this.where = where;
    }

    String word() {
        return word;
    }

    Value value() {
        return value;
    }

    String usual() {
        return usual;
    }

    Where where() {
        return where;
    }

    /** The kind of this word, or null. */
    static @Nullable FaultKind of(String word) {
        if (word.matches("[45][0-9][0-9]")) {
            return STATUS;
        }
        for (FaultKind kind : values()) {
            if (!kind.word.isEmpty() && kind.word.equals(word)) {
                return kind;
            }
        }
        return null;
    }

    /** All words, some statuses among them. */
    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (FaultKind kind : values()) {
            if (!kind.word.isEmpty()) {
                words.add(kind.word);
            }
        }
        words.addAll(List.of("401", "429", "500", "503"));
        return words;
    }
}
