package dev.mcpctl.transport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The last words of a server: at most 64 KiB of the newest lines. Thread-safe. */
public final class StderrTail {

    private static final int MOST_CHARACTERS = 64 << 10;

    private final Deque<String> lines = new ArrayDeque<>();
    private int characters;

    /** Adds a line, and forgets the oldest ones where there is no room. */
    public synchronized void add(String line) {
        lines.addLast(line);
        characters += line.length() + 1;
        while (characters > MOST_CHARACTERS && lines.size() > 1) {
            characters -= lines.removeFirst().length() + 1;
        }
    }

    /** The newest lines, oldest of them first; a copy. Untrusted text. */
    public synchronized List<String> last(int count) {
        List<String> newest = new ArrayList<>();
        Iterator<String> backwards = lines.descendingIterator();
        while (backwards.hasNext() && newest.size() < count) {
            newest.add(0, backwards.next());
        }
        return newest;
    }
}
