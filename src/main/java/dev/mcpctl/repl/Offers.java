package dev.mcpctl.repl;

import dev.mcpctl.output.DisplayWidth;
import dev.mcpctl.output.Neutraliser;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** What can be typed, for the line editor. What cannot be shown as it is, is not offered: it would be typed unseen. */
final class Offers implements Completer {

    private static final int GAP = 2;
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[22m";

    private final Suggester suggester;

    Offers(Suggester suggester) {
        this.suggester = suggester;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        List<String> before = line.words().subList(0, line.wordIndex());
        List<Suggestion> offers = suggester.suggest(before, line.word());
        offers = offers.stream()
                .filter(each -> Neutraliser.line(each.value()).equals(each.value()))
                .toList();
        int columns = reader.getTerminal().getSize().getColumns() - 1;
        int widest = 0;
        for (Suggestion offer : offers) {
            widest = Math.max(widest, DisplayWidth.of(offer.value()));
        }
        boolean described = offers.stream().anyMatch(each -> !each.description().isBlank());
        int order = 0;
        for (Suggestion offer : offers) {
            String shown = described ? row(offer, widest, columns) : offer.value();
            candidates.add(new Candidate(offer.value(), shown, null, null, null, null, offer.whole(), order++));
        }
    }

    /** The word, and in a column of its own what it is. Wider than half of the screen, or the editor would put two side by side. */
    private static String row(Suggestion offer, int widest, int columns) {
        String word = offer.value() + DisplayWidth.padding(offer.value(), widest + GAP);
        String about = DisplayWidth.fit(Neutraliser.line(offer.description()), Math.max(1, columns - widest - GAP));
        String padding = DisplayWidth.padding(word + about, columns / 2 + 1);
        return word + FAINT + about + padding + PLAIN;
    }
}
