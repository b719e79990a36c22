package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.rpc.Connection;
import dev.mcpctl.rpc.RequestId;

/** A call's params in the form of an era. */
record EraParams(Era era, Call call) implements Connection.Params {

    @Override
    public ObjectNode with(RequestId id) {
        return era.params(call, id);
    }
}
