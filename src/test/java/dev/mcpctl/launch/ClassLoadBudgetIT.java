package dev.mcpctl.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What one command over stdio may load. Start-up time is too noisy to be tested; classes are not: each library named here
 * costs more time than all that the command itself does, and a class from outside the archive is parsed and verified anew.
 */
class ClassLoadBudgetIT {

    /** A call of a tool with a plain schema. */
    private static final String[] COMMAND = {
        "call", "echo", "message=hello", "-o", "json", "--", "src/test/bench/echo-server.sh"
    };

    /** The same with a server that stands in a list, beside lists in other formats that do not have it. */
    private static final String[] NAMED = {"call", "listed", "echo", "message=hello", "-o", "json"};

    private static final List<String> NEVER = List.of(
            "okhttp3.",
            "okio.",
            "kotlin.",
            "org.jline.",
            "com.networknt.",
            "org.yaml.snakeyaml.",
            "net.thisptr.jackson.jq.",
            "org.slf4j.",
            "com.sun.net.httpserver.",
            "sun.net.httpserver.",
            "dev.mcpctl.serve.http.",
            "com.fasterxml.jackson.dataformat.",
            "com.fasterxml.jackson.databind.ObjectMapper",
            "com.fasterxml.jackson.databind.ser.",
            "com.fasterxml.jackson.databind.deser.");

    private static final List<String> ALWAYS_ARCHIVED = List.of("picocli.", "dev.mcpctl.", "com.fasterxml.jackson.");

    @TempDir
    private Path directory;

    @Test
    void a_command_loads_no_library_that_it_does_not_need() throws IOException {
        assertThat(loaded(COMMAND))
                .filteredOn(loaded -> NEVER.stream().anyMatch(loaded.name()::startsWith))
                .isEmpty();
    }

    @Test
    void every_class_of_ours_comes_out_of_the_archive() throws IOException {
        List<Loaded> ours = loaded(COMMAND).stream()
                .filter(loaded -> ALWAYS_ARCHIVED.stream().anyMatch(loaded.name()::startsWith))
                .toList();

        assertThat(ours).hasSizeGreaterThan(100);
        assertThat(ours)
                .filteredOn(loaded -> !loaded.source().startsWith("shared objects file"))
                .isEmpty();
    }

    @Test
    void a_server_of_a_list_costs_no_library_either() throws IOException {
        Path list = Files.createDirectories(directory.resolve(".cursor")).resolve("mcp.json");
        Path server = Path.of("src/test/bench/echo-server.sh").toAbsolutePath();
        Files.writeString(list, "{\"mcpServers\":{\"listed\":{\"command\":\"" + server + "\"}}}");
        Path yaml = Files.createDirectories(directory.resolve(".config/goose")).resolve("config.yaml");
        Files.writeString(yaml, "extensions:\n  other:\n    type: stdio\n    cmd: x\n");
        Path toml = Files.createDirectories(directory.resolve(".codex")).resolve("config.toml");
        Files.writeString(toml, "[mcp_servers.other]\ncommand = 'x'\n");

        List<Loaded> loaded = loaded(NAMED);

        assertThat(loaded)
                .filteredOn(each -> NEVER.stream().anyMatch(each.name()::startsWith))
                .isEmpty();
        assertThat(loaded)
                .filteredOn(each -> ALWAYS_ARCHIVED.stream().anyMatch(each.name()::startsWith))
                .filteredOn(each -> !each.source().startsWith("shared objects file"))
                .isEmpty();
    }

    /** Java 25 computes for ten milliseconds and more when the first decimal number is made. */
    @Test
    void a_message_without_fractions_costs_no_decimal_number() throws IOException {
        assertThat(initialised(COMMAND))
                .contains("dev/mcpctl/rpc/MessageReader")
                .contains("com/fasterxml/jackson/core/base/ParserMinimalBase")
                .doesNotContain("java/math/BigDecimal");
    }

    private List<String> initialised(String... command) throws IOException {
        Path log = directory.resolve("initialised.log");
        DistributionCopy.original()
                .run(command)
                .with("HOME", directory.toString())
                .with("MCPCTL_JAVA_OPTS", "-Xlog:class+init:file=" + log + "::filecount=0")
                .run()
                .exitsWith(0);
        String mark = " Initializing '";
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(mark))
                .map(line -> line.substring(line.indexOf(mark) + mark.length()))
                .map(line -> line.substring(0, line.indexOf('\'')))
                .toList();
    }

    /** A class, and where the JVM says that it came from. */
    private record Loaded(String name, String source) {}

    private List<Loaded> loaded(String... command) throws IOException {
        Path log = directory.resolve("classes.log");
        DistributionCopy.original()
                .run(command)
                .with("HOME", directory.toString())
                .with("MCPCTL_JAVA_OPTS", "-Xlog:class+load:file=" + log + "::filecount=0")
                .run()
                .exitsWith(0);
        String mark = " source: ";
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains(mark))
                .map(line -> {
                    int at = line.indexOf(mark);
                    return new Loaded(
                            line.substring(line.lastIndexOf(' ', at - 1) + 1, at), line.substring(at + mark.length()));
                })
                .toList();
    }
}
