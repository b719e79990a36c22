package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The resources and templates of the demo server. */
final class Resources {

    static final String LOGO_URI = "demo://logo.png";
    static final String README_URI = "demo://readme.md";
    static final String CSV_URI = "demo://numbers.csv";
    static final String HOSTILE_URI = "demo://hostile.txt";
    static final String FOLDER_URI = "demo://folder";
    static final String GUARDED_URI = "demo://guarded.txt";
    static final String ITEM_PREFIX = "demo://items/";
    static final int ITEMS = 16;

    private static final String GROWN_PREFIX = "demo://grown/";
    private static final String PLAIN = "text/plain";

    private Resources() {}

    /** What {@code resources/list} says. */
    static List<ObjectNode> all(World world) {
        List<ObjectNode> resources = new ArrayList<>();
        ObjectNode logo = resource(LOGO_URI, "logo.png", "image/png", "The logo, drawn on demand");
        logo.putObject("annotations").put("priority", 0.8).putArray("audience").add("user");
        resources.add(logo);
        resources.add(sized(resource(README_URI, "readme.md", "text/markdown", "What there is to try"), Texts.README));
        resources.add(sized(resource(CSV_URI, "numbers.csv", "text/csv", "Numbers and their powers"), Texts.CSV));
        resources.add(sized(
                resource(HOSTILE_URI, "hostile.txt", PLAIN, "What a terminal should never be shown as it is"),
                Texts.HOSTILE));
        ObjectNode clock = resource(World.CLOCK_URI, "clock", PLAIN, "The time; changes every second for subscribers");
        clock.putArray("icons").add(Icons.clock());
        resources.add(clock);
        resources.add(resource(FOLDER_URI, "folder", "inode/directory", "Several contents in one answer"));
        resources.add(resource(GUARDED_URI, "guarded.txt", PLAIN, "Asks before it can be read"));
        for (int number = 1; number <= ITEMS; number++) {
            resources.add(resource(ITEM_PREFIX + number, "item " + number, PLAIN, "One of many"));
        }
        for (int number = 1; number <= world.grown(Kind.RESOURCES); number++) {
            resources.add(resource(GROWN_PREFIX + number, "grown " + number, PLAIN, "Grown by the tool 'grow'"));
        }
        return resources;
    }

    private static ObjectNode resource(String uri, String name, String mimeType, String description) {
        ObjectNode resource = Json.object();
        resource.put("uri", uri);
        resource.put("name", name);
        resource.put("description", description);
        resource.put("mimeType", mimeType);
        return resource;
    }

    private static ObjectNode sized(ObjectNode resource, String text) {
        resource.put("size", text.getBytes(StandardCharsets.UTF_8).length);
        return resource;
    }

    /** What {@code resources/templates/list} says. */
    static List<ObjectNode> templates() {
        return List.of(
                template("demo://cities/{city}", "city", "application/json", "Today's weather in a capital"),
                template("demo://notes/{year}/{title}", "note", "text/markdown", "A note of some year"),
                template("demo://items/{number}", "item", PLAIN, "One of the numbered items"),
                template("demo://big/{megabytes}", "big", "application/octet-stream", "So many million bytes"));
    }

    private static ObjectNode template(String uriTemplate, String name, String mimeType, String description) {
        ObjectNode template = Json.object();
        template.put("uriTemplate", uriTemplate);
        template.put("name", name);
        template.put("description", description);
        template.put("mimeType", mimeType);
        return template;
    }

    /** Whether there is something at this URI; does not make it. */
    static boolean exists(String uri, World world) {
        switch (uri) {
            case LOGO_URI, README_URI, CSV_URI, HOSTILE_URI, World.CLOCK_URI, FOLDER_URI, GUARDED_URI -> {
                return true;
            }
            default -> {
                return numbered(uri, ITEM_PREFIX, ITEMS) > 0
                        || numbered(uri, GROWN_PREFIX, world.grown(Kind.RESOURCES)) > 0
                        || TemplateResources.exists(uri);
            }
        }
    }

    /** The number at the end of a URI, or 0 when it is none from 1 to the last. */
    private static int numbered(String uri, String prefix, int last) {
        for (int number = 1; uri.startsWith(prefix) && number <= last; number++) {
            if (uri.equals(prefix + number)) {
                return number;
            }
        }
        return 0;
    }

    /** Answers {@code resources/read}. */
    static ObjectNode read(Exchange exchange) {
        String uri = exchange.text("uri");
        if (!exists(uri, exchange.world())) {
            throw exchange.dialect().noSuchResource(uri);
        }
        ObjectNode body = Json.object();
        var contents = body.putArray("contents");
        if (uri.equals(FOLDER_URI)) {
            contents.add(Blocks.textContents(FOLDER_URI + "/first.txt", PLAIN, "the first file\n"));
            contents.add(Blocks.textContents(FOLDER_URI + "/second.json", "application/json", "{\"second\":true}\n"));
            contents.add(Blocks.blobContents(FOLDER_URI + "/third.png", "image/png", Logo.png(16)));
            return body;
        }
        if (uri.equals(GUARDED_URI)) {
            contents.add(guarded(exchange));
            return body;
        }
        ObjectNode fromTemplate = TemplateResources.read(uri);
        contents.add(fromTemplate == null ? fixed(uri, exchange.world()) : fromTemplate);
        return body;
    }

    private static ObjectNode fixed(String uri, World world) {
        return switch (uri) {
            case LOGO_URI -> Blocks.blobContents(uri, "image/png", Logo.png(128));
            case README_URI -> Blocks.textContents(uri, "text/markdown", Texts.README);
            case CSV_URI -> Blocks.textContents(uri, "text/csv", Texts.CSV);
            case HOSTILE_URI -> Blocks.textContents(uri, PLAIN, Texts.HOSTILE);
            case World.CLOCK_URI ->
                Blocks.textContents(uri, PLAIN, world.clock().instant() + "\n");
            default -> Blocks.textContents(uri, PLAIN, "This is " + uri.substring("demo://".length()) + ".\n");
        };
    }

    private static ObjectNode guarded(Exchange exchange) {
        JsonNode answer =
                exchange.ask(Question.form("guard", "Do you want to read the guarded text?", Texts.CONFIRMATION));
        boolean sure = answer.path("action").asText().equals("accept")
                && answer.path("content").path("sure").asBoolean();
        return Blocks.textContents(GUARDED_URI, PLAIN, sure ? Texts.GUARDED : "You did not want to read this.\n");
    }
}
