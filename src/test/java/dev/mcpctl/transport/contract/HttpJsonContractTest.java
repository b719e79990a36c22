package dev.mcpctl.transport.contract;

import dev.mcpctl.testing.ContractServer;
import dev.mcpctl.testing.WireServer;
import java.io.IOException;
import java.util.List;

/** The contract over Streamable HTTP with answers as JSON; several messages come as a batch. */
class HttpJsonContractTest extends HttpContract {

    @Override
    void handle(WireServer.Request request, WireServer.Reply reply) throws IOException {
        List<String> answers = ContractServer.answers(request.body());
        switch (ContractServer.method(request.body())) {
            case "end" -> reply.drop();
            case "silent" -> reply.awaitClient();
            default -> reply.json(answers.size() == 1 ? answers.get(0) : "[" + String.join(",", answers) + "]");
        }
    }
}
