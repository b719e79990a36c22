package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.Pending;
import org.jspecify.annotations.Nullable;

/** The opening of a session up to 2025-11-25: initialize, its answer, and the notification that ends it. */
final class Handshake {

    private final Connection connection;
    private final ClientProfile profile;

    Handshake(Connection connection, ClientProfile profile) {
        this.connection = connection;
        this.profile = profile;
    }

    /**
     * What was agreed.
     *
     * @param opening the whole result
     */
    record Agreed(LegacyEra era, ObjectNode opening) {}

    Pending send(ProtocolVersion offer, Deadline limit) {
        ObjectNode params = Json.object().put("protocolVersion", offer.date());
        params.set("capabilities", profile.capabilities(offer));
        params.set("clientInfo", profile.clientInfo());
        LegacyEra era = new LegacyEra(offer, profile);
        Call call = new Call("initialize", params);
        return connection.send(call.method(), new EraParams(era, call), era.headers(call), limit);
    }

    /**
     * Takes the answer and tells the server so.
     *
     * @param only the one revision that will do, or null when the server may name any
     * @throws Failure refused or protocol
     */
    Agreed agreed(Message.Answer answer, @Nullable ProtocolVersion only) {
        if (answer instanceof Message.ErrorReply error) {
            throw Refusal.of("initialize", error);
        }
        if (!(((Message.Result) answer).body().loaded() instanceof ObjectNode opening)) {
            throw Failure.protocol("the server answered initialize with a result that is no object");
        }
        LegacyEra era = new LegacyEra(version(opening, only), profile);
        connection.tell("notifications/initialized", null, era.headers(Call.of("notifications/initialized")));
        return new Agreed(era, opening);
    }

    private static ProtocolVersion version(ObjectNode opening, @Nullable ProtocolVersion only) {
        JsonNode named = opening.path("protocolVersion");
        if (!named.isTextual()) {
            throw Failure.protocol("the server answered initialize without a text 'protocolVersion'");
        }
        String date = named.textValue();
        ProtocolVersion version = ProtocolVersion.of(date);
        if (version == null || version.generation() != Generation.LEGACY) {
            throw Failure.protocol(
                    "the server wants protocol version '" + date + "'; mcpctl speaks " + ProtocolVersion.dates());
        }
        if (only != null && version != only) {
            throw Failure.protocol("the server does not speak " + only.date() + "; it wants " + date)
                    .hint("leave out --protocol to take what the server speaks");
        }
        return version;
    }
}
