package dev.mcpctl.diagnose;

import dev.mcpctl.mcp.ServerDescription;
import java.util.ArrayList;
import java.util.List;

/** Looks at a server step by step and stops where nothing can come after. Adding a step is a class and a line. */
public final class Doctor {

    private static final List<Step<WebPatient>> ON_THE_WEB = List.of(
            new AddressStep(),
            new ProxyStep(),
            new ConnectStep(),
            new TlsStep(),
            new AnswerStep(),
            new MetadataStep(),
            new ProtocolStep<WebPatient>());

    private static final List<Step<ProgramPatient>> OF_PROGRAMS = List.of(
            new CommandStep(),
            new EnvironmentStep(),
            new ProtocolStep<ProgramPatient>(),
            new OutputStep(),
            new ErrorsStep(),
            new ExitStep());

    private Doctor() {}

    /** Opens a session as any command would, and tells what came of it. */
    public interface Opener {

        /**
         * Opens it; whoever gave the opener ends it.
         *
         * @throws dev.mcpctl.failure.Failure whatever stops it
         */
        ServerDescription open();
    }

    /** A server behind a URL. */
    public static List<Finding> examine(WebPatient patient) {
        return examine(ON_THE_WEB, patient);
    }

    /** A server that is started. */
    public static List<Finding> examine(ProgramPatient patient) {
        return examine(OF_PROGRAMS, patient);
    }

    private static <C extends Patient> List<Finding> examine(List<Step<C>> steps, C patient) {
        List<Finding> findings = new ArrayList<>();
        for (Step<C> step : steps) {
            Finding finding = step.look(patient);
            if (finding != null) {
                findings.add(finding);
                patient.note(finding);
            }
        }
        return findings;
    }
}
