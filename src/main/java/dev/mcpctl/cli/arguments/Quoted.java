package dev.mcpctl.cli.arguments;

import java.util.Collection;

/** Words of users and servers in our sentences. */
final class Quoted {

    private static final int MOST = 12;
    private static final int LONGEST = 60;

    private Quoted() {}

    /** The word in quotes, cut when it is long. */
    static String word(String word) {
        return "'" + (word.length() > LONGEST ? word.substring(0, LONGEST) + "…" : word) + "'";
    }

    /** The words in quotes, not too many of them. */
    static String list(Collection<String> words) {
        StringBuilder text = new StringBuilder();
        int told = 0;
        for (String word : words) {
            if (told == MOST && words.size() > MOST + 1) {
                return text + " and " + (words.size() - MOST) + " more";
            }
            text.append(told == 0 ? "" : ", ").append(word(word));
            told++;
        }
        return text.toString();
    }
}
