package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Style;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a person fill in a form, field by field, look at the whole and correct it before it is sent. */
final class FormDialog {

    private static final String EMPTY = "/e";
    private static final String BACK = "/b";

    private final Prompter prompter;
    private final String server;
    private final FormSchema form;
    private final List<FormField> fields = new ArrayList<>();
    private final ObjectNode content = Json.object();

    /**
     * A dialog about this form.
     *
     * @throws dev.mcpctl.failure.Failure protocol, when it cannot be shown
     */
    FormDialog(Prompter prompter, String server, FormSchema form) {
        this.prompter = prompter;
        this.server = server;
        this.form = form;
        form.fields().forEach((name, schema) -> fields.add(FormField.of(server, form, name, schema)));
    }

    /**
     * Fills it.
     *
     * @return what is to be sent; it fits
     * @throws Prompter.Dismissed when the person does not want to
     */
    ObjectNode fill(String message) {
        prompter.line(Style.HEADING, "the server '" + Prompter.label(server) + "' asks for input:");
        prompter.block(message);
        prompter.line(
                Style.FAINT,
                "Enter keeps what stands in [ ]; /e empties a field, /b goes back, /d declines, /c or Ctrl-D cancels");
        defaults();
        for (int i = 0; i < fields.size(); ) {
            i = Math.max(0, i + ask(fields.get(i)));
        }
        review();
        return content;
    }

    /** A default that does not fit is not offered. */
    private void defaults() {
        ObjectNode defaults = form.defaults();
        for (FormField field : fields) {
            JsonNode value = defaults.get(field.name());
            if (value != null) {
                String problem = problem(field, value);
                if (problem == null) {
                    content.set(field.name(), value);
                } else {
                    prompter.line(
                            Style.WARNING,
                            "the server's default does not fit its own form: " + Prompter.label(problem));
                }
            }
        }
    }

    /** Asks for one field; returns how many fields to go on. */
    private int ask(FormField field) {
        introduce(field);
        while (true) {
            JsonNode current = content.get(field.name());
            String kept = current == null ? "" : " [" + Prompter.label(field.shown(current)) + "]";
            String typed = prompter.read(prompter.styled(Style.NAME, Prompter.label(field.title())) + kept + ":");
            String problem = null;
            switch (typed.strip()) {
                case BACK -> {
                    return -1;
                }
                case EMPTY -> content.remove(field.name());
                case "" -> {}
                default -> problem = take(field, typed);
            }
            if (problem == null && field.required() && !content.has(field.name())) {
                problem = "'" + field.title() + "' is required";
            }
            if (problem == null) {
                return 1;
            }
            prompter.line(Style.WARNING, "  " + Prompter.label(problem));
        }
    }

    /** Takes what was typed; returns why it cannot, or null. */
    private @Nullable String take(FormField field, String typed) {
        try {
            JsonNode value = field.parse(typed);
            String problem = problem(field, value);
            if (problem == null) {
                content.set(field.name(), value);
            }
            return problem;
        } catch (FormField.Mistyped mistyped) {
            return mistyped.sentence();
        }
    }

    private void introduce(FormField field) {
        String description = field.schema().path("description").asText("");
        prompter.line("");
        prompter.line(Style.FAINT, "(" + Prompter.label(field.rule()) + ")");
        if (!description.isBlank()) {
            prompter.block(description);
        }
        if (field.soundsSecret()) {
            prompter.line(
                    Style.WARNING,
                    "warning: this looks like a secret; servers must not ask for secrets in a form, and what you type is shown");
        }
        int number = 1;
        for (FormField.Choice choice : field.choices()) {
            prompter.line("  " + number++ + "  " + Prompter.label(choice.title()));
        }
    }

    /** Why the value does not fit its field, or null. */
    private @Nullable String problem(FormField field, JsonNode value) {
        ObjectNode alone = Json.object().put("type", "object");
        alone.putObject("properties").set(field.name(), field.schema());
        ObjectNode holder = Json.object();
        holder.set(field.name(), value);
        List<String> problems = FormSchema.of(server, Json.object().set("requestedSchema", alone))
                .problems(holder);
        return problems.isEmpty() ? null : problems.get(0);
    }

    private void review() {
        while (true) {
            int number = 1;
            prompter.line("");
            for (FormField field : fields) {
                JsonNode value = content.get(field.name());
                prompter.line("  " + number++ + "  " + Prompter.label(field.title()) + ": "
                        + (value == null
                                ? prompter.styled(Style.FAINT, "(left out)")
                                : Prompter.label(field.shown(value))));
            }
            String numbers = fields.isEmpty() ? "" : "a number changes a field, ";
            String typed = prompter.read("s sends this, " + numbers + "/d declines, /c cancels:")
                    .strip();
            if (typed.equals("s") && complete()) {
                return;
            }
            change(typed);
        }
    }

    private void change(String typed) {
        for (int i = 0; i < fields.size(); i++) {
            if (typed.equals(String.valueOf(i + 1))) {
                ask(fields.get(i));
            }
        }
    }

    /** What goes beyond single fields. */
    private boolean complete() {
        List<String> problems = form.problems(content);
        problems.forEach(each -> prompter.line(Style.WARNING, "  " + Prompter.label(each)));
        return problems.isEmpty();
    }
}
