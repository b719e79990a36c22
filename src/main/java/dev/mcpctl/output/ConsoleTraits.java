package dev.mcpctl.output;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the console before anything is printed.
 *
 * @param terminals which streams are terminals
 * @param width columns, at least 20
 * @param colour whether stdout gets colours
 * @param errorColour whether stderr gets colours
 * @param asking whether the user allows questions at all: not in CI, not with {@code --no-input}
 * @param verbosity -1 quiet, 0 normal, 1 for {@code -v}, 2 for {@code -vv}
 */
public record ConsoleTraits(
        Terminals terminals, int width, boolean colour, boolean errorColour, boolean asking, int verbosity) {

    private static final int USUAL_WIDTH = 80;
    private static final int LEAST_WIDTH = 20;
    private static final int GREATEST_WIDTH = 10_000;

    /** Decides by the usual variables: COLUMNS, CI, TERM, NO_COLOR, CLICOLOR, CLICOLOR_FORCE, FORCE_COLOR. */
    public static ConsoleTraits of(Terminals terminals, Environment environment) {
        boolean forced = forced(environment);
        boolean wanted = forced || !refused(environment);
        return new ConsoleTraits(
                terminals,
                columns(environment.get("COLUMNS")),
                forced || (wanted && terminals.stdout()),
                forced || (wanted && terminals.stderr()),
                !environment.has("CI"),
                0);
    }

    private static boolean forced(Environment environment) {
        return says(environment.get("CLICOLOR_FORCE")) || says(environment.get("FORCE_COLOR"));
    }

    private static boolean says(@Nullable String value) {
        return value != null && !value.isEmpty() && !denies(value);
    }

    private static boolean denies(@Nullable String value) {
        return "0".equals(value) || "false".equals(value);
    }

    private static boolean refused(Environment environment) {
        return environment.has("NO_COLOR")
                || "0".equals(environment.get("CLICOLOR"))
                || denies(environment.get("FORCE_COLOR"))
                || "dumb".equals(environment.get("TERM"));
    }

    private static int columns(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > 6) {
            return USUAL_WIDTH;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return USUAL_WIDTH;
            }
            value = value * 10 + digit - '0';
        }
        return value == 0 ? USUAL_WIDTH : bounded(value);
    }

    private static int bounded(int columns) {
        return Math.max(LEAST_WIDTH, Math.min(columns, GREATEST_WIDTH));
    }

    /** The same with another width, for a terminal that said how wide it is. */
    public ConsoleTraits withWidth(int columns) {
        return new ConsoleTraits(terminals, bounded(columns), colour, errorColour, asking, verbosity);
    }

    /** The same, and nothing may be asked: {@code --no-input}. */
    public ConsoleTraits withoutInput() {
        return new ConsoleTraits(terminals, width, colour, errorColour, false, verbosity);
    }

    /** The same with another verbosity. */
    public ConsoleTraits withVerbosity(int level) {
        return new ConsoleTraits(terminals, width, colour, errorColour, asking, level);
    }

    /** Whether a person can be asked: stdin and stderr are terminals and nothing forbids it. */
    public boolean interactive() {
        return asking && terminals.stdin() && terminals.stderr();
    }
}
