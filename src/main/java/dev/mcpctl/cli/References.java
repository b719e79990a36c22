package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.repl.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Puts results of earlier lines into the words of a line. They come from servers, so that none of them may turn into
 * anything but a value: not into an option, and not into the name of a file to be read.
 */
final class References {

    private final Results results;

    References(Results results) {
        this.results = results;
    }

    /**
     * The words with all references replaced.
     *
     * @throws Failure usage, when one refers to nothing or its value would mean more than a value
     */
    List<String> replaced(List<Word> words) {
        List<String> texts = new ArrayList<>(words.size());
        boolean echoes = !words.isEmpty() && words.get(0).text().equals("echo");
        for (Word word : words) {
            String before = texts.isEmpty() ? "" : texts.get(texts.size() - 1);
            texts.add(echoes ? shown(word) : replaced(word, before, argumentsBegin(texts)));
        }
        return texts;
    }

    /** Only printed, so that it may be anything. */
    private String shown(Word word) {
        Matcher found = ResultPath.IN_TEXT.matcher(word.text());
        StringBuilder line = new StringBuilder();
        int from = 0;
        while (found.find()) {
            line.append(word.text(), from, found.start()).append(shown(ResultPath.resolve(found, results)));
            from = found.end();
        }
        return line.append(word.text(), from, word.text().length()).toString().replace(Word.LITERAL_DOLLAR, '$');
    }

    /** Behind {@code call TOOL} and {@code prompt NAME} a word with an equals sign is an argument. */
    private static boolean argumentsBegin(List<String> texts) {
        boolean takes =
                !texts.isEmpty() && (texts.get(0).equals("call") || texts.get(0).equals("prompt"));
        return takes && texts.size() >= 2;
    }

    private String replaced(Word word, String before, boolean argument) {
        String text = word.text();
        if (text.indexOf('$') < 0 || !ResultPath.IN_TEXT.matcher(text).find()) {
            return word.plain();
        }
        int value = valueStart(text);
        if (value < text.length() && (text.charAt(value) == '{' || text.charAt(value) == '[')) {
            return text.substring(0, value) + json(text.substring(value)).replace(Word.LITERAL_DOLLAR, '$');
        }
        boolean raw = value >= 2 && text.charAt(value - 2) == ':';
        StringBuilder line = new StringBuilder();
        Matcher found = ResultPath.IN_TEXT.matcher(text);
        int from = 0;
        while (found.find()) {
            line.append(text, from, found.start());
            JsonNode node = ResultPath.resolve(found, results);
            String shown = raw && found.start() == value ? Json.compact(node) : shown(node);
            line.append(harmless(shown, found, new Place(text, value, before, argument)));
            from = found.end();
        }
        return line.append(text, from, text.length()).toString().replace(Word.LITERAL_DOLLAR, '$');
    }

    /**
     * Where a reference stands.
     *
     * @param word the whole word as typed
     * @param value where the value in it begins
     * @param before the word before it
     * @param argument whether words with an equals sign are arguments here
     */
    private record Place(String word, int value, String before, boolean argument) {

        boolean followsOption() {
            return before.startsWith("-") && before.length() > 1;
        }

        boolean isLiteralPair() {
            return before.equals("-a") || before.equals("--arg");
        }
    }

    /** Behind the first equals sign, or at the beginning. */
    private static int valueStart(String text) {
        int equals = text.indexOf('=');
        int dollar = text.indexOf('$');
        return equals >= 0 && equals < dollar ? equals + 1 : 0;
    }

    private static String harmless(String shown, Matcher found, Place place) {
        if (found.start() != place.value()) {
            return shown;
        }
        if (place.value() > 0) {
            return behindEquals(shown, found, place);
        }
        boolean special = shown.startsWith("@") || (shown.startsWith("-") && !isNumber(shown));
        boolean pair = place.argument() && !place.followsOption() && !shown.startsWith("{") && shown.indexOf('=') >= 0;
        if (special || pair) {
            throw refused(shown, found, place.followsOption() ? place.before() + "=" : "NAME=");
        }
        return shown;
    }

    private static String behindEquals(String shown, Matcher found, Place place) {
        if (!shown.startsWith("@") || place.isLiteralPair()) {
            return shown;
        }
        if (place.word().startsWith("-")) {
            throw refused(shown, found, "NAME=");
        }
        return "@" + shown;
    }

    private static Failure refused(String shown, Matcher found, String prefix) {
        String start = shown.length() > 30 ? shown.substring(0, 30) + "..." : shown;
        return Failure.usage("the value of " + found.group() + " would be more than a value here: '" + start + "'")
                .hint("write it as an argument: " + prefix + found.group());
    }

    private static boolean isNumber(String text) {
        return text.length() > 1 && (Character.isDigit(text.charAt(1)) || text.charAt(1) == '.');
    }

    /** In a string of JSON a text is escaped; everywhere else the value is JSON itself. */
    private String json(String text) {
        StringBuilder line = new StringBuilder();
        Matcher found = ResultPath.IN_TEXT.matcher(text);
        int from = 0;
        while (found.find()) {
            line.append(text, from, found.start());
            JsonNode node = ResultPath.resolve(found, results);
            line.append(endsInString(text, found.start()) ? escaped(shown(node)) : Json.compact(node));
            from = found.end();
        }
        return line.append(text, from, text.length()).toString();
    }

    private static boolean endsInString(String text, int end) {
        boolean string = false;
        for (int i = 0; i < end; i++) {
            char next = text.charAt(i);
            i += string && next == '\\' ? 1 : 0;
            string ^= next == '"';
        }
        return string;
    }

    private static String escaped(String text) {
        String quoted = Json.compact(TextNode.valueOf(text));
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String shown(JsonNode node) {
        return node.isTextual() ? node.textValue() : Json.compact(node);
    }
}
