package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;

/** The numbers a run ends with, and the only mapping from failures to them. */
enum ExitCode {
    DONE(0),
    ANSWER_IS_NO(1),
    USAGE(2),
    AUTHENTICATION(3),
    UNREACHABLE(4),
    TOOL_FAILED(5),
    REFUSED(6),
    TIMED_OUT(7),
    NOT_ANSWERED(8),
    BUG(70),
    LOCAL_FILE(74);

    private static final int SIGNAL_BASE = 128;
    private static final int INTERRUPT = 2;

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    static int of(Failure failure) {
        return switch (failure.kind()) {
            case USAGE, CONFIGURATION -> USAGE.number;
            case UNAUTHORIZED -> AUTHENTICATION.number;
            case UNREACHABLE, SERVER_GONE -> UNREACHABLE.number;
            case REFUSED, PROTOCOL -> REFUSED.number;
            case TASK_FAILED -> TOOL_FAILED.number;
            case TIMED_OUT -> TIMED_OUT.number;
            case NOT_ANSWERED -> NOT_ANSWERED.number;
            case LOCAL_FILE -> LOCAL_FILE.number;
            case INTERRUPTED ->
                ofSignal(failure.details().get("signal") instanceof Integer signal ? signal : INTERRUPT);
            case BUG -> BUG.number;
        };
    }

    /** The code itself; for failures that end with a signal's number, the nearest there is. */
    static ExitCode named(Failure failure) {
        for (ExitCode each : values()) {
            if (each.number == of(failure)) {
                return each;
            }
        }
        return UNREACHABLE;
    }

    /** The one with this number; a program of another's that failed in its own way counts as no. */
    static ExitCode numbered(int number) {
        for (ExitCode each : values()) {
            if (each.number == number) {
                return each;
            }
        }
        return ANSWER_IS_NO;
    }

    static int ofSignal(int signal) {
        return SIGNAL_BASE + signal;
    }
}
