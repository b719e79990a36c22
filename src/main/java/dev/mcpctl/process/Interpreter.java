package dev.mcpctl.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the first line of a script, because a missing interpreter would be reported as if the script were missing. */
final class Interpreter {

    private static final int LONGEST_LINE = 256;

    private final ProgramSearch search;

    Interpreter(ProgramSearch search) {
        this.search = search;
    }

    /**
     * Makes sure that what the script's {@code #!} line names can be started. Other files pass.
     *
     * @throws dev.mcpctl.failure.Failure unreachable, when it cannot
     */
    void check(File script) {
        String line = firstLine(script);
        if (!line.startsWith("#!")) {
            return;
        }
        List<String> words = words(line.substring(2));
        if (words.isEmpty()) {
            return;
        }
        String interpreter = words.get(0);
        if (!new File(interpreter).exists()) {
            throw new SearchAdvice(search).noInterpreter(script, interpreter);
        }
        if (interpreter.endsWith("/env")) {
            checkNamed(script, words);
        }
    }

    private void checkNamed(File script, List<String> words) {
        for (String word : words.subList(1, words.size())) {
            if (word.startsWith("-") || word.indexOf('=') >= 0) {
                continue;
            }
            if (!search.has(word)) {
                throw new SearchAdvice(search).noInterpreter(script, word);
            }
            return;
        }
    }

    private static String firstLine(File script) {
        byte[] bytes = new byte[LONGEST_LINE];
        int count;
        try (FileInputStream input = new FileInputStream(script)) {
            count = input.read(bytes);
        } catch (IOException unreadable) {
            // a program may be executable and not readable; then nothing can be said about it
            return "";
        }
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                return new String(bytes, 0, i, StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    /** Blanks separate, but a carriage return does not: the kernel takes it for a part of the name. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= line.length(); i++) {
            boolean blank = i == line.length() || line.charAt(i) == ' ' || line.charAt(i) == '\t';
            if (blank && start >= 0) {
                words.add(line.substring(start, i));
                start = -1;
            } else if (!blank && start < 0) {
                start = i;
            }
        }
        return words;
    }
}
