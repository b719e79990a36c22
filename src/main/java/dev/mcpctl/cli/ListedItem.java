package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.mcp.model.Item;
import dev.mcpctl.mcp.model.Prompt;
import dev.mcpctl.mcp.model.Resource;
import dev.mcpctl.mcp.model.ResourceTemplate;
import dev.mcpctl.mcp.model.Tool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a list as a person sees it.
 *
 * @param name what the user writes to use it: a name, or a URI
 * @param signatures its arguments, and the same with less and less detail; empty for what takes none
 * @param marks what it claims of itself, see {@link Claims}, or empty
 * @param about one line on what it is, or empty
 * @param problem what is broken about it, or null
 */
record ListedItem(
        String name,
        List<String> signatures,
        String marks,
        String about,
        @Nullable String problem) {

    /** Its arguments in full, or empty. */
    String signature() {
        return signatures.isEmpty() ? "" : signatures.get(0);
    }

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
                : new ListedItem(
                        tool.name(),
                        Signature.forms(tool),
                        Claims.of(tool).marks(),
                        about(tool.title(), tool.description()),
                        null);
    }

    private static ListedItem resource(Item<Resource> item) {
        Resource resource = item.value();
        return resource == null
                ? broken(item)
                : new ListedItem(
                        resource.uri(),
                        List.of(),
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
                        List.of(),
                        "",
                        about(named(template.title(), template.name(), template.uriTemplate()), template.description()),
                        null);
    }

    private static ListedItem prompt(Item<Prompt> item) {
        Prompt prompt = item.value();
        return prompt == null
                ? broken(item)
                : new ListedItem(
                        prompt.name(),
                        List.of(Signature.of(prompt)),
                        "",
                        about(prompt.title(), prompt.description()),
                        null);
    }

    private static ListedItem broken(Item<?> item) {
        JsonNode name = item.raw().path("name");
        String problem = item.problem() == null ? "is broken" : item.problem();
        return new ListedItem(
                name.isTextual() ? name.textValue() : "?", List.of(), "", "(broken: " + problem + ")", problem);
    }

    private static @Nullable String named(@Nullable String title, String name, String identifier) {
        return title != null ? title : name.equals(identifier) ? null : name;
    }

    private static String about(@Nullable String title, @Nullable String description) {
        String text = description == null || description.isBlank() ? title : description;
        return text == null ? "" : text;
    }
}
