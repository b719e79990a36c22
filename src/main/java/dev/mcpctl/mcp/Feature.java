package dev.mcpctl.mcp;

/** What only some revisions have: the one table of it, for our side of a conversation and for servers of ours alike. */
public enum Feature {
    /** Several messages in one array. */
    BATCHES(ProtocolVersion.V2025_03_26, ProtocolVersion.V2025_03_26),
    /** The server capability {@code completions}; before, arguments were completed without one. */
    COMPLETIONS(ProtocolVersion.V2025_03_26),
    /** The server asks the user. */
    ELICITATION(ProtocolVersion.V2025_06_18),
    /** Elicitation by form and by URL, each declared by itself. */
    ELICITATION_MODES(ProtocolVersion.V2025_11_25),
    /** Sampling in which the model may use tools. */
    SAMPLING_TOOLS(ProtocolVersion.V2025_11_25),
    /** Tasks as a part of the protocol, which clients ask for. */
    TASKS(ProtocolVersion.V2025_11_25, ProtocolVersion.V2025_11_25),
    /** Streams over HTTP that begin with an id, from which they can be resumed. */
    PRIMED_STREAMS(ProtocolVersion.V2025_11_25, ProtocolVersion.V2025_11_25),
    /** Capabilities of both sides beyond the protocol, under {@code extensions}. */
    EXTENSIONS(ProtocolVersion.V2026_07_28);

    private final ProtocolVersion first;
    private final ProtocolVersion last;

    Feature(ProtocolVersion first) {
        this(first, ProtocolVersion.newest());
    }

    Feature(ProtocolVersion first, ProtocolVersion last) {
        this.first = first;
        this.last = last;
    }

    boolean isIn(ProtocolVersion version) {
        return version.compareTo(first) >= 0 && version.compareTo(last) <= 0;
    }
}
