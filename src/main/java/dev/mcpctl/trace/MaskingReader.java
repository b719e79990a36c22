package dev.mcpctl.trace;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with a mask where a secret stands, whatever the length of the text. A secret longer than {@link #HELD} characters
 * may be missed in a text of more than {@link #WINDOW}.
 */
final class MaskingReader extends Reader {

    private static final int WINDOW = 128 << 10;
    private static final int HELD = 32 << 10;

    private static final String NAMES =
            "(?:access|refresh|id|auth|bearer|session)?[_-]?token|(?:api|access|private|client)[_-]?key"
                    + "|(?:client[_-]?)?secret|passw(?:or)?d|passphrase|authorization|proxy-authorization|credentials?|(?:set-)?cookie";

    /** Member names that tell, also in JSON inside of a JSON string; headers and parameters of the same names. */
    private static final List<Pattern> SECRETS = List.of(
            Pattern.compile("(?i)\"(?:" + NAMES + ")\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)+)\""),
            Pattern.compile("(?i)\\\\\"(?:" + NAMES + ")\\\\\"\\s*:\\s*\\\\\"((?:[^\"\\\\]|\\\\\\\\.)+)\\\\\""),
            Pattern.compile("(?i)\"(?:" + NAMES + ")\"\\s*:\\s*(-?[0-9][0-9.eE+-]*)"),
            Pattern.compile("(?i)[?&](?:" + NAMES + "|key|code|sig|signature)=([^&#\\s\"'\\\\]+)"),
            Pattern.compile("(?i)\\b(?:Bearer|Basic)\\s+([A-Za-z0-9._~+/=-]{8,})"),
            Pattern.compile("\\b(eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*)"),
            Pattern.compile("\\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{20,}"
                    + "|sk-[A-Za-z0-9_-]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|(?:AKIA|ASIA)[0-9A-Z]{16})"),
            Pattern.compile("://[^/\\s:@\"'\\\\]+:([^/\\s@\"'\\\\]+)@"));

    private final Reader source;
    private final Redaction.Known known;
    private final StringBuilder buffer = new StringBuilder();
    private String ready = "";
    private int position;
    private boolean ended;
    private boolean masked;

    MaskingReader(Reader source, Redaction.Known known) {
        this.source = source;
        this.known = known;
    }

    /** Whether anything was masked up to here. */
    boolean masked() {
        return masked;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (position == ready.length()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int count = Math.min(length, ready.length() - position);
        ready.getChars(position, position + count, target, offset);
        position += count;
        return count;
    }

    private void fill() throws IOException {
        char[] chunk = new char[8 << 10];
        while (!ended && buffer.length() < WINDOW) {
            int count = source.read(chunk);
            ended = count < 0;
            buffer.append(chunk, 0, Math.max(0, count));
        }
        String text = buffer.toString();
        buffer.setLength(0);
        ready = mask(text);
        position = 0;
    }

    /** Masks what is certain and puts the rest back: a secret may go on behind the end of what is read. */
    private String mask(String text) {
        int certain = ended ? text.length() : text.length() - HELD;
        StringBuilder result = new StringBuilder(text.length());
        int at = 0;
        for (int[] span : spans(text)) {
            if (span[0] >= certain) {
                break;
            }
            if (span[0] >= at) {
                result.append(text, at, span[0]).append(Redaction.MASK);
                masked = true;
            }
            at = Math.max(at, span[1]);
        }
        int stop = Math.max(at, certain);
        result.append(text, at, stop);
        buffer.append(text, stop, text.length());
        return result.toString();
    }

    private List<int[]> spans(String text) {
        List<int[]> spans = new ArrayList<>(known.in(text));
        for (Pattern pattern : SECRETS) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                spans.add(new int[] {matcher.start(1), matcher.end(1)});
            }
        }
        spans.sort(Comparator.comparingInt(span -> span[0]));
        return spans;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
