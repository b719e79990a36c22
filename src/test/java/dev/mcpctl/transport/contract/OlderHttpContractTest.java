package dev.mcpctl.transport.contract;

import dev.mcpctl.testing.ContractServer;
import dev.mcpctl.testing.WireServer;
import dev.mcpctl.transport.Endpoint;
import java.io.IOException;

/** The contract over HTTP+SSE of 2024-11-05. */
class OlderHttpContractTest extends HttpContract {

    private final Object writing = new Object();
    private volatile WireServer.Reply stream;

    @Override
    Endpoint.Http.Way way() {
        return Endpoint.Http.Way.SSE;
    }

    @Override
    void handle(WireServer.Request request, WireServer.Reply reply) throws IOException {
        if (request.method().equals("GET")) {
            stream = reply.stream().write("event: endpoint\ndata: /messages\n\n");
            reply.awaitClient();
            return;
        }
        reply.send(202, "", "");
        synchronized (writing) {
            if (ContractServer.method(request.body()).equals("end")) {
                stream.drop();
                return;
            }
            for (String answer : ContractServer.answers(request.body())) {
                stream.event(answer);
            }
        }
    }
}
