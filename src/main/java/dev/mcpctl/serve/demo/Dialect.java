package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.mcp.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/** How one request has to be answered: what the client said of itself, and what differs between the eras. */
interface Dialect {

    /** The revision the answer follows. */
    ProtocolVersion version();

    /** What the client declared, an object. */
    JsonNode clientCapabilities();

    /** The quietest log message the client wants, or null when it wants none. */
    @Nullable
    LogLevel logLevel();

    /** Answers a method that only this era has; null when it has no such method. */
    @Nullable
    ObjectNode answerOwn(Exchange exchange);

    /** Makes a result body whole. The body may be changed. */
    ObjectNode complete(Exchange exchange, ObjectNode body);

    /** Whether this call of a tool is to become a task. */
    boolean wantsTask(Exchange exchange);

    /** The body that hands out a task. */
    ObjectNode handle(Job job);

    /** How the client is asked for input while this request is open. */
    Inputs inputs(Exchange exchange);

    /** Why a request fails that needs what the client did not declare. */
    RuntimeException lacks(Capability capability);

    /** Why reading a resource fails that does not exist. */
    Refused noSuchResource(String uri);

    /** Whether this revision, or a later one, is spoken. */
    default boolean since(ProtocolVersion other) {
        return version().compareTo(other) >= 0;
    }
}
