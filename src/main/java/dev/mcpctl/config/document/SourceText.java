package dev.mcpctl.config.document;

import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.entry.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The text of a file exactly as it was found; only a byte order mark is set aside, to be written again. */
public final class SourceText {

    /** Larger files are refused: no list of servers is as long, and positions need the whole of it. */
    public static final int MOST_BYTES = 8 << 20;

    private static final int[] MARK = {0xef, 0xbb, 0xbf};

    private final String text;
    private final boolean marked;

    private SourceText(String text, boolean marked) {
        this.text = text;
        this.marked = marked;
    }

    /** A text that is no file yet. */
    public static SourceText of(String text) {
        return new SourceText(text, false);
    }

    /**
     * Decodes a file.
     *
     * @throws Mistake when it is too large or no UTF-8
     */
    public static SourceText of(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new Mistake("it is larger than " + (MOST_BYTES >> 20) + " MiB", Place.START);
        }
        if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
            throw new Mistake("it is UTF-16, not UTF-8", Place.START);
        }
        boolean marked = startsWith(bytes, MARK);
        int from = marked ? MARK.length : 0;
        return new SourceText(decode(ByteBuffer.wrap(bytes, from, bytes.length - from)), marked);
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decode(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, chars, true);
        chars.flip();
        String text = chars.toString();
        if (result.isError()) {
            throw new Mistake("it is no UTF-8 text", new SourceText(text, false).place(text.length()));
        }
        return text;
    }

    /** The text, without a byte order mark. */
    public String text() {
        return text;
    }

    /** The same file with another text. */
    public SourceText with(String other) {
        return new SourceText(other, marked);
    }

    /** What the file holds, a byte order mark included. */
    public byte[] bytes() {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (!marked) {
            return body;
        }
        byte[] whole = new byte[MARK.length + body.length];
        for (int i = 0; i < MARK.length; i++) {
            whole[i] = (byte) MARK[i];
        }
        System.arraycopy(body, 0, whole, MARK.length, body.length);
        return whole;
    }

    /** The place of the character at this offset. */
    public Place place(int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Place(line, offset - start + 1);
    }

    /** How lines end here: as the first one does. */
    String lineEnd() {
        int at = text.indexOf('\n');
        return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
    }

    /** Where the line begins that this offset is on. */
    int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Where the line ends that this offset is on: before its line end, or at the end of the text. */
    int lineStop(int offset) {
        int at = text.indexOf('\n', offset);
        if (at < 0) {
            return text.length();
        }
        return at > offset && text.charAt(at - 1) == '\r' ? at - 1 : at;
    }

    /** The blanks that the line of this offset begins with. */
    String indent(int offset) {
        int start = lineStart(offset);
        return text.substring(start, blanksFrom(start));
    }

    /** Whether nothing but blanks stands before it on its line. */
    boolean beginsLine(int offset) {
        return blanksFrom(lineStart(offset)) >= offset;
    }

    /** The first offset from here on that is no blank or tab. */
    int blanksFrom(int offset) {
        int at = offset;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Where the blanks begin that end here. */
    int blanksBefore(int offset) {
        int at = offset;
        while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
        return at;
    }

    /** Where the line end begins that ends here; the offset itself when there is none. */
    int lineEndBefore(int offset) {
        if (offset == 0 || text.charAt(offset - 1) != '\n') {
            return offset;
        }
        return offset > 1 && text.charAt(offset - 2) == '\r' ? offset - 2 : offset - 1;
    }
}
