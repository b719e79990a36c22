package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.serve.RepeatedText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands behind the resource templates. */
final class TemplateResources {

    private static final String CITIES = "demo://cities/";
    private static final String NOTES = "demo://notes/";
    private static final String BIG = "demo://big/";
    private static final int MOST_MEGABYTES = 1000;
    private static final int MILLION = 1_000_000;

    private TemplateResources() {}

    static boolean exists(String uri) {
        return city(uri) != null || note(uri) != null || megabytes(uri) > 0;
    }

    /** The contents, or null when no template covers the URI. */
    static @Nullable ObjectNode read(String uri) {
        String city = city(uri);
        if (city != null) {
            return Blocks.textContents(
                    uri, "application/json", Json.compact(Weather.forecast(city, 1, "metric")) + "\n");
        }
        String[] note = note(uri);
        if (note != null) {
            String text = "# " + note[1] + "\n\nA note of the year " + note[0] + ".\n";
            return Blocks.textContents(uri, "text/markdown", text);
        }
        int megabytes = megabytes(uri);
        return megabytes > 0 ? big(uri, megabytes * MILLION) : null;
    }

    private static @Nullable String city(String uri) {
        String name = decoded(uri, CITIES);
        return name != null && Names.cities().contains(name) ? name : null;
    }

    private static String @Nullable [] note(String uri) {
        String rest = decoded(uri, NOTES);
        int slash = rest == null ? -1 : rest.indexOf('/');
        if (rest == null || slash < 0) {
            return null;
        }
        String[] note = {rest.substring(0, slash), rest.substring(slash + 1)};
        return Names.titles(note[0]).contains(note[1]) ? note : null;
    }

    private static @Nullable String decoded(String uri, String prefix) {
        if (!uri.startsWith(prefix)) {
            return null;
        }
        try {
            // A plus is a plus in a URI; only forms mean a blank by it.
            String rest = uri.substring(prefix.length()).replace("+", "%2B");
            return URLDecoder.decode(rest, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return null;
        }
    }

    /** 0 when this is no URI of the big resources. */
    private static int megabytes(String uri) {
        String digits = uri.startsWith(BIG) ? uri.substring(BIG.length()) : "";
        if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
            return 0;
        }
        int number = Integer.parseInt(digits);
        return number <= MOST_MEGABYTES ? number : 0;
    }

    /** The bytes 0 to 255 over and over, in Base64 that is never held as a whole. */
    private static ObjectNode big(String uri, int size) {
        byte[] unit = new byte[3 * 256];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (byte) i;
        }
        byte[] rest = Arrays.copyOf(unit, size % unit.length);
        Base64.Encoder encoder = Base64.getEncoder();
        ObjectNode contents = Blocks.contents(uri, "application/octet-stream");
        contents.set(
                "blob",
                new RepeatedText(encoder.encodeToString(unit), size / unit.length, encoder.encodeToString(rest)));
        return contents;
    }

    /** The values that complete a template's variable; null when there is no such template or variable. */
    static @Nullable List<String> values(String template, String variable, @Nullable String year) {
        return switch (template + " " + variable) {
            case "demo://cities/{city} city" -> Names.cities();
            case "demo://notes/{year}/{title} year" -> Names.YEARS;
            case "demo://notes/{year}/{title} title" -> year == null ? Names.allTitles() : Names.titles(year);
            case "demo://items/{number} number" -> Names.numbers(Resources.ITEMS);
            case "demo://big/{megabytes} megabytes" -> List.of("1", "10", "100");
            default -> null;
        };
    }
}
