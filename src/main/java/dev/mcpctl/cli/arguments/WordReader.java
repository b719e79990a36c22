package dev.mcpctl.cli.arguments;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.json.schema.Shape;
import dev.mcpctl.json.schema.ValueType;
import dev.mcpctl.json.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads words in all their forms. What a word means depends on the schema: a boolean's option takes no word after it. */
final class WordReader {

    private final Names names;
    private final ArgumentTexts texts;
    private final List<ArgumentWords.Entry> entries;
    private final Assembly assembly = new Assembly();
    private final List<Violation> unknown = new ArrayList<>();
    private @Nullable String bareWord;
    private @Nullable String flagBefore;
    private boolean firstWord = true;
    private int at;

    WordReader(Names names, ArgumentTexts texts, ArgumentWords words) {
        this.names = names;
        this.texts = texts;
        this.entries = words.entries();
    }

    /**
     * Reads all words.
     *
     * @throws Failure usage, when a word has none of the forms
     */
    Assembly read() {
        while (at < entries.size()) {
            ArgumentWords.Entry entry = entries.get(at++);
            String flag = flagBefore;
            flagBefore = null;
            switch (entry.kind()) {
                case OBJECT -> assembly.whole(texts.object(entry.text(), "--args"));
                case PAIR -> pair(entry.text());
                case WORD -> word(entry.text(), flag);
            }
        }
        if (bareWord != null) {
            throw bare(bareWord);
        }
        return assembly;
    }

    /** Names that the schema does not have; their values are left out of the object. */
    List<Violation> unknown() {
        return unknown;
    }

    private void word(String word, @Nullable String flag) {
        boolean first = firstWord;
        firstWord = false;
        if (first && word.startsWith("{")) {
            assembly.whole(texts.object(word, "the first word"));
        } else if (word.startsWith("--") && word.length() > 2) {
            option(word);
        } else if (word.startsWith("-") && !isNegative(word)) {
            throw Failure.usage("unknown option " + Quoted.word(word)
                    + "; arguments are --NAME VALUE, and a value that starts with '-' is written --NAME=" + word);
        } else if (word.indexOf('=') >= 0 && !word.startsWith("{")) {
            keyed(word);
        } else if (flag != null && (word.equals("true") || word.equals("false"))) {
            throw Failure.usage("'" + flag + "' is a boolean and takes no word; write " + flag + "=" + word);
        } else if (bareWord == null) {
            bareWord = word;
        }
    }

    private static boolean isNegative(String word) {
        return word.length() > 1 && word.charAt(0) == '-' && Coercion.number(word) != null;
    }

    private void option(String word) {
        int equals = word.indexOf('=');
        String name = word.substring(2, equals < 0 ? word.length() : equals);
        String inline = equals < 0 ? null : word.substring(equals + 1);
        if (name.isEmpty()) {
            throw Failure.usage(Quoted.word(word) + " has no name before '='");
        }
        Name found = names.option(name);
        if (found == null && negated(name, word, inline)) {
            return;
        }
        if (found == null) {
            found = names.undescribed(name);
        }
        if (found == null) {
            unknownOption(name, inline);
        } else if (inline != null) {
            assembly.add(Given.text(found, inline));
        } else if (found.isFlag()) {
            flagBefore = word;
            assembly.add(Given.text(found, "true"));
        } else {
            assembly.add(Given.text(found, nextValue(word)));
        }
    }

    /** {@code --no-flag}, when no property has that name itself. */
    private boolean negated(String name, String word, @Nullable String inline) {
        Name found = name.startsWith("no-") ? names.option(name.substring(3)) : null;
        if (found == null) {
            return false;
        }
        if (!found.isFlag()) {
            throw Failure.usage("unknown option " + Quoted.word(word) + ": 'no-' is for booleans, and '"
                    + found.spelled() + "' is none");
        }
        if (inline != null) {
            throw Failure.usage("'--" + name + "' takes no value; write --" + name.substring(3) + "=" + inline);
        }
        assembly.add(Given.text(found, "false"));
        return true;
    }

    /** Skips the word that was meant as its value, so that one slip is told once. */
    private void unknownOption(String name, @Nullable String inline) {
        if (name.endsWith(":") && inline != null && names.option(name.substring(0, name.length() - 1)) != null) {
            throw Failure.usage("options are literal; for JSON write " + name + "=" + inline + " without the dashes");
        }
        String near = Nearest.to(name, names.root().propertyNames());
        Name meant = near == null ? null : names.exact(near);
        boolean takesWord = inline == null && (meant == null || !meant.isFlag());
        if (takesWord && at < entries.size() && isValue(entries.get(at))) {
            at++;
        }
        unknown(name);
    }

