package dev.mcpctl.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one real server.
 *
 * @param name in the catalog
 * @param tools their names, in the server's order, as a client without any capabilities sees them
 * @param isModern whether it speaks 2026-07-28 beside the older versions
 * @param questions one per command that it can answer
 * @param failing a call that its tool answers with an error, or null where no tool of it fails
 */
record RealServer(
        String name,
        List<String> tools,
        boolean isModern,
        List<Question> questions,
        @Nullable Question failing) {
    static final String MODERN = "2026-07-28";
    static final List<String> LEGACY = List.of("2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25");

    /** All of them; one that is installed and not listed here fails a test of its own. */
    static List<RealServer> all(ServerCatalog catalog) {
        List<String> guide = List.of("add", "weather", "fail", "greet");
        return List.of(
                everything(),
                filesystem(catalog.fixture("files")),
                memory(),
                guide("typescript-v2", "typescript-guide", guide, true),
                guide("python-mcp", "python-guide", guide, true),
                guide("python-fastmcp", "fastmcp-guide", guide, true),
                tasks(),
                time(),
                git(catalog.fixture("repository")),
                guide("java-sdk", "java-guide", guide.subList(0, 3), false));
    }

    /** Those that speak HTTP, under the names of their own catalog; what they offer is the same as over stdio. */
    static List<RealServer> overHttp() {
        List<String> guide = List.of("add", "weather", "fail", "greet");
        List<String> withoutGreeting = guide.subList(0, 3);
        RealServer everything = everything();
        return List.of(
                everything,
                new RealServer("everything-sse", everything.tools, false, everything.questions, null),
                guide("typescript-v2", "typescript-guide", guide, true),
                guide("python-mcp", "python-guide", guide, true),
                guide("python-mcp-stateless", "python-guide", guide, true),
                guide("python-fastmcp", "fastmcp-guide", guide, true),
                guide("python-fastmcp-stateless", "fastmcp-guide", guide, true),
                tasks(),
                guide("java-sdk", "java-guide", withoutGreeting, false),
                guide("go-sdk", "go-guide", withoutGreeting, false),
                guide("go-sdk-stateless", "go-guide", withoutGreeting, true));
    }

    /** The version that automatic negotiation must arrive at. */
    String negotiated() {
        return isModern ? MODERN : LEGACY.get(LEGACY.size() - 1);
    }

    /** Every version that it answers in. */
    List<String> versions() {
        List<String> versions = new ArrayList<>(LEGACY);
        if (isModern) {
            versions.add(MODERN);
        }
        return versions;
    }

    /** Its one call. */
    Question call() {
        return questions.stream()
                .filter(question -> question.command().equals("call"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Our city guides: the same server on four SDKs. */
    private static RealServer guide(String name, String title, List<String> tools, boolean isModern) {
        List<Question> questions = List.of(
                Question.saying(title, "info"),
                Question.at("/tools/0/name", "add", "list"),
                Question.saying("Add two numbers", "describe", "add"),
                Question.call("5", "add", "a=2", "b:=3"),
                Question.read("guide://cities", "Bergen\nOslo\nTromsø\n"),
                Question.prompt("Plan a trip to Oslo for 2 days.", "plan_trip", "city=Oslo", "days=2"),
                Question.saying("Tromsø", "complete", "plan_trip", "city", "T"));
        return new RealServer(
                name, tools, isModern, questions, Question.call("cannot do it: rain", "fail", "reason=rain"));
    }

    /** Ours on the extension for tasks of FastMCP: each of its tools goes on in the background where client and revision can. */
    private static RealServer tasks() {
        List<Question> questions = List.of(
                Question.saying("fastmcp-tasks", "info"),
                Question.at("/tools/0/name", "count", "list"),
                Question.saying("Counts in the background", "describe", "count"),
                Question.call("counted to 2", "count", "to=2"));
        return new RealServer(
                "python-tasks",
                List.of("count", "fail", "greet"),
                true,
                questions,
                Question.call("cannot do it: rain", "fail", "reason=rain"));
    }

    private static RealServer everything() {
        List<Question> questions = List.of(
                Question.saying("mcp-servers/everything", "info"),
                Question.at("/tools/0/name", "echo", "list"),
                Question.saying("Returns the sum of two numbers", "describe", "get-sum"),
                Question.call("The sum of 2 and 3.5 is 5.5.", "get-sum", "a=2", "b=3.5"),
                Question.at(
                                "/contents/0/mimeType",
                                "text/markdown",
                                "read",
                                "demo://resource/static/document/startup.md")
                        .reading("# Everything Server - Startup Process"),
                Question.prompt("What's weather in Oslo, Viken?", "args-prompt", "city=Oslo", "state=Viken"),
                Question.saying("Engineering", "complete", "completable-prompt", "department", "E"));
        List<String> tools = List.of(
                "echo",
                "get-annotated-message",
                "get-env",
                "get-resource-links",
                "get-resource-reference",
                "get-structured-content",
                "get-sum",
                "get-tiny-image",
                "gzip-file-as-resource",
                "toggle-simulated-logging",
                "toggle-subscriber-updates",
                "trigger-long-running-operation",
                "simulate-research-query");
        return new RealServer("everything", tools, false, questions, null);
    }

    private static RealServer filesystem(Path files) {
        List<Question> questions = List.of(
                Question.saying("secure-filesystem-server", "info"),
                Question.at("/tools/0/name", "read_file", "list"),
                Question.saying("read_text_file", "describe", "read_text_file"),
                Question.call("blåbærsyltetøy\n", "read_text_file", "path=" + files.resolve("nested/norsk.txt")));
        List<String> tools = List.of(
                "read_file",
                "read_text_file",
                "read_media_file",
                "read_multiple_files",
                "write_file",
                "edit_file",
                "create_directory",
                "list_directory",
                "list_directory_with_sizes",
                "directory_tree",
                "move_file",
                "search_files",
                "get_file_info",
                "list_allowed_directories");
        Question outside = Question.at("/isError", "true", "call", "read_text_file", "path=/nowhere/at-all");
        return new RealServer("filesystem", tools, false, questions, outside.reading("Access denied"));
    }

    private static RealServer memory() {
        Question search = Question.at(
                "/structuredContent/relations/0/relationType", "capital of", "call", "search_nodes", "query=Oslo");
        Question graph = Question.at("/contents/0/uri", "memory://knowledge-graph", "read", "memory://knowledge-graph");
        List<Question> questions = List.of(
                Question.saying("memory-server", "info"),
                Question.at("/tools/0/name", "create_entities", "list"),
                Question.saying("search_nodes", "describe", "search_nodes"),
                search,
                graph.reading("\"the capital of Norway\""));
        List<String> tools = List.of(
                "create_entities",
                "create_relations",
                "add_observations",
                "delete_entities",
                "delete_observations",
                "delete_relations",
                "read_graph",
                "search_nodes",
                "open_nodes");
        return new RealServer("memory", tools, false, questions, null);
    }

    private static RealServer time() {
        Question now = Question.at("/structuredContent/timezone", "UTC", "call", "get_current_time", "timezone=UTC");
        List<Question> questions = List.of(
                Question.saying("mcp-time", "info"),
                Question.at("/tools/0/name", "get_current_time", "list"),
                Question.saying("Get current time in a specific timezone", "describe", "get_current_time"),
                now.reading("\"timezone\": \"UTC\""));
        Question nowhere = Question.at("/isError", "true", "call", "get_current_time", "timezone=Nowhere/At_All");
        return new RealServer(
                "time",
                List.of("get_current_time", "convert_time"),
                true,
                questions,
                nowhere.reading("Invalid timezone"));
    }

    private static RealServer git(Path repository) {
        String status = "Repository status:\nOn branch main\nnothing to commit, working tree clean";
        List<Question> questions = List.of(
                Question.saying("mcp-git", "info"),
                Question.at("/tools/0/name", "git_status", "list"),
                Question.saying("git_log", "describe", "git_log"),
                Question.call(status, "git_status", "repo_path=" + repository));
        List<String> tools = List.of(
                "git_status",
                "git_diff_unstaged",
                "git_diff_staged",
                "git_diff",
                "git_commit",
                "git_add",
                "git_reset",
                "git_log",
                "git_create_branch",
                "git_checkout",
                "git_show",
                "git_branch");
        Question missing = Question.at(
                "/isError", "true", "call", "git_show", "repo_path=" + repository, "revision=no-such-revision");
        return new RealServer("git", tools, true, questions, missing.reading("did not resolve"));
    }
}
