package dev.mcpctl.output;

import org.jspecify.annotations.Nullable;

/**
 * What a terminal can do beyond text, told by its variables alone: asking it costs a round trip and, where nobody answers,
 * a wait. What is not known to work is not used.
 *
 * @param pictures how it shows pictures
 * @param hyperlinks whether it makes a link of OSC 8
 */
public record TerminalAbilities(Pictures pictures, boolean hyperlinks) {

    private static final TerminalAbilities NOTHING = new TerminalAbilities(Pictures.NONE, false);

    /** The first VTE in which links do not crash. */
    private static final int VTE_WITH_LINKS = 5000;

    /** The ways of showing a picture. */
    public enum Pictures {
        /** Not at all. */
        NONE("none"),
        /** The graphics protocol of kitty. */
        KITTY("kitty"),
        /** The inline images of iTerm2. */
        ITERM2("iterm2"),
        /** Sixel graphics. */
        SIXEL("sixel");

        private final String word;

        Pictures(String word) {
            this.word = word;
        }

        static @Nullable Pictures named(@Nullable String word) {
            for (Pictures each : values()) {
                if (each.word.equals(word)) {
                    return each;
                }
            }
            return null;
        }
    }

    /** Decides by TERM, TERM_PROGRAM and their like; {@code MCPCTL_IMAGES} and {@code FORCE_HYPERLINK} overrule that. */
    static TerminalAbilities of(Environment environment) {
        Pictures wanted = Pictures.named(environment.get("MCPCTL_IMAGES"));
        String forced = environment.get("FORCE_HYPERLINK");
        TerminalAbilities known = known(environment);
        return new TerminalAbilities(
                wanted == null ? known.pictures : wanted,
                (forced == null || forced.isEmpty()) ? known.hyperlinks : !forced.equals("0"));
    }

    private static TerminalAbilities known(Environment environment) {
        String term = text(environment, "TERM");
        boolean between = environment.has("TMUX") || environment.has("STY") || term.startsWith("screen");
        if (between || term.equals("dumb")) {
            return NOTHING;
        }
        if (environment.has("KITTY_WINDOW_ID") || term.equals("xterm-kitty") || term.equals("xterm-ghostty")) {
            return new TerminalAbilities(Pictures.KITTY, true);
        }
        TerminalAbilities program = ofProgram(text(environment, "TERM_PROGRAM"), text(environment, "LC_TERMINAL"));
        if (program != null) {
            return program;
        }
        boolean sixel = term.startsWith("foot") || term.startsWith("mlterm") || term.contains("sixel");
        return new TerminalAbilities(sixel ? Pictures.SIXEL : Pictures.NONE, linksByVariable(environment, term));
    }

    private static @Nullable TerminalAbilities ofProgram(String program, String behindSsh) {
        return switch (program.isEmpty() ? behindSsh : program) {
            case "iTerm.app", "iTerm2" -> new TerminalAbilities(Pictures.ITERM2, true);
            case "WezTerm" -> new TerminalAbilities(Pictures.ITERM2, true);
            case "ghostty" -> new TerminalAbilities(Pictures.KITTY, true);
            case "vscode", "Hyper", "Tabby", "rio" -> new TerminalAbilities(Pictures.NONE, true);
            case "Apple_Terminal" -> NOTHING;
            default -> null;
        };
    }

    private static boolean linksByVariable(Environment environment, String term) {
        return environment.has("WT_SESSION")
                || environment.has("KONSOLE_VERSION")
                || environment.has("DOMTERM")
                || term.startsWith("foot")
                || term.startsWith("alacritty")
                || version(text(environment, "VTE_VERSION")) >= VTE_WITH_LINKS;
    }

    private static int version(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    private static String text(Environment environment, String name) {
        String value = environment.get(name);
        return value == null ? "" : value;
    }
}
