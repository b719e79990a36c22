package dev.mcpctl.config.entry;

/** How an entry wants its server to be reached. */
public enum Way {
    /** Started as a program. */
    STDIO("stdio"),
    /** Streamable HTTP. */
    HTTP("http"),
    /** HTTP+SSE of 2024-11-05. */
    SSE("sse"),
    /** Behind a URL; which HTTP transport shows when it answers. */
    AUTO("http"),
    /** The entry does not say, or says it wrongly. */
    UNKNOWN("?");

    private final String word;

    Way(String word) {
        this.word = word;
    }

    /** For lists and documents. */
    public String word() {
        return word;
    }
}
