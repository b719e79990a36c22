package dev.mcpctl.transport.http;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.ErrorCode;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.transport.FrameStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request over Streamable HTTP until its answer is there: a POST, and where the server keeps its streams, as many
 * GETs as it takes to hear the rest. Runs on a thread of its own; any thread may cancel it.
 */
final class Exchange implements Runnable, FrameStore.Growth {

    private static final int MOST_REPEATS = 2;

    private final StreamableTransport transport;
    private final RequestId request;
    private final Outgoing outgoing;
    private final EventStream stream;
    private final Runner runner;
    private volatile @Nullable Trip trip;
    private volatile boolean cancelled;

    /** Whose thread it runs on. */
    enum Runner {
        /** One that has nothing else to do. */
        OWN,
        /** That of whoever waits for the answer, and no longer. */
        LENT
    }

    /**
     * What is sent.
     *
     * @param opens whether it is the handshake, which is sent without a session and may open one
     */
    record Outgoing(String method, Map<String, String> headers, Frame.Bytes body, boolean opens) {}

    Exchange(StreamableTransport transport, RequestId request, Outgoing outgoing, Runner runner) {
        this.transport = transport;
        this.request = request;
        this.outgoing = outgoing;
        this.runner = runner;
        this.stream = transport.stream(request);
    }

    @Override
    public void run() {
        Failure reason;
        try {
            reason = exchange();
        } catch (Failure failure) {
            reason = failure;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError mistake) {
            reason = Failure.bug(mistake);
        } finally {
            transport.over(request, this);
        }
        if (reason != null && !cancelled) {
            transport.delivery().failed(request, reason);
        }
    }

    /** Returns why there is no answer, or null when nobody waits for one any more. */
    private @Nullable Failure exchange() {
        Secret session = outgoing.opens() ? null : transport.session().id();
        Trip post = transport.post(outgoing.headers(), session, outgoing.body());
        try (Response response = patiently(post)) {
            if (response.isSuccessful()) {
                take(post, response);
            } else {
                return refused(post, response, session);
            }
        } catch (IOException problem) {
            if (transport.delivery().awaits(request) && stream.lastId() == null) {
                return broken(post, problem);
            }
        }
        return resume();
    }

    private Failure broken(Trip broken, IOException problem) {
        return transport.courier().broken(broken, problem, outgoing.method());
    }

    /** A server that is busy may name a moment at which it is not; it has done nothing yet. */
    private Response patiently(Trip first) throws IOException {
        trip = first;
        Response response = begin(first);
        for (int repeats = 0; repeats < MOST_REPEATS; repeats++) {
            Duration pause = RetryAfter.worthWaiting(response, Instant.now());
            if (pause == null || !transport.delivery().outlasts(request, pause)) {
                return response;
            }
            response.close();
            transport.note(
                    "busy", "the server is busy (" + response.code() + "); asked again in " + pause.toSeconds() + " s");
            if (!stream.pause(pause)) {
                throw new IOException("cancelled while the server was busy");
            }
            response = begin(first);
        }
        return response;
    }

    private Response begin(Trip next) throws IOException {
        if (cancelled) {
            next.cancel();
        }
        return next.send();
    }

    private void take(Trip post, Response response) throws IOException {
        if (outgoing.opens()) {
            transport.session().opened(response);
        } else {
            transport.session().answered(response);
        }
        if (Body.isEventStream(response)) {
            stream.read(post.number(), response, patience());
        } else if (Body.isJson(response)) {
            Frame frame = Body.frame(response, transport.limits(), this);
            response.close();
            transport.delivery().message(frame, new Transport.Origin(request, response.code(), true), post.number());
        } else {
            transport.courier().tellOther(post, response);
            throw noMessage(response);
        }
    }

    /** What comes behind the answer is heard, but not at the expense of whoever has the answer. */
    private Duration patience() {
        return runner == Runner.OWN ? EventStream.AFTER_ANSWER : EventStream.AFTER_ANSWER_IN_HASTE;
    }

    @Override
    public void growing() {
        transport.delivery().arriving(request);
    }

    private Failure noMessage(Response response) {
        String type = Body.type(response);
        String name = transport.courier().endpoint().describe();
        if (type.equals("text/html") || type.equals("application/xhtml+xml")) {
            return Failure.of(
                            Failure.Kind.UNREACHABLE,
                            "not_mcp",
                            name + " answered " + outgoing.method() + " with a web page instead of MCP")
                    .hint("check the path of the URL; MCP usually stands at /mcp, the older transport at /sse");
        }
        String answer = response.code() == 202
                        || response.code() == 204
                        || response.body().contentLength() == 0
                ? "without an answer (" + response.code() + ")"
                : "with content of type '" + StatusFailure.bounded(type) + "'";
        return Failure.of(
                        Failure.Kind.PROTOCOL,
                        "content_type",
                        name + " answered " + outgoing.method() + " " + answer
                                + "; MCP has application/json or text/event-stream")
                .detail("method", outgoing.method());
    }

    /** Specification, Streamable HTTP: a status may come with a JSON-RPC error, which says more. */
    private @Nullable Failure refused(Trip post, Response response, @Nullable Secret session) {
        Frame.Bytes body = Body.ofError(response);
        Message.RemoteError said = Body.isJson(response) ? Body.rpcError(body) : null;
        if (response.code() == 404 && session != null && (said == null || !ErrorCode.METHOD_NOT_FOUND.isOf(said))) {
            transport.session().expired(session);
            return expired();
        }
        if (said != null && mayDecide(response.code())) {
            transport.delivery().message(body, new Transport.Origin(request, response.code(), true), post.number());
            return null;
        }
        transport.courier().tellBody(post, body);
        return StatusFailure.of(transport.courier().endpoint(), response, outgoing.method(), body);
    }

    /** Whether a JSON-RPC error in the body counts more than the status. */
    private static boolean mayDecide(int status) {
        return switch (status) {
            case 401, 403, 407, 429, 502, 503, 504 -> false;
            default -> true;
        };
    }

    private Failure expired() {
        return Transport.sessionExpired(
                        transport.courier().endpoint().describe() + " does not know this session any more (404)")
                .detail("http_status", 404)
                .detail("method", outgoing.method());
    }

    /** Specification 2025-11-25, Transports, Resumability. */
    private @Nullable Failure resume() {
        while (transport.delivery().awaits(request)) {
            String last = stream.lastId();
            if (last == null || !transport.session().handshaken()) {
                return unanswered();
            }
            if (!stream.pause()) {
                return cancelled ? null : unanswered();
            }
            Failure refusal = resume(last);
            if (refusal != null) {
                return refusal;
            }
        }
        return null;
    }

    private @Nullable Failure resume(String last) {
        Map<String, String> headers = new LinkedHashMap<>(outgoing.headers());
        headers.put("Last-Event-ID", last);
        Trip get = transport.get(headers, transport.session().id());
        trip = get;
        try (Response response = begin(get)) {
            if (!response.isSuccessful() || !Body.isEventStream(response)) {
                return unanswered().detail("resumption_status", response.code());
            }
            stream.read(get.number(), response, patience());
        } catch (IOException problem) {
            transport.note("resumption", "the stream could not be resumed: " + problem.getMessage());
        }
        return null;
    }

    private Failure unanswered() {
        return Transport.lost(transport.courier().endpoint().describe() + " ended its stream before the answer to "
                        + outgoing.method() + " was there")
                .detail("method", outgoing.method());
    }

    /** The answer is not wanted any more. */
    void cancel() {
        cancelled = true;
        stream.stop();
        Trip current = trip;
        if (current != null) {
            current.cancel();
        }
    }
}
