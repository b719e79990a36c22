package dev.mcpctl.mcp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * What a server told of.
 *
 * @param kind what changed
 * @param uri of the resource, untrusted; null when a list changed
 * @param method of the notification
 * @param params as received
 */
public record Change(Kind kind, @Nullable String uri, String method, ObjectNode params) {

    /** The things that change. */
    public enum Kind {
        /** The list of tools. */
        TOOLS("tools"),
        /** The list of prompts. */
        PROMPTS("prompts"),
        /** The list of resources. */
        RESOURCES("resources"),
        /** One resource. */
        RESOURCE("resource");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The word in documents. */
        public String word() {
            return word;
        }
    }

    /** The change that a notification tells of, or null when it tells of none. */
    static @Nullable Change of(String method, ObjectNode params) {
        Kind kind = switch (method) {
            case "notifications/tools/list_changed" -> Kind.TOOLS;
            case "notifications/prompts/list_changed" -> Kind.PROMPTS;
            case "notifications/resources/list_changed" -> Kind.RESOURCES;
            case "notifications/resources/updated" -> Kind.RESOURCE;
            default -> null;
        };
        return kind == null
                ? null
                : new Change(kind, kind == Kind.RESOURCE ? params.path("uri").asText("") : null, method, params);
    }

    /** Whether somebody with this interest wants to hear of it. An update may name a part of what is watched. */
    boolean isWantedBy(Interest interest) {
        return switch (kind) {
            case TOOLS -> interest.tools();
            case PROMPTS -> interest.prompts();
            case RESOURCES -> interest.resources();
            case RESOURCE -> !interest.uris().isEmpty();
        };
    }
}
