package dev.mcpctl.rpc;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs what the peer caused away from the reader thread: notifications in order on one thread, requests on another. An
 * answer that arrived after a notification is only seen after it. A flood makes the reader wait, not memory grow.
 */
final class PeerWork implements AutoCloseable {

    private static final int QUEUE = 1024;

    private final AtomicInteger notificationsOpen = new AtomicInteger();
    private @Nullable Worker notifications;
    private @Nullable Worker requests;
    private boolean closed;

    void notification(Runnable task) {
        notificationsOpen.incrementAndGet();
        notificationWorker().add(() -> {
            try {
                task.run();
            } finally {
                notificationsOpen.decrementAndGet();
            }
        });
    }

    /** Runs the task at once when no notification waits, otherwise behind the last one. */
    void afterNotifications(Runnable task) {
        if (notificationsOpen.get() == 0) {
            task.run();
        } else {
            notification(task);
        }
    }

    void request(Runnable task) {
        requestWorker().add(task);
    }

    private synchronized Worker notificationWorker() {
        if (notifications == null) {
            notifications = new Worker("mcpctl-notifications-1");
        }
        return notifications;
    }

    private synchronized Worker requestWorker() {
        if (requests == null) {
            requests = new Worker("mcpctl-requests-1");
        }
        return requests;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (notifications != null) {
            notifications.add(Worker.END);
        }
        if (requests != null) {
            requests.thread.interrupt();
        }
    }

    /** One daemon thread and its bounded queue. */
    private static final class Worker implements Runnable {

        static final Runnable END = () -> {};

        private final BlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(QUEUE);
        private final Thread thread;

        Worker(String name) {
            thread = new Thread(this, name);
            thread.setDaemon(true);
            thread.start();
        }

        void add(Runnable task) {
            try {
                tasks.put(task);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void run() {
            try {
                Runnable task;
                while ((task = tasks.take()) != END) {
                    task.run();
                }
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
