package dev.mcpctl.trace;

/** How much of the memory that this program may use at most is there for one purpose. */
public final class Memory {

    private Memory() {}

    /** One of so many parts of it, in bytes. */
    public static long part(int parts) {
        return Runtime.getRuntime().maxMemory() / parts;
    }

    /** How to give it more, as a hint. */
    public static String hint() {
        return "give it more memory: MCPCTL_JAVA_OPTS=-Xmx" + Math.max(1, 2 * (part(1) >> 30)) + "g mcpctl ...";
    }
}
