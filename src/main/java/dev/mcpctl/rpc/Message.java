package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One JSON-RPC 2.0 message. Immutable as long as nobody changes the trees, which nobody may. */
public sealed interface Message {

    /** A call that wants an answer. {@code params} is null when the message has none. */
    record Request(RequestId id, String method, @Nullable JsonNode params) implements Message {}

    /** A call that wants none. */
    record Notification(String method, @Nullable JsonNode params) implements Message {}

    /** What comes back for a request. */
    sealed interface Answer extends Message {}

    /** A successful answer. */
    record Result(RequestId id, Body body) implements Answer {}

    /**
     * An answer that says no.
     *
     * @param id null when the peer could not read the request's id
     * @param status HTTP status that it came with; 0 when there is none
     */
    record ErrorReply(@Nullable RequestId id, RemoteError error, int status) implements Answer {
        /** An answer from a transport without a status. */
        public ErrorReply(@Nullable RequestId id, RemoteError error) {
            this(id, error, 0);
        }
    }

    /**
     * What an error answer says. Specification 2026-07-28, Basic, Responses: code is an integer, message a text; both are
     * read tolerantly because the error matters more than its form.
     *
     * @param data any JSON, null when absent
     * @param raw the whole error member as received
     */
    record RemoteError(long code, String message, @Nullable JsonNode data, JsonNode raw) {}

    /**
     * The value of an answer with the place of its bytes in the frame.
     *
     * @param value the tree; long strings of spooled frames in it are {@link LongText}
     * @param frame what was received; closed by whoever takes the answer
     * @param start first byte of the value in the frame
     * @param end first byte after it
     */
    record Body(JsonNode value, Frame frame, long start, long end) implements AutoCloseable {

        /** The bytes of the value exactly as received; the caller closes the stream. */
        public InputStream open() {
            return frame.open(start, end);
        }

        /**
         * The value without any {@link LongText}, for trees that outlive the frame, which is closed.
         *
         * @throws Failure protocol or local file, when a long text cannot be read
         */
        public JsonNode loaded() {
            try {
                return frame instanceof Frame.Bytes ? value : LongText.loaded(value);
            } finally {
                close();
            }
        }

        @Override
        public void close() {
            frame.close();
        }
    }
}
