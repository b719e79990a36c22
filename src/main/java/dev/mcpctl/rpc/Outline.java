package dev.mcpctl.rpc;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Where things stand in a large message, found in one pass and constant memory: the result's bytes, and the strings too
 * long to hold. It does not judge whether the text is JSON; the parser that reads the rest does.
 */
final class Outline {

    /** Longer string values, in bytes, are left in the file. */
    static final int LONG_TEXT = 64 * 1024;

    private static final int BUFFER = 1 << 16;
    private static final int NAME_KEPT = 16;

    /**
     * A long string value.
     *
     * @param ordinal its place among all strings of the message, names included, counted from 0
     * @param start first byte after the opening quotation mark
     * @param end the closing quotation mark, or the end of a frame that was cut off before it
     */
    record Literal(long ordinal, long start, long end) {}

    private final InputStream bytes;
    private final List<Literal> longTexts = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private long resultStart = -1;
    private long resultEnd = -1;
    private long position;
    private long endOfToken;
    private long ordinal;
    private int depth;
    private boolean inResult;

    private Outline(InputStream bytes) {
        this.bytes = bytes;
    }

    static Outline of(Frame frame) throws IOException {
        try (InputStream bytes = new BufferedInputStream(frame.open(0, frame.size()), BUFFER)) {
            Outline outline = new Outline(bytes);
            outline.scan();
            return outline;
        }
    }

    List<Literal> longTexts() {
        return longTexts;
    }

    /** First byte of the last member {@code result} of the outermost object; -1 when there is none. */
    long resultStart() {
        return resultStart;
    }

    /** First byte after it. */
    long resultEnd() {
        return resultEnd;
    }

    private int next() throws IOException {
        int next = bytes.read();
        position += next < 0 ? 0 : 1;
        return next;
    }

    private void scan() throws IOException {
        int next;
        while ((next = next()) >= 0) {
            if (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
                continue;
            }
            switch (next) {
                case '"' -> text();
                case '{', '[' -> open();
                case '}', ']' -> close();
                case ',' -> endOfMember();
                case ':' -> colon();
                default -> valueBegins();
            }
            endOfToken = position;
        }
    }

    private void open() {
        valueBegins();
        depth++;
    }

    private void close() {
        endOfMember();
        depth--;
    }

    /** The string before was a name. Names are never left in the file: the tree needs them. */
    private void colon() {
        int last = longTexts.size() - 1;
        if (last >= 0 && longTexts.get(last).ordinal() == ordinal - 1) {
            longTexts.remove(last);
        }
        if (depth == 1) {
            inResult = name.toString().equals("result");
            resultStart = inResult ? -1 : resultStart;
        }
    }

    private void valueBegins() {
        if (inResult && resultStart < 0) {
            resultStart = position - 1;
        }
    }

    private void endOfMember() {
        if (depth == 1 && inResult) {
            resultEnd = endOfToken;
            inResult = false;
        }
    }

    private void text() throws IOException {
        valueBegins();
        long start = position;
        boolean mayBeName = depth == 1 && !inResult;
        boolean closed = mayBeName ? name() : skipText();
        long end = closed ? position - 1 : position;
        if (end - start > LONG_TEXT) {
            longTexts.add(new Literal(ordinal, start, end));
        }
        ordinal++;
    }

    /** Goes behind the closing quotation mark; false when the frame ends before it. */
    private boolean skipText() throws IOException {
        int next;
        while ((next = next()) >= 0 && next != '"') {
            if (next == '\\') {
                next();
            }
        }
        return next >= 0;
    }

    /** As {@link #skipText}, for a string that may be the name of a member of the message. */
    private boolean name() throws IOException {
        name.setLength(0);
        int next;
        while ((next = next()) >= 0 && next != '"') {
            char kept = next == '\\' ? escaped() : (char) next;
            if (name.length() < NAME_KEPT) {
                name.append(kept);
            }
        }
        return next >= 0;
    }

    /** Escapes other than by number never stand for a letter of a name that is looked for. */
    private char escaped() throws IOException {
        if (next() != 'u') {
            return '\\';
        }
        int value = 0;
        for (int digits = 0; digits < 4; digits++) {
            value = value * 16 + Character.digit(next(), 16);
        }
        return (char) value;
    }
}
