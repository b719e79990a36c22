package dev.mcpctl.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Our own version, written by the build. */
final class Version {

    private Version() {}

    /** The version, such as {@code 0.1.0}; {@code unknown} outside a build. */
    static String number() {
        try (InputStream text = Version.class.getResourceAsStream("/dev/mcpctl/version.txt")) {
            return text == null ? "unknown" : new String(text.readAllBytes(), StandardCharsets.UTF_8).trim();
        } catch (IOException unreadable) {
            return "unknown";
        }
    }
}
