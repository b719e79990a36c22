package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion;
import org.jspecify.annotations.Nullable;

/** What a single stateless request says of its client: the modern era. Specification 2026-07-28, Basic, {@code _meta}. */
final class ModernDialect implements Dialect {

    static final String VERSION_KEY = "io.modelcontextprotocol/protocolVersion";
    private static final String CAPABILITIES_KEY = "io.modelcontextprotocol/clientCapabilities";
    private static final String CLIENT_KEY = "io.modelcontextprotocol/clientInfo";
    private static final String LOG_LEVEL_KEY = "io.modelcontextprotocol/logLevel";
    static final String TASKS = "io.modelcontextprotocol/tasks";
    private static final String SERVER_KEY = "io.modelcontextprotocol/serverInfo";
    private static final ProtocolVersion VERSION = ProtocolVersion.newest(ProtocolVersion.Generation.MODERN);

    private final JsonNode clientCapabilities;
    private final @Nullable LogLevel logLevel;
    private final Identity identity;

    private ModernDialect(JsonNode clientCapabilities, @Nullable LogLevel logLevel, Identity identity) {
        this.clientCapabilities = clientCapabilities;
        this.logLevel = logLevel;
        this.identity = identity;
    }

    /**
     * Reads the metadata of a request.
     *
     * @throws Refused when it lacks what each request must carry
     */
    static ModernDialect of(ObjectNode params, Identity identity) {
        JsonNode meta = params.path("_meta");
        JsonNode version = meta.path(VERSION_KEY);
        if (!version.isTextual()) {
            throw Refused.invalidParams("_meta lacks '" + VERSION_KEY + "': each request names its revision, unless an"
                    + " initialize request opened a session");
        }
        if (!VERSION.date().equals(version.textValue())) {
            throw unsupported(version.textValue());
        }
        JsonNode capabilities = meta.path(CAPABILITIES_KEY);
        if (!capabilities.isObject()) {
            throw Refused.invalidParams("_meta lacks '" + CAPABILITIES_KEY + "', an object");
        }
        if (meta.has(CLIENT_KEY) && !meta.path(CLIENT_KEY).isObject()) {
            throw Refused.invalidParams("'" + CLIENT_KEY + "' in _meta is no object");
        }
        return new ModernDialect(capabilities, logLevel(meta), identity);
    }

    private static @Nullable LogLevel logLevel(JsonNode meta) {
        JsonNode word = meta.get(LOG_LEVEL_KEY);
        LogLevel level = word == null ? null : LogLevel.of(word.textValue());
        if (word != null && level == null) {
            throw Refused.invalidParams("'" + LOG_LEVEL_KEY + "' in _meta is no log level");
        }
        return level;
    }

    private static Refused unsupported(String requested) {
        ObjectNode data = Json.object();
        data.putArray("supported").add(VERSION.date());
        data.put("requested", requested);
        return new Refused(
                Refused.UNSUPPORTED_VERSION, "revision '" + requested + "' is not served without a handshake", data);
    }

    @Override
    public ProtocolVersion version() {
        return VERSION;
    }

    @Override
    public JsonNode clientCapabilities() {
        return clientCapabilities;
    }

    @Override
    public @Nullable LogLevel logLevel() {
        return logLevel;
    }

    @Override
    public @Nullable ObjectNode answerOwn(Exchange exchange) {
        return switch (exchange.method()) {
            case "server/discover" -> discovery();
            case "subscriptions/listen" -> Subscription.listen(exchange);
            case "tasks/get" -> job(exchange).modern();
            case "tasks/update" -> update(exchange, job(exchange));
            case "tasks/cancel" -> cancel(job(exchange));
            default -> null;
        };
    }

    private boolean knowsTasks() {
        return clientCapabilities.path("extensions").path(TASKS).isObject();
    }

    private Job job(Exchange exchange) {
        if (!knowsTasks()) {
            ObjectNode data = Json.object();
            data.putObject("requiredCapabilities").putObject("extensions").putObject(TASKS);
            throw new Refused(Refused.MISSING_CAPABILITY, "the request does not declare '" + TASKS + "'", data);
        }
        return exchange.world().jobs().get(exchange.text("taskId"));
    }

    private static ObjectNode update(Exchange exchange, Job job) {
        JsonNode responses = exchange.params().path("inputResponses");
        if (!responses.isObject()) {
            throw Refused.invalidParams("tasks/update needs 'inputResponses', an object");
        }
        responses.properties().forEach(response -> job.answer(response.getKey(), response.getValue()));
        return Json.object();
    }

    private static ObjectNode cancel(Job job) {
        job.cancel();
        return Json.object();
    }

    @Override
    public boolean wantsTask(Exchange exchange) {
        return knowsTasks();
    }

    @Override
    public ObjectNode handle(Job job) {
        return job.modern().put("resultType", "task");
    }

    private ObjectNode discovery() {
        ObjectNode body = Json.object();
        body.putArray("supportedVersions").add(VERSION.date());
        body.set("capabilities", identity.capabilities(VERSION));
        body.put("instructions", identity.instructions());
        body.putObject("_meta").set(SERVER_KEY, identity.full(VERSION));
        return body;
    }

    @Override
    public ObjectNode complete(Exchange exchange, ObjectNode body) {
        ObjectNode result = Json.object();
        boolean unfinished = body.has("requestState");
        result.put("resultType", unfinished ? "input_required" : "complete");
        // A body that names its type itself hands out a task.
        result.setAll(body);
        for (JsonNode tool : result.path("tools")) {
            // The member ended with 2025-11-25: here the server decides by itself.
            ((ObjectNode) tool).remove("execution");
        }
        if (!unfinished) {
            Freshness.mark(result, exchange);
        }
        ObjectNode meta = result.withObjectProperty("_meta");
        if (!meta.has(SERVER_KEY)) {
            meta.set(SERVER_KEY, identity.brief());
        }
        return result;
    }

    @Override
    public Inputs inputs(Exchange exchange) {
        return new ModernInputs(exchange);
    }

    @Override
    public RuntimeException lacks(Capability capability) {
        ObjectNode data = Json.object();
        data.set("requiredCapabilities", capability.json());
        return new Refused(
                Refused.MISSING_CAPABILITY, "the request does not declare '" + capability.label() + "'", data);
    }

    @Override
    public Refused noSuchResource(String uri) {
        ObjectNode data = Json.object();
        data.put("uri", uri);
        return new Refused(Refused.INVALID_PARAMS, "resource '" + uri + "' does not exist", data);
    }
}
