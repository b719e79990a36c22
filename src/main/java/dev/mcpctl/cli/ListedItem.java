package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.model.Item;
import dev.mcpctl.mcp.model.Prompt;
import dev.mcpctl.mcp.model.Resource;
import dev.mcpctl.mcp.model.ResourceTemplate;
import dev.mcpctl.mcp.model.Tool;
import org.jspecify.annotations.Nullable;

/**
 * One item of a list as a person sees it.
 *
 * @param name what the user writes to use it: a name, or a URI
 * @param signature its arguments, or empty
 * @param about one line on what it is, or empty
 * @param problem what is broken about it, or null
 */
record ListedItem(
        String name,
        String signature,
        String about,
        @Nullable String problem) {

    static ListedItem of(ListKind kind, JsonNode node) {
        return switch (kind) {
            case TOOLS -> tool(Item.of(node, Tool::read));
            case RESOURCES -> resource(Item.of(node, Resource::read));
            case TEMPLATES -> template(Item.of(node, ResourceTemplate::read));
            case PROMPTS -> prompt(Item.of(node, Prompt::read));
        };
    }

    private static ListedItem tool(Item<Tool> item) {
        Tool tool = item.value();
        return tool == null
                ? broken(item)
                : new ListedItem(tool.name(), Signature.of(tool), about(tool.title(), tool.description()), null);
    }

    private static ListedItem resource(Item<Resource> item) {
        Resource resource = item.value();
        return resource == null
                ? broken(item)
                : new ListedItem(
                        resource.uri(),
                        "",
                        about(named(resource.title(), resource.name(), resource.uri()), resource.description()),
                        null);
    }

    private static ListedItem template(Item<ResourceTemplate> item) {
        ResourceTemplate template = item.value();
        return template == null
                ? broken(item)
                : new ListedItem(
                        template.uriTemplate(),
                        "",
                        about(named(template.title(), template.name(), template.uriTemplate()), template.description()),
                        null);
    }

    private static ListedItem prompt(Item<Prompt> item) {
        Prompt prompt = item.value();
        return prompt == null
                ? broken(item)
                : new ListedItem(
                        prompt.name(), Signature.of(prompt), about(prompt.title(), prompt.description()), null);
    }

    private static ListedItem broken(Item<?> item) {
        JsonNode name = item.raw().path("name");
        String problem = item.problem() == null ? "is broken" : item.problem();
        return new ListedItem(name.isTextual() ? name.textValue() : "?", "", "(broken: " + problem + ")", problem);
    }

    private static @Nullable String named(@Nullable String title, String name, String identifier) {
        return title != null ? title : name.equals(identifier) ? null : name;
    }

    private static String about(@Nullable String title, @Nullable String description) {
        String text = description == null || description.isBlank() ? title : description;
        return text == null ? "" : text;
    }
}
