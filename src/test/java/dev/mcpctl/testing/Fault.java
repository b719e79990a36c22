package dev.mcpctl.testing;

import java.util.Locale;

/**
 * What a {@link MisbehavingServer} can do wrong. The word for the command line, and the name of the tool where there is
 * one, is the constant in lower case with hyphens, such as {@code dies-mid-call}.
 */
public enum Fault {
    // From the start on.

    /** Two lines on stderr, then exit status 3, before anything is read. */
    DIES_AT_ONCE,
    /** Reads nothing at all, so that writes to it get stuck. */
    NEVER_READS,
    /** Reads everything and answers nothing. */
    SILENT,
    /** Exit status 3 on {@code server/discover}; lives when it is never asked. */
    DIES_ON_PROBE,
    /** No answer to {@code server/discover}, a proper one to {@code initialize}. */
    SILENT_ON_PROBE,
    /** Speaks 2026-07-28 and refuses {@code initialize} with -32601. */
    MODERN,
    /** A banner of three lines, one of them blank, before the first answer, and a log line after each. */
    BANNER,
    /** Lines end with carriage return and newline. */
    CRLF,
    /** The first answer begins with a byte order mark. */
    BYTE_ORDER_MARK,
    /** Goes on living when its input ends. */
    IGNORES_END,
    /** Ignores the end of its input and SIGTERM; needs {@link MisbehavingServer#command}. */
    IGNORES_TERM,
    /** Starts one {@code sleep} with its own stdout, and an orphaned one whose pipes lead nowhere. */
    FORKS_CHILDREN,
    /** Starts a {@code sleep} that holds stdout and stderr, then dies with status 3 when it is called. */
    LEAVES_CHILD_WITH_PIPES,
    /** 50 MB on stderr before the first answer, then a last line {@code flood is over}. */
    STDERR_FLOOD,
    /** A line of 50 MB on stderr. */
    STDERR_LONG_LINE,
    /** One tool has a number for a name, among good ones. */
    MALFORMED_TOOL,
    /** One tool is listed twice. */
    DUPLICATE_TOOLS,
    /** {@code tools/list} answers with the same next cursor for ever. */
    CYCLING_CURSOR,
    /** Offers resources, and does not know {@code resources/list}. */
    UNKNOWN_LIST,
    /** Server information with a control sequence and a bidirectional override in its name. */
    TRICKY_NAME,

    // When a method is called: FAULT@METHOD, or as a tool; as a plain argument it means tools/call.

    /** A line on stderr, then exit status 4. */
    DIES_MID_CALL,
    /** Kills itself with SIGKILL. */
    KILLED_MID_CALL,
    /** No answer. */
    NEVER_ANSWERS,
    /** Answers after {@code milliseconds} (argument, default 1000); other requests go on. */
    LATE,
    /** The first half of the answer, without a newline, then exit status 0. */
    HALF_LINE,
    /** The answer without its newline, then exit status 0. */
    NO_NEWLINE,
    /** The answer in two writes, a tenth of a second apart. */
    SPLIT_LINE,
    /** An answer that never ends. */
    ENDLESS_LINE,
    /** Two bytes of the answer are no UTF-8. */
    INVALID_UTF8,
    /** A line that is no JSON, then the answer. */
    INVALID_JSON,
    /** A line that is no JSON, and no answer. */
    ONLY_INVALID_JSON,
    /** Three lines of JSON that are no messages, then the answer. */
    NO_MESSAGE,
    /** A line of plain text, then the answer. */
    NOISE,
    /** An answer to a request that was never made, then the right one. */
    WRONG_ID,
    /** An answer to a request that was never made, and no other. */
    ONLY_WRONG_ID,
    /** The id comes back as text. */
    ID_AS_TEXT,
    /** Two answers. */
    TWO_ANSWERS,
    /** An error whose id is null, and no answer. */
    NULL_ID,
    /** An error without a message. */
    ERROR_WITHOUT_MESSAGE,
    /** A proper error, -32000, with data. */
    ERROR,
    /** An answer of {@code bytes} (argument, default 300 MB) on one line. */
    HUGE_LINE,
    /** Closes stdout and lives on. */
    CLOSES_OUTPUT,
    /** Structured content that the tool's output schema forbids. */
    OUTPUT_MISMATCH,
    /** A result whose {@code content} is a text. */
    CONTENT_NO_ARRAY,
    /** {@code isError}. */
    IS_ERROR,
    /** Two logs and three progress notifications, then the answer. */
    CHATTY,
    /** A ping to the client, then the answer. */
    PINGS,
    /** A flood of stderr while the call runs, then the answer. */
    FLOODS_MID_CALL,
    /** Answers come when {@code count} (argument, default 64) calls have been made, last one first. */
    REVERSED;

    /** The word for this fault. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault of a word. */
    public static Fault of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether it happens when something is called. */
    public boolean onCall() {
        return compareTo(DIES_MID_CALL) >= 0;
    }
}
