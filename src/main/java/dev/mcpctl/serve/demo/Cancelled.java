package dev.mcpctl.serve.demo;

/** The client no longer wants the answer; the work is unwound and nothing is sent. */
final class Cancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Cancelled() {
        super(null, null, false, false);
    }
}
