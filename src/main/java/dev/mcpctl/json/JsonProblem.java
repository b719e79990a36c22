package dev.mcpctl.json;

/** A text is no JSON, or not the JSON that was asked for. The message says what and where, in the user's words. */
public final class JsonProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;

    /** A mistake at a place counted from 1. */
    public JsonProblem(String message, long line, long column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    /** The sentence without its position. */
    public String message() {
        String message = getMessage();
        return message == null ? "not JSON" : message;
    }

    /** Line of the mistake, counted from 1. */
    public long line() {
        return line;
    }

    /** Column of the mistake, counted from 1. */
    public long column() {
        return column;
    }

    /** The sentence with its position, for texts that a person wrote. */
    public String located() {
        return message() + " (line " + line + ", column " + column + ")";
    }
}
