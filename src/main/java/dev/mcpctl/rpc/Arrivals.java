package dev.mcpctl.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What a connection does with frames that arrive. Thread-safe; called by the transport; never waits for a person. */
final class Arrivals {

    private static final int EXCERPT = 200;
    private static final int INTERNAL_ERROR = -32603;

    /** The connection's side of it. */
    interface Desk {
        /** Sends an answer of ours. */
        void reply(ObjectNode message);

        /** Ends all waiting. */
        void interrupt(Failure reason);
    }

    private final OpenRequests open;
    private final PeerWork work;
    private final ConnectionPeer peer;
    private final Desk desk;
    private final Findings findings;

    Arrivals(ConnectionPeer peer, OpenRequests open, PeerWork work, Desk desk, Findings findings) {
        this.peer = peer;
        this.open = open;
        this.work = work;
        this.desk = desk;
        this.findings = findings;
    }

    /** Where findings go. */
    record Findings(WireListener listener, InstantSource clock) {}

    void received(Frame frame) {
        received(frame, null);
    }

    /** As above, with the exchange it came in, or null where there are none. */
    void received(Frame frame, Transport.@Nullable Origin origin) {
        boolean kept = false;
        try {
            for (MessageReader.Found found : MessageReader.read(frame)) {
                if (found instanceof MessageReader.Proper proper) {
                    kept |= dispatch(proper.message(), frame, origin);
                } else {
                    malformed((MessageReader.Malformed) found, frame, origin);
                }
            }
        } catch (Failure unreadable) {
            // Nobody can tell any more whose answer it was.
            desk.interrupt(unreadable);
        } finally {
            if (!kept) {
                frame.close();
            }
        }
    }

    /** No answer will come for this request. */
    void failed(RequestId request, Failure reason) {
        Pending pending = open.with(request);
        if (pending != null) {
            fail(pending, reason);
        }
    }

    /** Returns whether somebody else closes the frame. */
    private boolean dispatch(Message message, Frame frame, Transport.@Nullable Origin origin) {
        if (message instanceof Message.Result result) {
            return answered(result.id(), result, origin);
        }
        if (message instanceof Message.ErrorReply error) {
            refused(error, origin);
            return false;
        }
        if (message instanceof Message.Notification notification) {
            work.notification(() -> carefully(frame, () -> peer.notification(notification)));
        } else if (message instanceof Message.Request request) {
            RequestId during = origin == null ? null : origin.request();
            asked(request, () -> carefully(frame, () -> answer(request, during)));
        }
        return true;
    }

    private void asked(Message.Request request, Runnable task) {
        if (peer.takesTime(request)) {
            work.request(task);
        } else {
            work.quickRequest(task);
        }
    }

    /** What goes wrong above must neither end the worker nor go unnoticed: it ends the run. */
    private void carefully(Frame frame, Runnable task) {
        try (frame) {
            task.run();
        } catch (Failure failure) {
            desk.interrupt(failure);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError mistake) {
            desk.interrupt(Failure.bug(mistake));
        }
    }

    private boolean answered(RequestId id, Message.Answer answer, Transport.@Nullable Origin origin) {
        Pending pending = open.with(id);
        if (pending == null) {
            unexpected(id, origin);
            return false;
        }
        complete(pending, answer);
        return true;
    }

    private void complete(Pending pending, Message.Answer answer) {
        open.settle(pending);
        work.afterNotifications(() -> {
            open.forget(pending);
            pending.complete(answer);
        });
    }

    /** Schema 2025-11-25 and later: an error may lack its id when the server could not read the request. */
    private void refused(Message.ErrorReply read, Transport.@Nullable Origin origin) {
        Message.ErrorReply error =
                origin == null ? read : new Message.ErrorReply(read.id(), read.error(), origin.status());
        boolean foreign = error.id() != null && origin != null && origin.last() && open.with(error.id()) == null;
        if (error.id() != null && !foreign) {
            answered(error.id(), error, origin);
            return;
        }
        Pending only = only(origin);
        String said = excerpt(error.error().message());
        if (only == null) {
            report("error-without-id", "an error without an id while no single request was open", said);
            return;
        }
        report("error-without-id", "an error without an id, taken as the answer to request " + only.id(), said);
        complete(only, error);
    }

