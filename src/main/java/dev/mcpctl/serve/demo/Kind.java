package dev.mcpctl.serve.demo;

import org.jspecify.annotations.Nullable;

/** The lists that can change, with the words the protocol has for them. */
enum Kind {
    TOOLS("tools", "notifications/tools/list_changed", "toolsListChanged"),
    RESOURCES("resources", "notifications/resources/list_changed", "resourcesListChanged"),
    PROMPTS("prompts", "notifications/prompts/list_changed", "promptsListChanged");

    private final String word;
    private final String notification;
    private final String filter;

    Kind(String word, String notification, String filter) {
        this.word = word;
        this.notification = notification;
        this.filter = filter;
    }

    String word() {
        return word;
    }

    /** The method that says the list has changed. */
    String notification() {
        return notification;
    }

    /** The member of a subscription filter that asks for it. Specification 2026-07-28, Subscriptions. */
    String filter() {
        return filter;
    }

    static @Nullable Kind of(String word) {
        for (Kind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        return null;
    }
}
