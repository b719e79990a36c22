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

    /** Longer string literals, in bytes, are left in the file. */
    static final int LONG_TEXT = 64 * 1024;

    private static final int BUFFER = 1 << 16;

    /**
     * A long string literal.
     *
     * @param ordinal its place among all strings of the message, names included, counted from 0
     * @param start first byte after the opening quotation mark
     * @param end the closing quotation mark
     */
    record Literal(long ordinal, long start, long end) {}

    private final List<Literal> longTexts = new ArrayList<>();
    private final StringBuilder name = new StringBuilder();
    private long resultStart = -1;
    private long resultEnd = -1;
    private long position;
    private long ordinal;
    private int depth;
    private boolean inResult;

    private Outline() {}

    static Outline of(Frame frame) throws IOException {
        Outline outline = new Outline();
        try (InputStream bytes = new BufferedInputStream(frame.open(0, frame.size()), BUFFER)) {
            outline.scan(bytes);
        }
        return outline;
    }

    List<Literal> longTexts() {
        return longTexts;
    }

    /** First byte of the member {@code result} of the outermost object; -1 when there is none. */
    long resultStart() {
        return resultStart;
    }

    /** First byte after it. */
    long resultEnd() {
        return resultEnd;
    }

    private void scan(InputStream bytes) throws IOException {
        int next;
        while ((next = bytes.read()) >= 0) {
            position++;
            switch (next) {
                case '"' -> text(bytes);
                case '{', '[' -> open();
                case '}', ']' -> close();
                case ',' -> endOfMember();
                case ':' -> colon();
                case ' ', '\t', '\r', '\n' -> {}
                default -> valueBegins(position - 1);
            }
        }
    }

    private void open() {
        valueBegins(position - 1);
        depth++;
    }

    private void close() {
        if (depth == 1) {
            endOfMember();
        }
        depth--;
    }

    private void colon() {
        inResult = depth == 1 && name.toString().equals("result");
    }

    private void valueBegins(long at) {
        if (inResult && resultStart < 0) {
            resultStart = at;
        }
    }

    private void endOfMember() {
        if (depth == 1 && inResult && resultEnd < 0) {
            resultEnd = position - 1;
        }
        if (depth == 1) {
            inResult = false;
        }
    }

    private void text(InputStream bytes) throws IOException {
        valueBegins(position - 1);
        long start = position;
        boolean named = depth == 1 && !inResult;
        if (named) {
            name.setLength(0);
        }
        int next;
        while ((next = bytes.read()) >= 0) {
            position++;
            if (next == '"') {
                break;
            }
            if (next == '\\') {
                bytes.read();
                position++;
            } else if (named && name.length() < 16) {
                name.append((char) next);
            }
        }
        if (position - 1 - start > LONG_TEXT) {
            longTexts.add(new Literal(ordinal, start, position - 1));
        }
        ordinal++;
    }
}
