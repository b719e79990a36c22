package dev.mcpctl.repl;

import java.io.IOException;
import java.io.InputStream;
import org.jline.utils.NonBlockingInputStream;

/** Reads from a terminal so that an interrupt ends it: a read without a limit of time would go on and take the next key. */
final class EndableInput extends InputStream {

    private static final long LOOK_MILLIS = 60_000;

    private final NonBlockingInputStream keys;

    EndableInput(NonBlockingInputStream keys) {
        this.keys = keys;
    }

    @Override
    public int read() throws IOException {
        int next = NonBlockingInputStream.READ_EXPIRED;
        while (next == NonBlockingInputStream.READ_EXPIRED) {
            next = keys.read(LOOK_MILLIS);
        }
        return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int next = read();
        if (next < 0) {
            return -1;
        }
        bytes[offset] = (byte) next;
        return 1;
    }
}
