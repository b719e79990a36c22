package dev.mcpctl.cli;

/** What the build knows, filled in by it. */
final class BuildNumber {

    static final String VERSION = "${project.version}";

    private BuildNumber() {}
}
