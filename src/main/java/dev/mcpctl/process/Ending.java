package dev.mcpctl.process;

import org.jspecify.annotations.Nullable;

/**
 * How a program ended.
 *
 * @param status its exit status, or null when it could not be learned in time
 * @param means what it took
 */
public record Ending(@Nullable Integer status, Means means) {

    /** What made a program end. */
    public enum Means {
        /** Nobody asked it to. */
        BY_ITSELF("by itself"),
        /** It saw the end of its input. */
        INPUT_CLOSED("after its input was closed"),
        /** SIGTERM, or what stands for it. */
        TERMINATED("terminated"),
        /** SIGKILL. */
        KILLED("killed");

        private final String words;

        Means(String words) {
            this.words = words;
        }

        /** For events and reports. */
        public String words() {
            return words;
        }
    }
}
