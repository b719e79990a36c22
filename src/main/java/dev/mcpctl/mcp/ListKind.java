package dev.mcpctl.mcp;

import org.jspecify.annotations.Nullable;

/** The four lists of a server. */
public enum ListKind {
    /** Tools. */
    TOOLS("tools", "tool", "tools", "tools/list", "tools"),
    /** Resources. */
    RESOURCES("resources", "resource", "resources", "resources/list", "resources"),
    /** Resource templates. */
    TEMPLATES("templates", "template", "resourceTemplates", "resources/templates/list", "resources"),
    /** Prompts. */
    PROMPTS("prompts", "prompt", "prompts", "prompts/list", "prompts");

    private final String plural;
    private final String singular;
    private final String member;
    private final String method;
    private final String capability;

    ListKind(String plural, String singular, String member, String method, String capability) {
        this.plural = plural;
        this.singular = singular;
        this.member = member;
        this.method = method;
        this.capability = capability;
    }

    /** The word on the command line. */
    public String plural() {
        return plural;
    }

    /** The word for one. */
    public String singular() {
        return singular;
    }

    /** The member of the result that holds the items. */
    public String member() {
        return member;
    }

    /** The method that lists. */
    public String method() {
        return method;
    }

    /** The capability that a server declares for it. */
    public String capability() {
        return capability;
    }

    /** The kind with this name, singular or plural, or null. */
    public static @Nullable ListKind of(String word) {
        for (ListKind kind : values()) {
            if (kind.plural.equals(word) || kind.singular.equals(word)) {
                return kind;
            }
        }
        return null;
    }
}
