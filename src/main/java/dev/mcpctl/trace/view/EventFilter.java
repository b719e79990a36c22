package dev.mcpctl.trace.view;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.trace.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Chooses events by words, separated by commas: a kind ({@code stderr}, {@code http-*}), a method ({@code tools/*}, which
 * also chooses the answers), an id ({@code #3}), what a message is ({@code request}, {@code notification}, {@code result},
 * {@code error}, which also chooses results that say so). A star stands for anything, and a word behind {@code !} is left out.
 */
public final class EventFilter {

    private final List<String> wanted = new ArrayList<>();
    private final List<String> unwanted = new ArrayList<>();

    private EventFilter() {}

    /**
     * Reads a filter; null lets everything through.
     *
     * @throws Failure usage, when a word is empty
     */
    public static EventFilter parse(String option, @Nullable String text) {
        EventFilter filter = new EventFilter();
        for (String word : text == null ? new String[0] : text.split(",", -1)) {
            String name = word.strip();
            boolean not = name.startsWith("!");
            String glob = not ? name.substring(1) : name;
            if (glob.isEmpty()) {
                throw Failure.usage(option + " has an empty word in '" + text + "'")
                        .hint("write for example tools/call, 'http-*', '#3' or '!stderr', separated by commas");
            }
            (not ? filter.unwanted : filter.wanted).add(glob);
        }
        return filter;
    }

    /** Whether it chooses this event. */
    public boolean takes(Seen seen) {
        return (wanted.isEmpty() || any(wanted, seen)) && !any(unwanted, seen);
    }

    private static boolean any(List<String> globs, Seen seen) {
        for (String glob : globs) {
            if (matches(glob, seen.event().kind())
                    || (seen.method() != null && matches(glob, seen.method()))
                    || (seen.outline() != null
                            && seen.outline().id() != null
                            && matches(glob, "#" + seen.outline().id()))
                    || (seen.event().is(RecordedEvent.FINDING) && matches(glob, rule(seen)))
                    || isShape(glob, seen)) {
                return true;
            }
        }
        return false;
    }

    /** Stars do not stand for these: they are about methods and kinds. */
    private static boolean isShape(String glob, Seen seen) {
        return seen.outline() != null
                && (glob.equals(seen.outline().shape().name().toLowerCase(Locale.ROOT))
                        || (glob.equals("error") && seen.bad()));
    }

    private static String rule(Seen seen) {
        String rule = seen.event().word("rule");
        return rule == null ? "" : rule;
    }

    /** Whether the text is as the glob says; linear in practice, since stars only go forward. */
    static boolean matches(String glob, String text) {
        int at = 0;
        int place = 0;
        int star = -1;
        int back = 0;
        while (place < text.length()) {
            if (at < glob.length() && glob.charAt(at) == '*') {
                star = at++;
                back = place;
            } else if (at < glob.length() && glob.charAt(at) == text.charAt(place)) {
                at++;
                place++;
            } else if (star >= 0) {
                at = star + 1;
                place = ++back;
            } else {
                return false;
            }
        }
        while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
        }
        return at == glob.length();
    }
}
