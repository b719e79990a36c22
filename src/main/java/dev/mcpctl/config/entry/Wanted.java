package dev.mcpctl.config.entry;

import java.util.List;

/** Which members are worth keeping: some programs keep megabytes of history beside a few servers. */
public interface Wanted {

    /** Everything. */
    Wanted ALL = new Wanted() {
        @Override
        public boolean member(List<String> path) {
            return true;
        }
    };

    /**
     * Whether the member at the end of this path of names is read; the rest is skipped.
     *
     * @param path names from the top, elements of lists left out
     */
    boolean member(List<String> path);
}
