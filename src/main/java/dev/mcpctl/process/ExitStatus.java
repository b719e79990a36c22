package dev.mcpctl.process;

import org.jspecify.annotations.Nullable;

/** Says in words how a process ended. */
public final class ExitStatus {

    private static final int SIGNAL_BASE = 128;

    private ExitStatus() {}

    /** Such as {@code exited with status 3} or {@code was killed by SIGKILL}; null means that nobody knows. */
    public static String words(@Nullable Integer status) {
        if (status == null) {
            return "ended with an unknown status";
        }
        String signal = signal(status);
        return signal == null ? "exited with status " + status : "was killed by " + signal;
    }

    /** The name of the signal that a status stands for, or null. A shell and the JVM count 128 upwards for signals. */
    public static @Nullable String signal(int status) {
        return switch (status - SIGNAL_BASE) {
            case 1 -> "SIGHUP";
            case 2 -> "SIGINT";
            case 3 -> "SIGQUIT";
            case 4 -> "SIGILL";
            case 6 -> "SIGABRT";
            case 8 -> "SIGFPE";
            case 9 -> "SIGKILL";
            case 11 -> "SIGSEGV";
            case 13 -> "SIGPIPE";
            case 14 -> "SIGALRM";
            case 15 -> "SIGTERM";
            default -> null;
        };
    }
}
