package dev.mcpctl.transport;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.process.Host;
import dev.mcpctl.rpc.Deadline;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.Transport;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.secret.Secret;
import dev.mcpctl.testing.MisbehavingServer;
import dev.mcpctl.testing.ProcessWatch;
import dev.mcpctl.testing.WireLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An open stdio transport with its log; closing it proves that nothing is left running. */
final class StdioFixture implements AutoCloseable {

    /** What is left runs for minutes; what was killed may take a while to go on a machine that does a lot else. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(10);

    final WireLog log = new WireLog();
    final ProcessWatch watch = ProcessWatch.create();
    final Transport transport;

    private StdioFixture(List<String> command, FrameLimits limits) {
        TransportOptions options =
                TransportOptions.usual(Host.current()).with(limits).with((WireListener) log);
        this.transport = Transports.dial(endpoint(command, watch), options);
        transport.open(log, Opening.within(Deadline.none()));
    }

    static Endpoint.Stdio endpoint(List<String> command, ProcessWatch watch) {
        return new Endpoint.Stdio(
                command,
                Map.of(ProcessWatch.VARIABLE, Secret.of(watch.id())),
                true,
                Path.of("").toAbsolutePath(),
                "subject");
    }

    /** A misbehaving server with these faults. */
    static StdioFixture misbehaving(String... faults) {
        return new StdioFixture(MisbehavingServer.command(faults), FrameLimits.usual());
    }

    static StdioFixture misbehaving(FrameLimits limits, String... faults) {
        return new StdioFixture(MisbehavingServer.command(faults), limits);
    }

    /** Any program. */
    static StdioFixture of(String... command) {
        return new StdioFixture(List.of(command), FrameLimits.usual());
    }

    static StdioFixture of(FrameLimits limits, String... command) {
        return new StdioFixture(List.of(command), limits);
    }

    /** A shell that writes this and then waits for the end of its input. */
    static StdioFixture writing(String printf) {
        return of("/bin/sh", "-c", "printf '" + printf + "'; cat >/dev/null");
    }

    /** A shell that writes this and then ends. */
    static StdioFixture writingOnly(FrameLimits limits, String printf) {
        return of(limits, "/bin/sh", "-c", "printf '" + printf + "'");
    }

    void request(int id, String method) {
        transport.send(new Transport.Outgoing(message(id, method), Map.of()));
    }

    void call(int id, String tool) {
        ObjectNode message = message(id, "tools/call");
        message.putObject("params").put("name", tool).putObject("arguments");
        transport.send(new Transport.Outgoing(message, Map.of()));
    }

    private static ObjectNode message(int id, String method) {
        return Json.object().put("jsonrpc", "2.0").put("id", id).put("method", method);
    }

    @Override
    public void close() {
        transport.close();
        List<ProcessWatch.Found> left = watch.awaitNone(AFTERWARDS);
        watch.killAll();
        assertThat(left).as("processes left behind\n%s", log).isEmpty();
    }
}
