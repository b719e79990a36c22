package dev.mcpctl.transport.http;

import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.MessageReader;
import dev.mcpctl.transport.FrameLimits;
import dev.mcpctl.transport.FrameStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import okhttp3.MediaType;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** What a response carries. */
final class Body {

    private static final int CHUNK = 16 << 10;

    /** What is read of a body that says why something went wrong. */
    private static final FrameLimits OF_ERRORS = new FrameLimits(1 << 20, 1 << 20);

    private Body() {}

    static boolean isJson(Response response) {
        String type = type(response);
        return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }

    static boolean isEventStream(Response response) {
        return type(response).equals("text/event-stream");
    }

    /** Type and subtype in lower case, without parameters; empty when the server said none. */
    static String type(Response response) {
        String said = response.header("Content-Type");
        if (said != null && (said.equals("application/json") || said.equals("text/event-stream"))) {
            // What nearly all servers say needs no regular expressions.
            return said;
        }
        MediaType type = response.body().contentType();
        return type == null ? "" : (type.type() + "/" + type.subtype()).toLowerCase(Locale.ROOT);
    }

    /**
     * All of it, or the beginning if it is longer than allowed.
     *
     * @throws IOException when it breaks off
     */
    static Frame frame(Response response, FrameLimits limits, FrameStore.@Nullable Growth growth) throws IOException {
        FrameStore store = new FrameStore(limits.spoolAbove(), growth);
        boolean complete = false;
        byte[] chunk = new byte[chunk(response.body().contentLength())];
        try (InputStream bytes = response.body().byteStream()) {
            for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
                long room = limits.maximumBytes() - store.size();
                store.append(chunk, 0, (int) Math.min(count, room));
                if (room < count) {
                    complete = true;
                    return store.take(store.size(), true);
                }
            }
            complete = true;
            return store.take(store.size(), false);
        } finally {
            if (!complete) {
                store.clear();
            }
        }
    }

    /** Most answers are short, and say so. One more byte finds the end in the same reading. */
    private static int chunk(long announced) {
        return announced < 0 || announced >= CHUNK ? CHUNK : (int) announced + 1;
    }

    /** The JSON-RPC error with which a request was refused, or null when the body holds none. */
    static Message.@Nullable RemoteError rpcError(Frame.Bytes frame) {
        for (MessageReader.Found found : MessageReader.read(frame)) {
            if (found instanceof MessageReader.Proper proper && proper.message() instanceof Message.ErrorReply reply) {
                return reply.error();
            }
        }
        return null;
    }

    /** The beginning of a body that says why something went wrong; empty when it cannot be read. */
    static Frame.Bytes ofError(Response response) {
        try (Frame frame = frame(response, OF_ERRORS, null)) {
            return frame instanceof Frame.Bytes bytes ? bytes : new Frame.Bytes(new byte[0]);
        } catch (IOException cut) {
            return new Frame.Bytes(new byte[0]);
        }
    }
}