    private void unknown(String name) {
        String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        unknown.add(new Violation(pointer, name, "unknown", Quoted.word(name) + " " + names.unknown(name)));
    }

    private static boolean isValue(ArgumentWords.Entry entry) {
        return entry.isWord() && (!entry.text().startsWith("-") || isNegative(entry.text()));
    }

    private String nextValue(String option) {
        if (at < entries.size() && isValue(entries.get(at))) {
            return entries.get(at++).text();
        }
        boolean dashed = at < entries.size() && entries.get(at).isWord();
        String example = dashed ? entries.get(at).text() : "VALUE";
        throw Failure.usage("'" + option + "' needs a value: " + option + " VALUE"
                + (dashed ? ", or " + option + "=" + example + " if " + Quoted.word(example) + " is the value" : ""));
    }

    /** The value of {@code -a}: literal. */
    private void pair(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw Failure.usage("'-a' needs NAME=VALUE, got " + Quoted.word(text));
        }
        String name = text.substring(0, equals);
        Name found = place(name, names.option(name));
        if (found == null && name.endsWith(":") && names.option(name.substring(0, name.length() - 1)) != null) {
            throw Failure.usage("'-a' is literal; for JSON write " + text + " without -a");
        }
        give(found, name, text.substring(equals + 1));
    }

    private @Nullable Name place(String name, @Nullable Name described) {
        return described != null ? described : names.undescribed(name);
    }

    private void give(@Nullable Name found, String name, String text) {
        if (found == null) {
            unknown(name);
        } else {
            assembly.add(Given.text(found, text));
        }
    }

    private void keyed(String word) {
        int equals = word.indexOf('=');
        boolean raw = equals > 0 && word.charAt(equals - 1) == ':';
        String name = word.substring(0, raw ? equals - 1 : equals);
        String text = word.substring(equals + 1);
        if (name.isEmpty()) {
            throw Failure.usage(Quoted.word(word) + " has no name before " + (raw ? "':='" : "'='"));
        }
        Name found = place(name, names.exact(name));
        if (raw) {
            var json = texts.value(text, word);
            if (found == null) {
                unknown(name);
            } else {
                assembly.add(Given.json(found, json));
            }
            return;
        }
        if (text.startsWith("@@")) {
            give(found, name, text.substring(1));
        } else if (text.startsWith("@")) {
            give(found, name, fileText(texts.read(text.substring(1), word), found));
        } else {
            give(found, name, text);
        }
    }

    /** A file for a number or boolean ends with a line break that nobody means. */
    private static String fileText(String text, @Nullable Name found) {
        return found == null || found.shape().allows(ValueType.STRING) ? text : text.strip();
    }

    private Failure bare(String word) {
        String spaced = word.indexOf(' ') < 0 ? "" : "'";
        String name = nameForBareWord();
        if (word.startsWith("{")) {
            return Failure.usage("a JSON object is the first word after the name, or the value of --args; got "
                    + Quoted.word(word) + " later");
        }
        if (name == null && !names.root().isOpen()) {
            return Failure.usage(Quoted.word(word) + " is no argument; no arguments are taken");
        }
        String shown = word.length() > 60 ? "…" : word;
        return Failure.usage(Quoted.word(word) + " is no argument; write " + spaced + (name == null ? "NAME" : name)
                + "=" + shown + spaced);
    }

    /** The first required text that is missing, else the only text, else the first argument of all. */
    private @Nullable String nameForBareWord() {
        Shape root = names.root();
        List<String> texts = new ArrayList<>();
        for (String name : root.propertyNames()) {
            Shape shape = root.property(name);
            if (shape != null && shape.allows(ValueType.STRING)) {
                texts.add(name);
            }
        }
        for (String name : root.required()) {
            if (texts.contains(name) && !assembly.has(name)) {
                return name;
            }
        }
        if (texts.size() == 1) {
            return texts.get(0);
        }
        List<String> all = texts.isEmpty() ? new ArrayList<>(root.propertyNames()) : texts;
        return all.isEmpty() ? null : all.get(0);
    }
}
