package dev.mcpctl.trace.report;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** JSON that may stand inside of a script element: nothing in it can end the element or begin a comment. */
final class ScriptEscapes extends CharacterEscapes {

    private static final long serialVersionUID = 1L;

    private final int[] ascii = standardAsciiEscapesForJSON();

    ScriptEscapes() {
        for (char each : new char[] {'<', '>', '&'}) {
            ascii[each] = ESCAPE_STANDARD;
        }
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return ascii.clone();
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return character == 0x2028 || character == 0x2029
                ? new SerializedString("\\u" + Integer.toHexString(character))
                : null;
    }
}
