package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of a run, in the order in which they are tried: those of the file first, because they are the more particular
 * ones, then the options of the line. Filled before anything is started.
 */
public final class AnswerRules {

    private final List<AnswerRule> rules = new ArrayList<>();
    private Confirmation confirmation = Confirmation.BOTH;

    /** No rules. */
    public AnswerRules() {}

    /**
     * Adds the rules of a file.
     *
     * @param name as the user wrote it
     * @param path where it is; relative directories in it begin beside it
     * @throws Failure configuration, with the position of the mistake
     */
    public void addFile(String name, Path path, String text) {
        Path directory = path.toAbsolutePath().getParent();
        rules.addAll(new RuleFile(name, directory == null ? path : directory).read(text));
    }

    /**
     * {@code --elicit}.
     *
     * @throws Failure usage
     */
    public void addElicit(String how) {
        switch (how) {
            case "accept-defaults" -> add("--elicit", Condition.of(AskKind.FORM), new Action.Defaults());
            case "decline" -> add("--elicit", Condition.of(AskKind.FORM, AskKind.URL), new Action.Decline());
            case "cancel" -> add("--elicit", Condition.of(AskKind.FORM, AskKind.URL), new Action.Cancel());
            default -> throw Failure.usage("--elicit: '" + how + "' is neither accept-defaults, decline nor cancel");
        }
    }

    /**
     * {@code --sample-with}.
     *
     * @throws Failure usage, when it is no command line
     */
    public void addSampleWith(String line) {
        List<String> words = AnswerCommand.words(line);
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw Failure.usage("--sample-with needs a command");
        }
        add("--sample-with", Condition.of(AskKind.SAMPLING), new Action.Command(line, words));
    }

    /** {@code --sample-reply}. */
    public void addSampleReply(String text) {
        Path nowhere = Path.of("");
        add("--sample-reply", Condition.of(AskKind.SAMPLING), new Action.Reply(TextNode.valueOf(text), nowhere));
    }

    /** {@code --sample-url}. */
    public void addModel(ModelEndpoint endpoint) {
        add("--sample-url", Condition.of(AskKind.SAMPLING), new Action.Model(endpoint));
    }

    /**
     * {@code --roots}.
     *
     * @param source what messages call it
     * @throws Failure usage, when one is no directory
     */
    public void addRoots(String source, List<String> directories, Path base) {
        ArrayNode words = Json.array();
        directories.forEach(words::add);
        RootList.of(words, base, source);
        add(source, Condition.of(AskKind.ROOTS), new Action.Reply(words, base));
    }

    /**
     * {@code --yes-sampling}.
     *
     * @throws Failure usage
     */
    public void confirm(String what) {
        confirmation = Confirmation.without(what);
    }

    private void add(String source, Condition condition, Action action) {
        rules.add(new AnswerRule(source, condition, action));
    }

    List<AnswerRule> rules() {
        return rules;
    }

    Confirmation confirmation() {
        return confirmation;
    }

    /** What a person confirms before a command or a model answers a sampling request. */
    record Confirmation(boolean request, boolean reply) {

        static final Confirmation BOTH = new Confirmation(true, true);

        static Confirmation without(String what) {
            return switch (what) {
                case "request" -> new Confirmation(false, true);
                case "reply" -> new Confirmation(true, false);
                case "all" -> new Confirmation(false, false);
                default -> throw Failure.usage("--yes-sampling: '" + what + "' is neither request, reply nor all");
            };
        }
    }
}
