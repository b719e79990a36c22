package dev.mcpctl.mcp.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A prompt. Schema: Prompt. */
public record Prompt(
        String name, @Nullable String title, @Nullable String description, List<Argument> arguments, ObjectNode raw) {

    /** An argument of a prompt; its value is always text. Schema: PromptArgument. */
    public record Argument(
            String name, @Nullable String title, @Nullable String description, boolean required, ObjectNode raw) {

        /** Reads an argument. */
        public static Argument read(JsonNode node) throws Item.Broken {
            Members members = Members.of(node);
            return new Argument(
                    members.text("name"),
                    members.optionalText("title"),
                    members.optionalText("description"),
                    Boolean.TRUE.equals(members.optionalBoolean("required")),
                    members.raw());
        }
    }

    /** Reads a prompt; arguments that are broken are left out of the view and stay in {@code raw}. */
    public static Prompt read(JsonNode node) throws Item.Broken {
        Members members = Members.of(node);
        List<Argument> arguments = new ArrayList<>();
        JsonNode declared = members.raw().path("arguments");
        for (JsonNode argument : declared.isArray() ? declared : List.<JsonNode>of()) {
            Item<Argument> item = Item.of(argument, Argument::read);
            if (item.value() != null) {
                arguments.add(item.value());
            }
        }
        return new Prompt(
                members.text("name"),
                members.optionalText("title"),
                members.optionalText("description"),
                List.copyOf(arguments),
                members.raw());
    }
}
