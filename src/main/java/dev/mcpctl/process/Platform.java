package dev.mcpctl.process;

import java.util.Locale;

/** The operating systems whose rules for starting and ending programs differ. */
public enum Platform {
    /** Has {@code /proc} and usually {@code setsid}. */
    LINUX,
    /** A Unix without either, but with perl. */
    MAC,
    /** Has neither process groups nor signals, and runs batch files through {@code cmd.exe}. */
    WINDOWS,
    /** Any other Unix. */
    OTHER_UNIX;

    /** That of this machine. */
    public static Platform current() {
        return of(System.getProperty("os.name", ""));
    }

    /** The platform of an {@code os.name}. */
    public static Platform of(String osName) {
        String name = osName.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        if (name.startsWith("linux")) {
            return LINUX;
        }
        return name.startsWith("mac") ? MAC : OTHER_UNIX;
    }

    /** What separates the directories of {@code PATH}. */
    char pathSeparator() {
        return this == WINDOWS ? ';' : ':';
    }
}
