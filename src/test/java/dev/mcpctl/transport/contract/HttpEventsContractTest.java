package dev.mcpctl.transport.contract;

import dev.mcpctl.testing.ContractServer;
import dev.mcpctl.testing.WireServer;
import java.io.IOException;

/** The contract over Streamable HTTP with answers as event streams. */
class HttpEventsContractTest extends HttpContract {

    @Override
    void handle(WireServer.Request request, WireServer.Reply reply) throws IOException {
        reply.stream();
        switch (ContractServer.method(request.body())) {
            case "end" -> reply.drop();
            case "silent" -> reply.awaitClient();
            default -> {
                for (String answer : ContractServer.answers(request.body())) {
                    reply.event(answer);
                }
            }
        }
    }
}
