package dev.mcpctl.cli.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.schema.SchemaCheck;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.Violation;
import java.util.ArrayList;
import java.util.List;

/** Binds words to the arguments of a tool by its input schema. Not thread-safe; one for each call, since stdin is read once. */
public final class ArgumentBinder {

    private final ObjectNode schema;
    private final Shape shape;
    private final ArgumentTexts texts;

    /**
     * A binder for one call.
     *
     * @param schema the tool's {@code inputSchema} as received; untrusted, any object will do
     */
    public ArgumentBinder(ObjectNode schema, ArgumentSource source) {
        this.schema = schema;
        this.shape = Shape.of(schema);
        this.texts = new ArgumentTexts(source);
    }

    /**
     * Binds the words and checks the result against the schema.
     *
     * @return the arguments, an empty object when nothing was given (requirement FT-008: always an object)
     * @throws Failure usage, when a word has none of the forms, or when something does not fit: then the message tells the first
     *     problem, the hint the others, and the detail {@code problems} lists all with argument, pointer, keyword and message.
     *     Protocol, code {@code schema}, when the schema itself cannot be checked against
     */
    public ObjectNode bind(ArgumentWords words) {
        WordReader reader = new WordReader(Names.of(shape), texts, words);
        ObjectNode arguments = reader.read().finish();
        List<Violation> problems = new ArrayList<>(reader.unknown());
        problems.addAll(check(arguments));
        if (!problems.isEmpty()) {
            throw ArgumentProblems.failure(problems);
        }
        return arguments;
    }

    private List<Violation> check(ObjectNode arguments) {
        try {
            return SchemaCheck.of(schema).check(arguments);
        } catch (Failure unusable) {
            throw ArgumentCheck.unchecked(unusable);
        }
    }

    /**
     * Binds the words without checking: names that the schema does not have are taken too. Words without any of the forms are
     * still refused.
     *
     * @throws Failure usage
     */
    public ObjectNode bindUnchecked(ArgumentWords words) {
        return new WordReader(Names.orAny(shape), texts, words).read().finish();
    }
}
