package dev.mcpctl.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What the process gave us; nothing below reads it from anywhere else.
 *
 * @param streams stdin, stdout and stderr
 * @param environment variables
 * @param properties those of our own that the launcher sets
 * @param directory working directory
 * @param clock the time of day
 */
record Context(
        Streams streams,
        Map<String, String> environment,
        LauncherProperties properties,
        Path directory,
        InstantSource clock) {

    /** The same process with other streams. */
    Context with(Streams others) {
        return new Context(others, environment, properties, directory, clock);
    }

    /** The same process with other variables. */
    Context with(Map<String, String> variables) {
        return new Context(streams, variables, properties, directory, clock);
    }

    /** The three streams. */
    record Streams(InputStream in, OutputStream out, OutputStream err) {}

    /**
     * What the launcher learned before the JVM started.
     *
     * @param terminals digits of the file descriptors that are terminals, such as {@code 012}
     * @param size lines and columns of the terminal, such as {@code 24 80}, empty when there is none
     * @param home directory of the distribution, empty when started without the launcher
     * @param archive start-up archive in use, empty when there is none
     * @param archiveWanted where the launcher looked for one in the user's cache, empty when there is no such place
     */
    record LauncherProperties(String terminals, String size, String home, String archive, String archiveWanted) {}
}
