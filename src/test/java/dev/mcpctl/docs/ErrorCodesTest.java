package dev.mcpctl.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorCodesTest {

    private static final Path SCHEMA = Path.of("src/main/resources/dev/mcpctl/schemas/error-1.json");

    @TempDir
    Path directory;

    @Test
    void the_published_list_has_every_code_of_the_source_and_no_other() throws IOException {
        Set<String> codes = ErrorCodes.inSource(sources());
        String list = codes.stream().map(code -> "            \"" + code + "\"").collect(Collectors.joining(",\n"));
        String text = Golden.read(SCHEMA);
        int start = text.indexOf("\"enum\": [\n") + "\"enum\": [\n".length();
        int end = text.indexOf("\n          ]", start);
        Golden.check(SCHEMA, text.substring(0, start) + list + text.substring(end));
        assertThat(published()).containsExactlyElementsOf(codes).hasSizeGreaterThan(30);
    }

    @Test
    void every_code_is_in_snake_case() throws IOException {
        assertThat(published()).isNotEmpty().allMatch(code -> code.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
    }

    @Test
    void a_code_behind_a_constant_or_a_parameter_is_found() throws IOException {
        assertThat(ErrorCodes.inSource(List.of(source("""
                        class Sample {
                            static final String NAMED = "by_constant";
                            Failure one() { return Failure.of(Kind.USAGE, NAMED, "x").hint("y"); }
                            Failure two() { return outer("by_parameter"); }
                            Failure outer(String code) { return inner("x", code); }
                            Failure inner(String message, String code) { return Failure.of(Kind.USAGE, code, message); }
                            Object three() { return ErrorLine.of("by_literal", "x", null); }
                        }
                        """))))
                .containsExactly("by_constant", "by_literal", "by_parameter");
    }

    @Test
    void a_code_that_is_put_together_is_refused() throws IOException {
        File sample =
                source("class Sample { Failure one(int i) { return Failure.of(Kind.USAGE, \"code_\" + i, \"x\"); } }");
        assertThatThrownBy(() -> ErrorCodes.inSource(List.of(sample)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\"code_\" + i");
    }

    private File source(String text) throws IOException {
        return Files.writeString(directory.resolve("Sample.java"), text).toFile();
    }

    private static List<File> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toFile)
                    .toList();
        }
    }

    private static List<String> published() throws IOException {
        JsonNode list = new ObjectMapper().readTree(Golden.read(SCHEMA)).at("/properties/error/properties/code/enum");
        List<String> codes = new ArrayList<>();
        list.forEach(code -> codes.add(code.asText()));
        return codes;
    }
}
