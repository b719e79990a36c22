package guide;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncPromptSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteReference;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult.CompleteCompletion;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptArgument;
import io.modelcontextprotocol.spec.McpSchema.PromptMessage;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import jakarta.servlet.http.HttpServlet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** A city guide on the official Java SDK, as its first tutorial would write it. */
public final class GuideServer {
    private static final Map<String, String> CITIES = new TreeMap<>(
            Map.of("Bergen", "rain and mountains", "Oslo", "the capital of Norway", "Tromsø", "northern lights"));
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> WHOLE = Map.of("type", "integer");

    private GuideServer() {}

    /** Over stdio; with a port over HTTP, in a servlet. */
    public static void main(String[] arguments) throws Exception {
        String log = System.getenv("GUIDE_LOG");
        if (arguments.length == 0 && log != null) {
            Waiting waiting = new Waiting(Path.of(log));
            waiting.add(guide(McpServer.sync(new StdioServerTransportProvider(
                            McpJsonDefaults.getMapper(), waiting.listened(System.in), System.out))))
                    .build();
            return;
        }
        if (arguments.length == 0) {
            guide(McpServer.sync(new StdioServerTransportProvider(McpJsonDefaults.getMapper()))).build();
            return;
        }
        HttpServletStreamableServerTransportProvider servlet = HttpServletStreamableServerTransportProvider.builder()
                .jsonMapper(McpJsonDefaults.getMapper())
                .mcpEndpoint("/mcp")
                .build();
        guide(McpServer.sync(servlet)).build();
        serve(servlet, Integer.parseInt(arguments[0]));
    }

    private static void serve(HttpServlet servlet, int port) throws Exception {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "mcp", servlet).setAsyncSupported(true);
        context.addServletMappingDecoded("/mcp/*", "mcp");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static <S extends McpServer.SyncSpecification<S>> McpServer.SyncSpecification<S> guide(
            McpServer.SyncSpecification<S> server) {
        return server.serverInfo("java-guide", "1.0.0")
                .instructions("A small city guide.")
                .capabilities(ServerCapabilities.builder()
                        .tools(true)
                        .resources(false, true)
                        .prompts(true)
                        .completions()
                        .build())
                .toolCall(add(), (exchange, call) -> text(String.valueOf(number(call, "a") + number(call, "b"))))
                .toolCall(weather(), (exchange, call) -> weather(call))
                .toolCall(fail(), (exchange, call) -> failure("cannot do it: " + call.arguments().get("reason")))
                .resources(cities())
                .resourceTemplates(city())
                .prompts(planTrip())
                .completions(
                        completion(new PromptReference("plan_trip")),
                        completion(new ResourceReference("guide://city/{name}")));
    }

    private static Tool add() {
        return Tool.builder("add", object(Map.of("a", WHOLE, "b", WHOLE), List.of("a", "b")))
                .description("Add two numbers")
                .annotations(ToolAnnotations.builder().readOnlyHint(true).build())
                .build();
    }

    private static Tool weather() {
        Map<String, Object> days = Map.of("type", "integer", "minimum", 1, "maximum", 7, "default", 1);
        Map<String, Object> unit = Map.of("type", "string", "enum", List.of("C", "F"), "default", "C");
        Map<String, Object> output =
                Map.of("city", TEXT, "days", WHOLE, "unit", TEXT, "degrees", Map.of("type", "number"));
        return Tool.builder("weather", object(Map.of("city", TEXT, "days", days, "unit", unit), List.of("city")))
                .description("Weather of a city")
                .outputSchema(object(output, List.of("city", "days", "unit", "degrees")))
                .build();
    }

    private static Tool fail() {
        return Tool.builder("fail", object(Map.of("reason", TEXT), List.of("reason")))
                .description("Always fails")
                .build();
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        return Map.of("type", "object", "properties", new TreeMap<>(properties), "required", required);
    }

    private static CallToolResult weather(CallToolRequest call) {
        Map<String, Object> weather = new TreeMap<>(Map.of("days", 1, "unit", "C"));
        weather.putAll(call.arguments());
        weather.put("degrees", 4.5);
        return CallToolResult.builder()
                .addTextContent("4.5 degrees in " + weather.get("city"))
                .structuredContent(weather)
                .build();
    }

    private static int number(CallToolRequest call, String name) {
        return ((Number) call.arguments().get(name)).intValue();
    }

    private static CallToolResult text(String text) {
        return CallToolResult.builder().addTextContent(text).build();
    }

    private static CallToolResult failure(String text) {
        return CallToolResult.builder().addTextContent(text).isError(true).build();
    }

    private static SyncResourceSpecification cities() {
        Resource resource = Resource.builder("guide://cities", "cities")
                .description("All cities")
                .mimeType("text/plain")
                .build();
        return new SyncResourceSpecification(
                resource, (exchange, request) -> contents(request.uri(), String.join("\n", CITIES.keySet()) + "\n"));
    }

    private static SyncResourceTemplateSpecification city() {
        ResourceTemplate template = ResourceTemplate.builder("guide://city/{name}", "city")
                .description("One city")
                .mimeType("text/plain")
                .build();
        return new SyncResourceTemplateSpecification(template, (exchange, request) -> {
            String name = request.uri().substring("guide://city/".length());
            return contents(request.uri(), name + ": " + CITIES.get(name));
        });
    }

    private static ReadResourceResult contents(String uri, String text) {
        return new ReadResourceResult(List.of(new TextResourceContents(uri, "text/plain", text)));
    }

    private static SyncPromptSpecification planTrip() {
        Prompt prompt = new Prompt(
                "plan_trip",
                "Plan a trip",
                List.of(
                        new PromptArgument("city", "Where to", true),
                        new PromptArgument("days", "How long", false)));
        return new SyncPromptSpecification(prompt, (exchange, request) -> {
            Object city = request.arguments().get("city");
            Object days = request.arguments().getOrDefault("days", "1");
            String text = "Plan a trip to " + city + " for " + days + " days.";
            return new GetPromptResult("Plan a trip", List.of(new PromptMessage(Role.USER, new TextContent(text))));
        });
    }

    private static SyncCompletionSpecification completion(CompleteReference reference) {
        return new SyncCompletionSpecification(reference, (exchange, request) -> {
            List<String> cities = CITIES.keySet().stream()
                    .filter(city -> city.startsWith(request.argument().value()))
                    .toList();
            return new CompleteResult(new CompleteCompletion(cities, cities.size(), false));
        });
    }
}
