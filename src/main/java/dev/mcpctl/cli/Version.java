package dev.mcpctl.cli;

/** Our own version. */
final class Version {

    private Version() {}

    /** The version, such as {@code 0.1.0}. */
    static String number() {
        return BuildNumber.VERSION;
    }
}
