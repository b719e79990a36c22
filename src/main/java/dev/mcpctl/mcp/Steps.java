package dev.mcpctl.mcp;

import java.util.ArrayList;
import java.util.List;

/** What was done and learned on the way to a session, one sentence each, for {@code info} and {@code --verbose}. */
final class Steps {

    private final SessionListener listener;
    private final List<String> sentences = new ArrayList<>();

    Steps(SessionListener listener) {
        this.listener = listener;
    }

    void add(String sentence) {
        sentences.add(sentence);
        listener.note(sentence);
    }

    List<String> soFar() {
        return List.copyOf(sentences);
    }
}
