package dev.mcpctl.config.entry;

/** The formats in which programs keep their lists. */
public enum Format {
    /** JSON in which comments and trailing commas are let pass. */
    JSON,
    /** TOML. */
    TOML,
    /** YAML. */
    YAML
}
