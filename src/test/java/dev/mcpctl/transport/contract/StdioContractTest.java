package dev.mcpctl.transport.contract;

import dev.mcpctl.testing.ContractServer;
import dev.mcpctl.transport.Endpoint;
import java.nio.file.Path;
import java.util.Map;

/** The contract over standard input and output. */
class StdioContractTest extends TransportContract {

    @Override
    Endpoint endpoint() {
        return new Endpoint.Stdio(
                ContractServer.command(), Map.of(), true, Path.of("").toAbsolutePath(), "contract");
    }

    /** It ends with its transport. */
    @Override
    void endServer() {}
}
