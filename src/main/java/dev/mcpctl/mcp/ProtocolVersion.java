package dev.mcpctl.mcp;

import org.jspecify.annotations.Nullable;

/** The revisions of the specification that mcpctl speaks, oldest first. */
public enum ProtocolVersion {
    /** First stable revision. */
    V2024_11_05("2024-11-05", Generation.LEGACY),
    /** Streamable HTTP, batches, annotations, audio. */
    V2025_03_26("2025-03-26", Generation.LEGACY),
    /** Structured output, elicitation, resource links. */
    V2025_06_18("2025-06-18", Generation.LEGACY),
    /** Icons, tasks, URL elicitation. */
    V2025_11_25("2025-11-25", Generation.LEGACY),
    /** Stateless requests, discovery, input-required results. */
    V2026_07_28("2026-07-28", Generation.MODERN);

    /** What separates the revisions: a handshake and a session, or neither. */
    public enum Generation {
        /** Handshake, session, server-sent requests. */
        LEGACY("legacy"),
        /** Stateless, everything in {@code _meta}. */
        MODERN("modern");

        private final String label;

        Generation(String label) {
            this.label = label;
        }

        /** The name as it is written on the command line and in documents. */
        public String label() {
            return label;
        }

        /** The generation with this name, or null. */
        public static @Nullable Generation of(String label) {
            for (Generation generation : values()) {
                if (generation.label.equals(label)) {
                    return generation;
                }
            }
            return null;
        }
    }

    private final String date;
    private final Generation generation;

    ProtocolVersion(String date, Generation generation) {
        this.date = date;
        this.generation = generation;
    }

    /** The date that stands on the wire. */
    public String date() {
        return date;
    }

    /** Which generation it belongs to. */
    public Generation generation() {
        return generation;
    }

    /** Whether it has what only some revisions have. */
    public boolean has(Feature feature) {
        return feature.isIn(this);
    }

    /** The newest revision of all. */
    static ProtocolVersion newest() {
        return V2026_07_28;
    }

    /** The newest revision of a generation. */
    public static ProtocolVersion newest(Generation generation) {
        ProtocolVersion newest = V2024_11_05;
        for (ProtocolVersion version : values()) {
            newest = version.generation == generation ? version : newest;
        }
        return newest;
    }

    /** The revision with this date, or null when mcpctl does not speak it. */
    public static @Nullable ProtocolVersion of(String date) {
        for (ProtocolVersion version : values()) {
            if (version.date.equals(date)) {
                return version;
            }
        }
        return null;
    }

    /** All dates, for messages. */
    public static String dates() {
        StringBuilder dates = new StringBuilder();
        for (ProtocolVersion version : values()) {
            dates.append(dates.length() == 0 ? "" : ", ").append(version.date);
        }
        return dates.toString();
    }
}
