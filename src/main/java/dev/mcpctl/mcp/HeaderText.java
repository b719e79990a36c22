package dev.mcpctl.mcp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Text as it may stand in a header. Specification 2026-07-28, Streamable HTTP, Value encoding: what is not visible ASCII
 * with inner blanks goes as Base64 between markers, and so does what looks as if it had markers itself.
 */
final class HeaderText {

    private static final String START = "=?base64?";
    private static final String END = "?=";

    private HeaderText() {}

    /** The value for a header; never with a control character in it. */
    static String of(String text) {
        if (isPlain(text) && !(text.startsWith(START) && text.endsWith(END))) {
            return text;
        }
        return START + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + END;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean edge = i == 0 || i == text.length() - 1;
            if (next > 0x7e || next < (edge ? 0x21 : 0x20)) {
                return false;
            }
        }
        return true;
    }
}
