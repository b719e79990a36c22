package dev.mcpctl.cli;

import dev.mcpctl.diagnose.Doctor;
import dev.mcpctl.diagnose.Finding;
import dev.mcpctl.diagnose.ProgramPatient;
import dev.mcpctl.diagnose.WebPatient;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.ServerDescription;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.output.OutputFormat;
import dev.mcpctl.process.ExitStatus;
import dev.mcpctl.process.Host;
import dev.mcpctl.process.Platform;
import dev.mcpctl.rpc.WireEvent;
import dev.mcpctl.rpc.WireListener;
import dev.mcpctl.transport.Endpoint;
import dev.mcpctl.transport.Tap;
import dev.mcpctl.transport.http.Visits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code doctor [SERVER]}: looks at a server step by step and says what to do next. */
final class DoctorCommand implements Command {

    private static final Duration LONGEST_EXCHANGE = Duration.ofSeconds(30);

    @Override
    public Operands operands() {
        return Operands.server().withOptionalServer();
    }

    @Override
    public void describe(CommandForm form) {
        form.description(
                        "Looks at a server behind a URL: name, proxy, connection, certificates, answer, authentication, protocol.",
                        "Looks at a server that is started: command, protocol, noise on stdout, stderr, exit status.",
                        "Without a server it looks at all entries of all lists, and starts nothing.")
                .examples(
                        "mcpctl doctor https://mcp.example.com/mcp",
                        "mcpctl doctor :3000/mcp -o json",
                        "mcpctl doctor ./server.py",
                        "mcpctl doctor",
                        "mcpctl doctor -- npx -y @modelcontextprotocol/server-everything");
        OutputOptions.describe(form);
        OutputOptions.describeExpect(form);
        TargetOptions.describe(form);
    }

    @Override
    public Set<OutputFormat> formats() {
        return EnumSet.of(OutputFormat.HUMAN, OutputFormat.JSON, OutputFormat.JSONL, OutputFormat.YAML);
    }

    @Override
    public Outcome run(Run run) {
        Host host = new Host(Platform.current(), run.context().environment());
        if (!TargetOptions.server(run).isNamed()) {
            if (isObserved(run)) {
                throw Failure.usage("without SERVER doctor talks to no server, so that there is nothing to record")
                        .hint("write: mcpctl doctor SERVER --record FILE");
            }
            return new EntriesCheckup(run, host.platform()).examine();
        }
        List<Finding> ofEntry = new EntriesCheckup(run, host.platform()).examineNamed();
        NamedServer server;
        try {
            server = NamedServer.of(run, host.platform());
        } catch (Failure failure) {
            if (ofEntry.isEmpty()) {
                throw failure;
            }
            return Outcome.of(new DoctorDocument(run.operand(0), ofEntry))
                    .but(new Outcome.BadNews(ExitCode.named(failure), ErrorLine.of(failure)));
        }
        List<Finding> findings = new ArrayList<>(ofEntry);
        findings.addAll(findings(run, host, server));
        Outcome outcome = Outcome.of(new DoctorDocument(server.target().label(), findings));
        Failure failure = firstFailure(findings);
        return failure == null
                ? outcome
                : outcome.but(new Outcome.BadNews(ExitCode.named(failure), ErrorLine.of(failure)));
    }

    private static List<Finding> findings(Run run, Host host, NamedServer server) {
        return switch (server.target().kind()) {
            case PROGRAM -> program(run, host, server);
            case WEBSITE -> web(run, server, (Endpoint.Http) server.endpoint());
        };
    }

    private static List<Finding> web(Run run, NamedServer server, Endpoint.Http endpoint) {
        Duration timeout = TargetOptions.timeout(run.options());
        Duration limit = timeout.isZero() || timeout.compareTo(LONGEST_EXCHANGE) > 0 ? LONGEST_EXCHANGE : timeout;
        Doctor.Opener opener = () -> description(new Dialer(run));
        Tap tap = new Tap(run.context().clock(), onlooker(run, server));
        Visits visits = new Visits(endpoint, limit, tap);
        return Doctor.examine(
                new WebPatient(endpoint, visits, run.context().clock().instant(), opener));
    }

    /** Sees what is asked before a session is opened. */
    private static WireListener onlooker(Run run, NamedServer server) {
        return isObserved(run) ? Observation.of(run, server).connection() : WireListener.none();
    }

    private static boolean isObserved(Run run) {
        return run.options().traced() || run.options().text("--record") != null;
    }

    private static List<Finding> program(Run run, Host host, NamedServer server) {
        Endpoint.Stdio endpoint = (Endpoint.Stdio) server.endpoint();
        Observer observer = new Observer(KnownSecrets.from(run.context(), server));
        Dialer dialer = new Dialer(run).witness(voice -> observer::on);
        ProgramPatient patient = new ProgramPatient(endpoint, host, () -> description(dialer));
        observer.patient = patient;
        return Doctor.examine(patient);
    }

    private static ServerDescription description(Dialer dialer) {
        return dialer.open().session().server();
    }

    private static @Nullable Failure firstFailure(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.failure() != null) {
                return finding.failure();
            }
        }
        return null;
    }

    /** Tells the patient's file what is seen on the wire. */
    private static final class Observer {

        private final KnownSecrets secrets;
        private volatile @Nullable ProgramPatient patient;

        Observer(KnownSecrets secrets) {
            this.secrets = secrets;
        }

        void on(WireEvent event) {
            ProgramPatient known = patient;
            if (known == null) {
                return;
            }
            if (event instanceof WireEvent.StderrLine line) {
                known.error(secrets.texts().masked(line.line()));
            } else if (event instanceof WireEvent.Finding finding) {
                known.noise(finding.problem()
                        + (finding.excerpt().isEmpty()
                                ? ""
                                : ": " + secrets.texts().masked(finding.excerpt())));
            } else if (event instanceof WireEvent.ProcessExited exit
                    && exit.means().equals("by itself")) {
                known.ended(ExitStatus.words(exit.status()));
            }
        }
    }
}
