package dev.mcpctl.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One block of a tool's result or of a prompt's message. Schema: ContentBlock. Long values stay nodes, so that they can
 * be streamed from a large message.
 */
public sealed interface Content {

    /** Which kind it is; lets switches be checked for completeness. */
    enum Kind {
        TEXT,
        IMAGE,
        AUDIO,
        EMBEDDED_RESOURCE,
        RESOURCE_LINK,
        UNKNOWN
    }

    /** Which kind it is. */
    Kind kind();

    /** The block as received. */
    JsonNode raw();

    /** Text; the value is a text node. */
    record Text(JsonNode text, JsonNode raw) implements Content {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** An image, in Base64. */
    record Image(JsonNode data, @Nullable String mimeType, JsonNode raw) implements Content {
        @Override
        public Kind kind() {
            return Kind.IMAGE;
        }
    }

    /** A sound, in Base64. */
    record Audio(JsonNode data, @Nullable String mimeType, JsonNode raw) implements Content {
        @Override
        public Kind kind() {
            return Kind.AUDIO;
        }
    }

    /** A resource with its contents. */
    record Embedded(ResourceContents contents, JsonNode raw) implements Content {
        @Override
        public Kind kind() {
            return Kind.EMBEDDED_RESOURCE;
        }
    }

    /** A resource that can be read. */
    record Link(Resource resource, JsonNode raw) implements Content {
        @Override
        public Kind kind() {
            return Kind.RESOURCE_LINK;
        }
    }

    /** A block of a type that mcpctl does not know, or a broken one. */
    record Unknown(String problem, JsonNode raw) implements Content {
        @Override
        public Kind kind() {
            return Kind.UNKNOWN;
        }
    }

    /** Reads a block; what cannot be read becomes {@link Unknown}. */
    static Content read(JsonNode node) {
        try {
            return typed(node);
        } catch (Item.Broken broken) {
            return new Unknown("the block " + broken.getMessage(), node);
        }
    }

    private static Content typed(JsonNode node) throws Item.Broken {
        Members members = Members.of(node);
        String type = members.text("type");
        return switch (type) {
            case "text" -> new Text(textNode(members.raw(), "text"), node);
            case "image" -> new Image(textNode(members.raw(), "data"), members.optionalText("mimeType"), node);
            case "audio" -> new Audio(textNode(members.raw(), "data"), members.optionalText("mimeType"), node);
            case "resource" -> new Embedded(ResourceContents.read(members.raw().path("resource")), node);
            case "resource_link" -> new Link(Resource.read(node), node);
            default -> new Unknown("a block of unknown type '" + type + "'", node);
        };
    }

    private static JsonNode textNode(ObjectNode node, String name) throws Item.Broken {
        JsonNode value = node.get(name);
        if (value == null || !value.isTextual()) {
            throw new Item.Broken("has no text '" + name + "'");
        }
        return value;
    }
}
