package dev.mcpctl.cli;

/** Our own version. The build fills it in: reading it from the jar would cost every start a tenth of its time. */
final class Version {

    private static final String NUMBER = "${project.version}";

    private Version() {}

    /** The version, such as {@code 0.1.0}. */
    static String number() {
        return NUMBER;
    }
}
