package dev.mcpctl.serve.demo;

/** A tool could not do its work, for a reason that the caller can read: an {@code isError} result. */
final class Trouble extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Trouble(String text) {
        super(text, null, false, false);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
