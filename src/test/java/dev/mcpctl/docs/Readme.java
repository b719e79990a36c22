package dev.mcpctl.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** README.md, cut into what the tests look at. */
final class Readme {

    static final Path FILE = Path.of("README.md");

    private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private final String text;

    private Readme(String text) {
        this.text = text;
    }

    static Readme read() {
        return new Readme(Golden.read(FILE));
    }

    String text() {
        return text;
    }

    /** A command of the tour with what stands below it; no output at all means that it is not shown. */
    record Step(String command, String output) {

        /** The output as a pattern: a line of three dots stands for any lines. */
        Pattern pattern() {
            StringBuilder pattern = new StringBuilder();
            for (String line : output.lines().toList()) {
                pattern.append(line.equals("...") ? "(?:.*\\n)*?" : Pattern.quote(line + "\n"));
            }
            return Pattern.compile(pattern.toString());
        }

        /** The step with what was really printed, as much of it as is shown now. */
        Step showing(String printed) {
            int dots = ("\n" + output).indexOf("\n...\n");
            long shown = output.isEmpty()
                    ? 0
                    : dots < 0
                            ? Long.MAX_VALUE
                            : output.substring(0, dots).lines().count();
            StringBuilder text = new StringBuilder();
            printed.lines().limit(shown).forEach(line -> text.append(line).append('\n'));
            return new Step(
                    command, dots < 0 ? text.toString() : text.append("...\n").toString());
        }
    }

    /** The section with this title, up to the next one of the same level. */
    String section(String title) {
        int start = text.indexOf("\n## " + title + "\n");
        assertThat(start).as("section '" + title + "' of " + FILE).isNotNegative();
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /** The code blocks in this language. */
    static List<String> blocks(String markdown, String language) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(markdown);
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    /** The whole text with this tour instead of its own, for a tour of one block. */
    String withTour(List<Step> steps) {
        StringBuilder block = new StringBuilder();
        for (Step step : steps) {
            block.append("$ ").append(step.command()).append('\n').append(step.output());
        }
        String old = blocks(section("A tour"), "console").get(0);
        return text.replace(old, block);
    }

    /** The tour: in blocks of {@code console}, lines after {@code $} are typed and all others are printed. */
    List<Step> tour() {
        List<Step> steps = new ArrayList<>();
        for (String block : blocks(section("A tour"), "console")) {
            for (String part : ("\n" + block).split("\n\\$ ", -1)) {
                if (!part.isBlank()) {
                    int end = part.indexOf('\n');
                    String output = end < 0 ? "" : part.substring(end + 1).stripTrailing();
                    steps.add(new Step(end < 0 ? part : part.substring(0, end), output.isEmpty() ? "" : output + "\n"));
                }
            }
        }
        return steps;
    }
}
