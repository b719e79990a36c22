package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.RequestId;
import dev.mcpctl.rpc.Transport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What differs between generations of the protocol, and nothing else: everything above is written once. */
interface Era {

    /** The revision that was agreed. */
    ProtocolVersion version();

    /**
     * The params as they go over the wire.
     *
     * @param id of the request, for the progress token
     */
    ObjectNode params(Call call, RequestId id);

    /** Headers for transports that carry headers. */
    Map<String, String> headers(Call call);

    /**
     * What a successful answer means.
     *
     * @throws Failure protocol, when the answer is none of this generation's
     */
    Reply reply(Call call, Message.Body body);

    /**
     * Refuses methods that this generation does not have, unless the user typed them raw.
     *
     * @throws Failure usage, saying what took the method's place
     */
    void require(String method);

    /** The tools that may be called over this transport; what was learned from them shows in later headers. */
    ArrayNode tools(ArrayNode items, Transport.Traits traits, SessionListener listener);

    /** Name and version that the server claims in what opened the session, or null. */
    @Nullable
    ObjectNode serverInfo(ObjectNode opening);

    /** Whether a session begins with {@code initialize}, so that one that the server forgot can be opened once more. */
    boolean beginsWithHandshake();

    /** Whether the server may send requests of its own. */
    boolean serverSendsRequests();

    /** Whether the server says over HTTP what belongs to no request in a stream that the client opens with GET. */
    boolean hasSideStream();

    /** Whether a call may be refused with {@code URLElicitationRequiredError} until pages have been visited. */
    boolean refusesUntilPagesAreVisited();

    /** Whether arguments of tools are mirrored into headers, as the list of tools says. */
    boolean mirrorsArguments();

    /** Whether a request is cancelled by giving up its stream instead of by a notification. */
    boolean cancelsByAbandoning(Transport.Traits traits);

    /** The way to hear of changes. */
    Listening listening(Requests requests, ServerDescription server, Interest interest);

    /** Whether this revision advises against a feature: {@code logging}, {@code sampling} or {@code roots}. */
    boolean deprecates(String feature);

    /** How this revision has tasks. */
    TaskDesign taskDesign();

    /** Whether log messages must be asked for by a request of its own. */
    boolean setsLogLevelByRequest();
}
