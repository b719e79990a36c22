package dev.mcpctl.config.document;

import java.util.List;

/**
 * A table's head, or a key with its value.
 *
 * @param path names from the top
 * @param head whether it is {@code [path]}
 * @param start where its bracket or key begins
 * @param value where its value begins; of a head, its end
 * @param end where its value or bracket ends
 */
record TomlStatement(List<String> path, boolean head, int start, int value, int end) {

    /** Whether it says something of this path or what is below. */
    boolean isIn(List<String> above) {
        return path.size() >= above.size() && path.subList(0, above.size()).equals(above);
    }
}
