package dev.mcpctl.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A console over memory, with what was printed to it. */
final class Screen {

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final Console console;

    private Screen(ConsoleTraits traits) {
        console = Console.of(Console.Streams.of(stdout, stderr), traits);
    }

    static Screen pipe() {
        return new Screen(ConsoleTraits.of(Terminals.of(""), Map.<String, String>of()::get));
    }

    static Screen terminal(int width) {
        return new Screen(ConsoleTraits.of(Terminals.of("012"), Map.of("NO_COLOR", "1")::get)
                .withWidth(width));
    }

    static Screen colourful() {
        return new Screen(ConsoleTraits.of(Terminals.of("012"), Map.<String, String>of()::get));
    }

    static Screen with(ConsoleTraits traits) {
        return new Screen(traits);
    }

    Console console() {
        return console;
    }

    String out() {
        console.flush();
        return stdout.toString(StandardCharsets.UTF_8);
    }

    byte[] outBytes() {
        console.flush();
        return stdout.toByteArray();
    }

    String err() {
        return stderr.toString(StandardCharsets.UTF_8);
    }
}
