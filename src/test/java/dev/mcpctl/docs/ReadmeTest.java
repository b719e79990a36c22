package dev.mcpctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.cli.CommandModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private final Readme readme = Readme.read();

    @Test
    void the_table_of_commands_is_that_of_the_program() {
        StringBuilder table = new StringBuilder("| command | what it does |\n|---|---|\n");
        for (CommandModel.CommandRow row : CommandModel.commands()) {
            String words = (row.name() + " " + row.synopsis()).strip();
            table.append("| `")
                    .append(words)
                    .append("` | ")
                    .append(row.summary())
                    .append(" |\n");
        }
        Golden.checkSection(Readme.FILE, "commands", table.toString());
    }

    @Test
    void the_table_of_options_is_that_of_the_program() {
        StringBuilder table = new StringBuilder("| option | what it does | where |\n|---|---|---|\n");
        for (CommandModel.OptionRow row : CommandModel.options()) {
            table.append("| `").append(row.spelling()).append("` | ").append(row.description());
            table.append(" | ").append(where(row.commands())).append(" |\n");
        }
        Golden.checkSection(Readme.FILE, "options", table.toString());
    }

    private static String where(List<String> commands) {
        if (commands.size() == CommandModel.commands().size()) {
            return "everywhere";
        }
        List<String> others = new ArrayList<>(commands);
        if (!others.containsAll(CommandModel.commandsWithServer())) {
            return lacking(commands);
        }
        others.removeAll(CommandModel.commandsWithServer());
        return "with a SERVER" + (others.isEmpty() ? "" : ", " + String.join(", ", others));
    }

    private static String lacking(List<String> commands) {
        List<String> without = new ArrayList<>(CommandModel.commandsWithServer());
        without.removeAll(commands);
        return without.size() > 2 ? String.join(", ", commands) : "with a SERVER but " + String.join(", ", without);
    }

    @Test
    void every_command_has_an_example_of_its_own() {
        assertThat(CommandModel.commands())
                .allSatisfy(row -> assertThat(row.examples()).isPositive());
    }

    @Test
    void the_table_of_exit_codes_has_every_number_and_no_other() {
        List<Integer> numbers = new ArrayList<>();
        Matcher row = Pattern.compile("^\\| ([0-9, ]+) \\|", Pattern.MULTILINE).matcher(readme.section("Exit codes"));
        while (row.find()) {
            for (String number : row.group(1).split(", ", -1)) {
                numbers.add(Integer.valueOf(number.strip()));
            }
        }
        assertThat(numbers).containsExactlyElementsOf(CommandModel.exitCodes());
    }

    @Test
    void the_table_of_variables_names_all_that_the_program_and_its_launcher_read() throws IOException {
        assertThat(variables(readme.section("Environment and files"))).isEqualTo(variables(sources()));
    }

    private static Set<String> variables(String text) {
        Set<String> names = new TreeSet<>();
        Matcher name = Pattern.compile("MCPCTL_[A-Z_]+").matcher(text);
        while (name.find()) {
            names.add(name.group());
        }
        return names;
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Golden.read(file));
            }
        }
        return text.toString();
    }

    @Test
    void the_first_command_builds_and_calls_and_the_second_tests() {
        List<String> commands = new ArrayList<>();
        for (String block : Readme.blocks(readme.section("Build and test"), "sh")) {
            commands.addAll(block.lines().toList());
        }
        assertThat(commands)
                .startsWith(
                        "mvn -q -DskipTests package && target/mcpctl/bin/mcpctl call demo weather --city Oslo",
                        "src/test/servers/install && mvn verify -Dmcpctl.servers=target/servers");
    }

    @Test
    void the_rooms_of_the_walk_are_those_of_the_source() throws IOException {
        Set<String> told = new TreeSet<>();
        Matcher room = Pattern.compile("^\\| `([a-z.]+)` \\|", Pattern.MULTILINE)
                .matcher(readme.section("Walk one command through the code"));
        while (room.find()) {
            told.add(room.group(1));
        }
        assertThat(told).isEqualTo(rooms());
    }

    private static Set<String> rooms() throws IOException {
        Path root = Path.of("src/main/java/dev/mcpctl");
        Set<String> rooms = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.endsWith("package-info.java")).toList()) {
                rooms.add(root.relativize(file.getParent()).toString().replace('/', '.'));
            }
        }
        return rooms;
    }

    @Test
    void every_class_that_is_named_exists() throws IOException {
        Set<String> classes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .forEach(name -> classes.add(name.substring(0, name.length() - ".java".length())));
        }
        List<String> named = new ArrayList<>();
        Matcher name = Pattern.compile("`[a-z.]+\\.([A-Z]\\w+)`").matcher(readme.text());
        while (name.find()) {
            named.add(name.group(1));
        }
        assertThat(named).isNotEmpty().allSatisfy(one -> assertThat(classes).contains(one));
    }

    @Test
    void every_path_that_is_linked_exists() {
        Matcher link = Pattern.compile("]\\(([^)#:]+)\\)").matcher(readme.text());
        List<String> targets = new ArrayList<>();
        while (link.find()) {
            targets.add(link.group(1));
        }
        assertThat(targets)
                .isNotEmpty()
                .allSatisfy(target -> assertThat(Path.of(target)).exists());
    }
}
