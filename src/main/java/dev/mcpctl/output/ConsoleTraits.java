package dev.mcpctl.output;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the console before anything is printed.
 *
 * @param terminals which streams are terminals
 * @param width columns, at least 20
 * @param height lines, 0 when nobody knows
 * @param abilities what the terminal behind stdout can do beyond text, null when there is none
 * @param colour whether stdout gets colours
 * @param errorColour whether stderr gets colours
 * @param asking whether the user allows questions at all: not in CI, not with {@code --no-input}
 * @param verbosity -1 quiet, 0 normal, 1 for {@code -v}, 2 for {@code -vv}
 */
public record ConsoleTraits(
        Terminals terminals,
        int width,
        int height,
        @Nullable TerminalAbilities abilities,
        boolean colour,
        boolean errorColour,
        boolean asking,
        int verbosity) {

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
                number(environment.get("LINES")),
                terminals.stdout() ? TerminalAbilities.of(environment) : null,
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
        int value = number(text);
        return value == 0 ? USUAL_WIDTH : bounded(value);
    }

    /** 0 for anything but a number of up to six digits. */
    private static int number(@Nullable String text) {
        if (text == null || text.length() > 6) {
            return 0;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                return 0;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }

    private static int bounded(int columns) {
        return Math.max(LEAST_WIDTH, Math.min(columns, GREATEST_WIDTH));
    }

    /** The same with another width, for a terminal that said how wide it is. */
    public ConsoleTraits withWidth(int columns) {
        return new ConsoleTraits(
                terminals, bounded(columns), height, abilities, colour, errorColour, asking, verbosity);
    }

    /**
     * The same with the size that the terminal said it has.
     *
     * @param size lines and columns as {@code stty size} prints them; anything else changes nothing
     */
    public ConsoleTraits withSize(String size) {
        int blank = size.indexOf(' ');
        int lines = blank < 0 ? 0 : number(size.substring(0, blank));
        int columns = blank < 0 ? 0 : number(size.substring(blank + 1));
        if (lines == 0 || columns == 0) {
            return this;
        }
        return new ConsoleTraits(terminals, bounded(columns), lines, abilities, colour, errorColour, asking, verbosity);
    }

    /** The same, and nothing may be asked: {@code --no-input}. */
    public ConsoleTraits withoutInput() {
        return new ConsoleTraits(terminals, width, height, abilities, colour, errorColour, false, verbosity);
    }

    /** The same with another verbosity. */
    public ConsoleTraits withVerbosity(int level) {
        return new ConsoleTraits(terminals, width, height, abilities, colour, errorColour, asking, level);
    }

    /** Whether a person can be asked: stdin and stderr are terminals and nothing forbids it. */
    public boolean interactive() {
        return asking && terminals.stdin() && terminals.stderr();
    }
}
