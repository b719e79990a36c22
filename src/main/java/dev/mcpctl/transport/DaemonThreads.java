package dev.mcpctl.transport;

/** Makes the threads that read for a transport: they never keep the program alive. */
final class DaemonThreads {

    private DaemonThreads() {}

    /**
     * Starts a thread.
     *
     * @param role what it does, for thread dumps
     */
    static void start(String role, Runnable work) {
        Thread thread = new Thread(work, "mcpctl-" + role + "-1");
        thread.setDaemon(true);
        thread.start();
    }
}