    /** The request that bytes without a usable id belong to, or null when nobody can tell. */
    private @Nullable Pending only(Transport.@Nullable Origin origin) {
        return origin == null ? open.only() : open.with(origin.request());
    }

    private void unexpected(RequestId id, Transport.@Nullable Origin origin) {
        if (open.used(id)) {
            report("unexpected-answer", "an answer to request " + id + ", which is not open any more", "");
            return;
        }
        report("unknown-id", "an answer with id " + id + ", which was never sent", "");
        Pending only = only(origin);
        if (only != null) {
            String problem = "the server answered " + only.method() + " with id " + id + "; sent was " + only.id();
            fail(only, Failure.protocol(problem).detail("method", only.method()));
        }
    }

    private void fail(Pending pending, Failure reason) {
        work.afterNotifications(() -> pending.fail(reason));
    }

    private void malformed(MessageReader.Malformed malformed, Frame frame, Transport.@Nullable Origin origin) {
        report(malformed.rule().label(), malformed.problem(), excerpt(frame));
        Pending target = malformed.id() == null ? null : open.with(malformed.id());
        if (target == null && (malformed.rule().meantAsAnswer() || (origin != null && origin.last()))) {
            target = only(origin);
        }
        if (target != null) {
            fail(target, broken(malformed, target.method()).detail("method", target.method()));
        }
    }

    private static Failure broken(MessageReader.Malformed malformed, String method) {
        if (malformed.rule() == MessageReader.Rule.INVALID_JSON) {
            return Failure.protocol("the server's answer to " + method + " is no valid JSON: " + malformed.problem());
        }
        if (malformed.rule() != MessageReader.Rule.MESSAGE_TOO_LARGE) {
            return Failure.protocol("the server answered " + method + " with " + malformed.problem());
        }
        String problem = "the answer to " + method + " is longer than --max-message allows";
        return Failure.of(Failure.Kind.PROTOCOL, "message_too_large", problem)
                .hint("write it to a file with -O FILE, or raise --max-message");
    }

    private static String excerpt(Frame frame) {
        if (!(frame instanceof Frame.Bytes bytes)) {
            return "";
        }
        int length = Math.min(bytes.bytes().length, EXCERPT * 4);
        return excerpt(new String(bytes.bytes(), 0, length, StandardCharsets.UTF_8));
    }

    private static String excerpt(String text) {
        return text.substring(0, Math.min(EXCERPT, text.length()));
    }

    private synchronized void report(String rule, String problem, String excerpt) {
        findings.listener().on(new WireEvent.Finding(findings.clock().instant(), rule, problem, excerpt));
    }

    private void answer(Message.Request request, @Nullable RequestId during) {
        ObjectNode reply = Json.object().put("jsonrpc", "2.0");
        reply.set("id", request.id().json());
        try {
            JsonNode result = peer.request(request, during);
            if (result == null) {
                return;
            }
            reply.set("result", result);
        } catch (Failure failure) {
            reply.set("error", error(failure));
        }
        try {
            desk.reply(reply);
        } catch (Failure gone) {
            // The waiters learn from the transport why it ended; nobody waits for this reply.
            report(
                    "reply-not-sent",
                    "an answer to the server's request " + request.method() + " could not be sent",
                    "");
        }
    }

    private static ObjectNode error(Failure failure) {
        Object code = failure.details().get(ErrorCode.DETAIL);
        return Json.object()
                .put("code", code instanceof Integer number ? (int) number : INTERNAL_ERROR)
                .put("message", failure.message());
    }
}
