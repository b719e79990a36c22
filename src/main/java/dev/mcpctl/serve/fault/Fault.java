package dev.mcpctl.serve.fault;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do wrong, and when.
 *
 * @param word as it was written, such as {@code drop} or {@code 429}
 * @param number what a duration, in milliseconds, a size or a status comes to; -1 for none
 * @param text what stands behind the equals sign, or the usual value
 * @param method of requests whose answers suffer; null for all but the handshake
 * @param name of the tool, prompt or resource; null for any
 * @param turn only the answer of this number among those that fit; 0 for all
 * @param percent how many in a hundred
 */
record Fault(
        FaultKind kind,
        String word,
        long number,
        String text,
        @Nullable String method,
        @Nullable String name,
        int turn,
        int percent) {

    private static final Pattern FORM = Pattern.compile(
            "([a-z0-9-]+)(?:=([^@]*))?(?:@([a-zA-Z/_]+)(?::(.*?))?)?(?:#([0-9]{1,9}))?(?:%([0-9]{1,3}))?");

    /**
     * Reads what stands behind {@code --fault}.
     *
     * @throws Failure usage
     */
    static Fault parse(String written) {
        Matcher form = FORM.matcher(written);
        if (!form.matches()) {
            throw Failure.usage("--fault is no KIND[=VALUE][@METHOD[:NAME]][#N][%P]: '" + written + "'")
                    .hint("for example: --fault delay=500ms --fault 429=2@tools/call#1");
        }
        String word = form.group(1);
        FaultKind kind = FaultKind.of(word);
        if (kind == null) {
            String near = Nearest.to(word, FaultKind.words());
            throw Failure.usage("--fault: there is no fault '" + word + "'")
                    .hint(
                            near == null
                                    ? "there are: " + String.join(", ", FaultKind.words())
                                    : "did you mean '" + near + "'?");
        }
        String value = form.group(2);
        if (value != null && kind.value() == FaultKind.Value.NONE) {
            throw Failure.usage("--fault " + word + " takes no value, got '" + value + "'");
        }
        String text = value == null || value.isEmpty() ? kind.usual() : value;
        return new Fault(
                kind,
                word,
                number(kind, word, text),
                text,
                form.group(3),
                form.group(4),
                form.group(5) == null ? 0 : Integer.parseInt(form.group(5)),
                form.group(6) == null ? 100 : Integer.parseInt(form.group(6)));
    }

    private static long number(FaultKind kind, String word, String text) {
        return switch (kind.value()) {
            case DURATION -> amount(word, text, "ms", 1, "s", 1_000, "m", 60_000);
            case SIZE -> amount(word, text, "k", 1L << 10, "MiB", 1L << 20, "MB", 1_000_000);
            case NONE, TEXT -> -1;
        };
    }

    /** A number with one of three units; a bare one is seconds or bytes. */
    private static long amount(
            String word, String text, String unit1, long size1, String unit2, long size2, String unit3, long size3) {
        Matcher number = Pattern.compile("([0-9]{1,9})([a-zA-Z]*)").matcher(text);
        if (number.matches()) {
            long count = Long.parseLong(number.group(1));
            String unit = number.group(2);
            long size = unit.equals(unit1)
                    ? size1
                    : unit.equals(unit2) ? size2 : unit.equals(unit3) ? size3 : unit.isEmpty() ? bare(unit1) : 0;
            if (size > 0) {
                return count * size;
            }
        }
        throw Failure.usage("--fault " + word + ": '" + text + "' is no number; write for example 500" + unit1 + ", 2"
                + unit2 + " or 1" + unit3);
    }

    private static long bare(String unit) {
        return unit.equals("ms") ? 1_000 : 1;
    }

    /** Whether it is about answers to requests like this one. */
    boolean fits(String asked, @Nullable String named) {
        boolean handshake = asked.equals("initialize") || asked.equals("server/discover");
        boolean itsMethod = method != null
                ? method.equals(asked)
                : kind == FaultKind.WRONG_VERSION ? handshake : !handshake && !asked.equals("ping");
        return itsMethod && (name == null || name.equals(named));
    }
}
