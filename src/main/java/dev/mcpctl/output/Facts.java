package dev.mcpctl.output;

import java.util.ArrayList;
import java.util.List;

/** What is known of one thing, a labelled line each; long values go on in further lines below themselves. Not thread-safe. */
public final class Facts {

    private static final int GAP = 2;

    private record Fact(String label, String value) {}

    private final List<Fact> facts = new ArrayList<>();

    /** Adds a fact; both texts are untrusted. Without a label it is one more of what stands above it. */
    public Facts add(String label, String value) {
        facts.add(new Fact(Neutraliser.line(label), value));
        return this;
    }

    void print(TextSink out) {
        int column = 0;
        for (Fact fact : facts) {
            column = Math.max(column, DisplayWidth.of(fact.label()) + GAP);
        }
        for (Fact fact : facts) {
            out.ours(Style.HEADING, fact.label())
                    .ours(DisplayWidth.padding(fact.label(), column))
                    .hanging(column, fact.value());
        }
    }
}
