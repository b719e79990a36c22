package dev.mcpctl.cli;

import dev.mcpctl.process.Host;
import dev.mcpctl.process.Platform;
import dev.mcpctl.serve.fault.FaultPlan;
import dev.mcpctl.transport.FrameLimits;
import dev.mcpctl.transport.TransportOptions;

/** {@code proxy}: stands between a host and a server, on stdio or over HTTP on either side. */
final class ProxyCommand implements Command {

    @Override
    public Operands operands() {
        return Operands.server();
    }

    @Override
    public void describe(CommandForm form) {
        form.description(FaultOptions.paragraphs(
                        "Stands between a real host and a server, and changes nothing. Put it into the host's"
                                + " configuration in front of the server's command: the host speaks to it on stdio. With"
                                + " --listen the host speaks HTTP to the URL that is printed.",
                        "The server is any SERVER. Between stdio and HTTP messages are put into the other transport's"
                                + " form; where both sides are of one kind every byte stays as it is.",
                        "The proxy ends when the host goes, and then ends the server. When the server goes first, the"
                                + " exit code is 4, and the server's exit status stands on stderr."))
                .examples(
                        "mcpctl proxy --record session.jsonl -- npx -y my-server",
                        "mcpctl proxy --record session.jsonl https://mcp.example.com/mcp --listen 3000",
                        "mcpctl proxy --listen 3000 -- ./server.py",
                        "mcpctl proxy https://mcp.example.com/mcp --bearer-env TOKEN");
        Listening.describe(form);
        RecordOptions.describeFile(form);
        FaultOptions.describe(form);
        TargetOptions.describeWay(form);
    }

    @Override
    public Outcome run(Run run) {
        boolean listens = Listening.isWanted(run.options());
        FaultPlan faults = FaultOptions.plan(run.options());
        Host host = new Host(Platform.current(), run.context().environment());
        NamedServer named = NamedServer.of(run, host.platform());
        ProxyVoice voice = new ProxyVoice(run.console(), named.target().label());
        FrameLimits limits = new FrameLimits(
                TargetOptions.maxMessage(run.options()), FrameLimits.usual().spoolAbove());
        TransportOptions options = new TransportOptions(limits, run.context().clock(), voice, host);
        Observation observation = Observation.of(run, named);
        ProxyRun proxy = new ProxyRun(run, named.endpoint(), options, new ProxyRun.Watch(voice, observation, faults));
        if (listens) {
            proxy.listen();
        } else {
            proxy.onStdio();
        }
        return Outcome.nothing();
    }
}
