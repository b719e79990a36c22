package dev.mcpctl.serve.demo;

import org.jspecify.annotations.Nullable;

/** The eight levels of log messages, quietest first. */
enum LogLevel {
    DEBUG("debug"),
    INFO("info"),
    NOTICE("notice"),
    WARNING("warning"),
    ERROR("error"),
    CRITICAL("critical"),
    ALERT("alert"),
    EMERGENCY("emergency");

    private final String word;

    LogLevel(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    /** The level with this name, or null when there is none. */
    static @Nullable LogLevel of(@Nullable String word) {
        for (LogLevel level : values()) {
            if (level.word.equals(word)) {
                return level;
            }
        }
        return null;
    }
}
