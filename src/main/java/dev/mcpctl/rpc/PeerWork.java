package dev.mcpctl.rpc;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Runs what the peer caused away from the reader thread: notifications in order on one thread, requests that take long
 * and requests that do not on one each. An answer that arrived after a notification is only seen after it. A flood makes
 * the reader wait, not memory grow. Tasks must not throw.
 */
final class PeerWork implements AutoCloseable {

    private static final int QUEUE = 1024;

    /** What answers a request may have started a program, which needs a moment to end; a person need not have noticed. */
    private static final long LEAVING_MILLIS = 2_000;

    private final Lane notifications = new Lane("mcpctl-notifications-1");
    private final Lane requests = new Lane("mcpctl-requests-1");
    private final Lane quickRequests = new Lane("mcpctl-requests-2");

    void notification(Runnable task) {
        notifications.add(task);
    }

    /** Runs the task at once when no notification waits, otherwise behind the last one. Never waits itself. */
    void afterNotifications(Runnable task) {
        if (!notifications.addBehind(task)) {
            task.run();
        }
    }

    void request(Runnable task) {
        requests.add(task);
    }

    /** For requests that are answered at once, even while another one waits for a person. */
    void quickRequest(Runnable task) {
        quickRequests.add(task);
    }

    /**
     * Nothing new is taken. Notifications that wait are still delivered; requests are not answered any more. Waits, within
     * bounds, until what was answering has ended with all that it started.
     */
    @Override
    public void close() {
        notifications.end();
        requests.stop();
        quickRequests.stop();
        requests.awaitEnd();
    }

    /** One daemon thread, started when needed, and its bounded queue. */
    private static final class Lane implements Runnable {

        private final String name;
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private @Nullable Thread thread;
        private boolean running;
        private boolean ended;

        Lane(String name) {
            this.name = name;
        }

        /** Waits for room. After the end it does nothing. */
        synchronized void add(Runnable task) {
            try {
                while (tasks.size() >= QUEUE && !ended) {
                    wait();
                }
            } catch (InterruptedException interruption) {
                // The task is still wanted; one more than the bound does no harm.
                Thread.currentThread().interrupt();
            }
            if (!ended) {
                enqueue(task);
            }
        }

        /** Adds the task whatever room there is, or returns false when there is nothing it could stand behind. */
        synchronized boolean addBehind(Runnable task) {
            if (tasks.isEmpty() && !running) {
                return false;
            }
            enqueue(task);
            return true;
        }

        private void enqueue(Runnable task) {
            tasks.add(task);
            if (thread == null) {
                thread = new Thread(this, name);
                thread.setDaemon(true);
                thread.start();
            }
            notifyAll();
        }

        synchronized void end() {
            ended = true;
            notifyAll();
        }

        synchronized void stop() {
            tasks.clear();
            end();
            if (thread != null) {
                thread.interrupt();
            }
        }

        /** Returns at once where nothing runs, or when it is this very thread that ends itself. */
        void awaitEnd() {
            Thread worker;
            synchronized (this) {
                worker = thread;
            }
            if (worker == null || worker == Thread.currentThread()) {
                return;
            }
            try {
                worker.join(LEAVING_MILLIS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            try {
                Runnable task;
                while ((task = next()) != null) {
                    task.run();
                }
            } catch (InterruptedException stop) {
                // nothing more is wanted
            } finally {
                over();
            }
        }

        private synchronized void over() {
            running = false;
            thread = null;
        }

        private synchronized @Nullable Runnable next() throws InterruptedException {
            running = false;
            while (tasks.isEmpty()) {
                if (ended) {
                    thread = null;
                    return null;
                }
                wait();
            }
            running = true;
            notifyAll();
            return tasks.remove();
        }
    }
}
