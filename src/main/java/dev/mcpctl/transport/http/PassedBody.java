package dev.mcpctl.transport.http;

import dev.mcpctl.rpc.Frame;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A body of somebody else's, of any size; it is sent once and in the framing that it came in. */
final class PassedBody extends RequestBody {

    private static final int CHUNK = 64 << 10;

    private final @Nullable Frame frame;
    private final boolean measured;

    /**
     * A body.
     *
     * @param frame null for an empty one
     * @param measured whether its length is told before it
     */
    PassedBody(@Nullable Frame frame, boolean measured) {
        this.frame = frame;
        this.measured = measured;
    }

    @Override
    public @Nullable MediaType contentType() {
        return null;
    }

    @Override
    public long contentLength() {
        return frame == null ? 0 : measured ? frame.size() : -1;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        if (frame == null) {
            return;
        }
        byte[] chunk = new byte[CHUNK];
        try (InputStream bytes = frame.open(0, frame.size())) {
            for (int count = bytes.read(chunk); count > 0; count = bytes.read(chunk)) {
                sink.write(chunk, 0, count);
            }
        }
    }
}
