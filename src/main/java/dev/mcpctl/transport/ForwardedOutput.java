package dev.mcpctl.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A stream whose bytes go on to somebody else, each chunk when the next one is asked for: by then the first reader has dealt
 * with it, so that whatever the second one does about it comes later. Used by one thread.
 */
final class ForwardedOutput extends InputStream {

    private final InputStream source;
    private final OutputStream target;
    private final Runnable targetGone;
    private byte[] pending = new byte[0];
    private int length;
    private boolean gone;
    private volatile boolean writing;

    /**
     * A stream that forwards.
     *
     * @param targetGone told once, when the target takes nothing any more; reading goes on
     */
    ForwardedOutput(InputStream source, OutputStream target, Runnable targetGone) {
        this.source = source;
        this.target = target;
        this.targetGone = targetGone;
    }

    /** Whether it waits for the target to take something. Any thread may ask. */
    boolean isWriting() {
        return writing;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] chunk, int offset, int wanted) throws IOException {
        forward();
        int count = source.read(chunk, offset, wanted);
        if (count > 0) {
            if (pending.length < count) {
                pending = new byte[count];
            }
            System.arraycopy(chunk, offset, pending, 0, count);
            length = count;
        }
        return count;
    }

    private void forward() {
        int count = length;
        length = 0;
        if (count == 0 || gone) {
            return;
        }
        writing = true;
        try {
            target.write(pending, 0, count);
            target.flush();
        } catch (IOException closed) {
            gone = true;
            targetGone.run();
        } finally {
            writing = false;
        }
    }
}
