package dev.mcpctl.failure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a command cannot go on: a kind, one sentence for the user, an optional next step and machine-readable details.
 *
 * <p>Immutable; {@link #hint} and {@link #detail} give a changed copy that keeps cause and stack trace.
 */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The closed list of reasons. Exit codes are decided from it in one place, {@code cli.ExitCode}. */
    public enum Kind {
        /** Wrong options or arguments, a tool that is not in the server's list. */
        USAGE,
        /** A configuration file that cannot be used, or a server name that nothing defines. */
        CONFIGURATION,
        /** Credentials are missing or were refused. */
        UNAUTHORIZED,
        /** The server could not be started or connected to, or there is no MCP behind it. */
        UNREACHABLE,
        /** The server went away while it was needed. */
        SERVER_GONE,
        /** The peer answered with a JSON-RPC error. */
        REFUSED,
        /** The peer broke the protocol. */
        PROTOCOL,
        /** A task of the server ended without a result. */
        TASK_FAILED,
        /** A deadline passed after the server was ready. */
        TIMED_OUT,
        /** Input that nothing may or can give, missing trust, or a surface lock. */
        NOT_ANSWERED,
        /** A local file could not be read or written. */
        LOCAL_FILE,
        /** A signal ended the run; the detail {@code signal} has its number. */
        INTERRUPTED,
        /** A mistake in mcpctl itself. */
        BUG
    }

    private final Kind kind;
    private final String code;
    private final @Nullable String hint;
    private final transient Map<String, Object> details;

    private Failure(Content content, @Nullable Throwable cause) {
        super(content.message, cause);
        this.kind = content.kind;
        this.code = content.code;
        this.hint = content.hint;
        this.details = Collections.unmodifiableMap(content.details);
    }

    private record Content(
            Kind kind,
            String code,
            String message,
            @Nullable String hint,
            Map<String, Object> details) {}

    /**
     * A failure with a code of its own.
     *
     * @param kind decides the exit code
     * @param code stable machine-readable name in snake case, part of the published closed list
     * @param message one sentence, lower case, no full stop, naming the thing
     */
    public static Failure of(Kind kind, String code, String message) {
        return new Failure(new Content(kind, code, message, null, Map.of()), null);
    }

    /** The same with the exception behind it, shown only with {@code -vv}. */
    public static Failure of(Kind kind, String code, String message, @Nullable Throwable cause) {
        return new Failure(new Content(kind, code, message, null, Map.of()), cause);
    }

    /** Wrong options or arguments, code {@code usage}. */
    public static Failure usage(String message) {
        return of(Kind.USAGE, "usage", message);
    }

    /** The server could not be reached, code {@code unreachable}. */
    public static Failure unreachable(String message, @Nullable Throwable cause) {
        return of(Kind.UNREACHABLE, "unreachable", message, cause);
    }

    /** The peer broke the protocol, code {@code protocol}. */
    public static Failure protocol(String message) {
        return of(Kind.PROTOCOL, "protocol", message);
    }

    /** A local file could not be read or written, code {@code local_file}. */
    public static Failure localFile(String message, @Nullable Throwable cause) {
        return of(Kind.LOCAL_FILE, "local_file", message, cause);
    }

    /** A mistake of ours, code {@code bug}; memory that ran out is told as what it is, because more of it helps. */
    public static Failure bug(Throwable mistake) {
        if (mistake instanceof OutOfMemoryError) {
            long most = Runtime.getRuntime().maxMemory() >> 20;
            return of(Kind.BUG, "bug", "the memory ran out: " + most + " MiB were not enough", mistake)
                    .hint("give it more: MCPCTL_JAVA_OPTS=-Xmx" + 2 * most
                            + "m; -O FILE writes a long result without holding it");
        }
        return of(Kind.BUG, "bug", "a mistake in mcpctl: " + mistake, mistake)
                .hint("run it again with -vv and report what it prints");
    }

    /** A copy with the next step for the user: a sentence or a command to run. */
    public Failure hint(@Nullable String next) {
        return copy(next, details);
    }

    /**
     * A copy with one more detail for {@code -o json}.
     *
     * @param value text, number, boolean, a list of these, or a JSON tree
     */
    public Failure detail(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(name, value);
        return copy(hint, more);
    }

    private Failure copy(@Nullable String newHint, Map<String, Object> newDetails) {
        Failure copy = new Failure(new Content(kind, code, message(), newHint, newDetails), getCause());
        copy.setStackTrace(getStackTrace());
        return copy;
    }

    /** What kind of reason this is. */
    public Kind kind() {
        return kind;
    }

    /** Stable machine-readable name in snake case. */
    public String code() {
        return code;
    }

    /** The sentence. */
    public String message() {
        String message = getMessage();
        return message == null ? code : message;
    }

    /** The next step, or null when there is none worth saying. */
    public @Nullable String hint() {
        return hint;
    }

    /** Details in the order they were added; unmodifiable. */
    public Map<String, Object> details() {
        return details;
    }
}
