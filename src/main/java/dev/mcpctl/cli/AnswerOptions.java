package dev.mcpctl.cli;

import dev.mcpctl.cli.asking.AnswerRules;
import dev.mcpctl.cli.asking.ModelEndpoint;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.ClientProfile;
import dev.mcpctl.secret.Secret;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Options about what the server may ask, and how it is answered. */
final class AnswerOptions {

    private static final String ANSWERS = "--answers";
    private static final String ANSWERS_VARIABLE = "MCPCTL_ANSWERS";
    private static final String ELICIT = "--elicit";
    private static final String SAMPLE_WITH = "--sample-with";
    private static final String SAMPLE_REPLY = "--sample-reply";
    private static final String SAMPLE_URL = "--sample-url";
    private static final String SAMPLE_URL_VARIABLE = "MCPCTL_SAMPLE_URL";
    private static final String MODEL = "--model";
    private static final String MODEL_VARIABLE = "MCPCTL_MODEL";
    private static final String MODEL_KEY = "--model-key-env";
    private static final String CONFIRMATION = "--yes-sampling";
    private static final String ROOTS = "--roots";
    private static final String ADVERTISE = "--advertise";
    private static final String ADVERTISE_VARIABLE = "MCPCTL_ADVERTISE";

    private final Run run;
    private final Options options;

    AnswerOptions(Run run) {
        this.run = run;
        this.options = run.options();
    }

    static void describe(CommandForm form) {
        String before = form.under("What the server asks of you");
        form.addOption(OptionForm.value(ANSWERS, "FILE", "answer by the rules in this file"));
        form.addOption(OptionForm.value(ELICIT, "HOW", "answer forms: accept-defaults, decline or cancel"));
        form.addOption(OptionForm.value(SAMPLE_WITH, "COMMAND", "let this command be the server's language model"));
        form.addOption(OptionForm.value(SAMPLE_REPLY, "TEXT", "the answer when the server asks a language model"));
        form.addOption(OptionForm.value(SAMPLE_URL, "URL", "ask the model at this OpenAI-like endpoint"));
        form.addOption(OptionForm.value(MODEL, "NAME", "the model's name there"));
        form.addOption(OptionForm.value(MODEL_KEY, "VARIABLE", "the variable that holds the key for it"));
        form.addOption(OptionForm.value(CONFIRMATION, "WHAT", "let a model's request, reply or all pass unasked"));
        form.addOption(OptionForm.values(ROOTS, "DIR", "a directory to name when the server asks for roots"));
        form.addOption(OptionForm.value(
                ADVERTISE, "LIST", "what the server may ask: elicitation, sampling, roots (all), or none"));
        form.under(before);
    }

    /** Whether anything is to be checked before a server is started. */
    static boolean given(Options options) {
        return options.text(ANSWERS, ANSWERS_VARIABLE) != null
                || options.text(ELICIT) != null
                || options.text(SAMPLE_WITH) != null
                || options.text(SAMPLE_REPLY) != null
                || options.text(SAMPLE_URL, SAMPLE_URL_VARIABLE) != null
                || options.text(MODEL) != null
                || options.text(MODEL_KEY) != null
                || options.text(CONFIRMATION) != null
                || !options.list(ROOTS).isEmpty();
    }

    /**
     * What the server may ask.
     *
     * @throws Failure usage
     */
    static ClientProfile.Advertised advertised(Options options) {
        String text = options.text(ADVERTISE, ADVERTISE_VARIABLE);
        if (text == null) {
            return ClientProfile.Advertised.ALL;
        }
        boolean elicitation = false;
        boolean sampling = false;
        boolean roots = false;
        for (String word : text.split(",", -1)) {
            switch (word.strip()) {
                case "elicitation" -> elicitation = true;
                case "sampling" -> sampling = true;
                case "roots" -> roots = true;
                case "none" -> {
                    if (!text.strip().equals("none")) {
                        throw Failure.usage(ADVERTISE + ": 'none' stands alone");
                    }
                }
                default ->
                    throw Failure.usage(
                            ADVERTISE + ": '" + word.strip() + "' is neither elicitation, sampling, roots nor none");
            }
        }
        return new ClientProfile.Advertised(elicitation, sampling, roots);
    }

    /**
     * All rules, those of the file first.
     *
     * @throws Failure usage, configuration or local file
     */
    AnswerRules rules() {
        AnswerRules rules = new AnswerRules();
        String file = options.text(ANSWERS, ANSWERS_VARIABLE);
        if (file != null) {
            if (file.isEmpty()) {
                throw Failure.usage(ANSWERS + " needs a path, got ''");
            }
            Path path = run.context().directory().resolve(file);
            rules.addFile(file, path, run.input().file(file));
        }
        String elicit = options.text(ELICIT);
        if (elicit != null) {
            rules.addElicit(elicit);
        }
        sampling(rules);
        List<String> roots = options.list(ROOTS);
        if (!roots.isEmpty()) {
            rules.addRoots(options.source(ROOTS), roots, run.context().directory());
        }
        return rules;
    }

    private void sampling(AnswerRules rules) {
        String command = options.text(SAMPLE_WITH);
        String reply = options.text(SAMPLE_REPLY);
        String url = options.text(SAMPLE_URL, SAMPLE_URL_VARIABLE);
        if ((command != null ? 1 : 0) + (reply != null ? 1 : 0) + (options.text(SAMPLE_URL) != null ? 1 : 0) > 1) {
            throw Failure.usage("use one of " + SAMPLE_WITH + ", " + SAMPLE_REPLY + " and " + SAMPLE_URL);
        }
        if (command != null) {
            rules.addSampleWith(command);
        }
        if (reply != null) {
            rules.addSampleReply(reply);
        }
        if (url != null) {
            rules.addModel(model(url));
        } else if (options.text(MODEL) != null || options.text(MODEL_KEY) != null) {
            throw Failure.usage((options.text(MODEL) != null ? MODEL : MODEL_KEY) + " needs " + SAMPLE_URL);
        }
        String confirmation = options.text(CONFIRMATION);
        if (confirmation != null) {
            rules.confirm(confirmation);
        }
    }

    private ModelEndpoint model(String url) {
        String name = options.text(MODEL, MODEL_VARIABLE);
        if (name == null || name.isEmpty()) {
            throw Failure.usage(SAMPLE_URL + " needs " + MODEL + " NAME");
        }
        return ModelEndpoint.of(url, name, key());
    }

    private @Nullable Secret key() {
        String variable = options.text(MODEL_KEY);
        if (variable == null) {
            return null;
        }
        String value = run.context().environment().get(variable);
        if (value == null || value.isEmpty()) {
            throw Failure.usage(MODEL_KEY + ": the variable '" + variable + "' is not set");
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
                throw Failure.usage(MODEL_KEY + ": the variable '" + variable + "' holds what is no key");
            }
        }
        return Secret.of("Bearer " + value);
    }
}
