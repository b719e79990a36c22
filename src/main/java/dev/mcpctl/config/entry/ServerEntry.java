package dev.mcpctl.config.entry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One server of one list, as its file says: nothing is expanded, and its secrets are masked. At most one of launch and
 * address is not null; with a problem that forbids its use, both may be null.
 *
 * @param name as written, which may be anything
 * @param source where it stands
 * @param way its transport
 * @param launch how it is started, or null
 * @param address where it is reached, or null
 * @param adjustments how to talk to it
 * @param inputs what is asked before {@code ${input:ID}} can be replaced
 * @param bareVariables whether {@code $NAME} is a reference in its texts
 * @param problems what is wrong with it
 * @param raw the entry itself
 */
public record ServerEntry(
        String name,
        Source source,
        Way way,
        @Nullable Launch launch,
        @Nullable Address address,
        Adjustments adjustments,
        List<Input> inputs,
        boolean bareVariables,
        List<Problem> problems,
        Node raw) {

    /** Copies the lists. */
    public ServerEntry {
        inputs = List.copyOf(inputs);
        problems = List.copyOf(problems);
    }

    /** Whether it says enough to be used. */
    public boolean usable() {
        return launch != null || address != null;
    }

    /** How it can be named whatever else has its name: {@code cursor/github}. */
    public String qualifiedName() {
        return source.origin() + "/" + name;
    }

    /**
     * Something to ask, once a run.
     *
     * @param id in <code>${input:ID}</code>
     * @param description what to show, or null
     * @param hidden whether it is typed unseen
     * @param otherwise the value of an empty answer, or null
     * @param options what there is to choose from; empty when anything may be typed
     */
    public record Input(
            String id,
            @Nullable String description,
            boolean hidden,
            @Nullable String otherwise,
            List<String> options) {

        /** Copies the list. */
        public Input {
            options = List.copyOf(options);
        }
    }
}
