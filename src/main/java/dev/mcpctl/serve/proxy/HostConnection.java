package dev.mcpctl.serve.proxy;

import dev.mcpctl.rpc.Frame;
import dev.mcpctl.serve.http.Guard;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;

/**
 * One connection of a host: its requests one after the other. While one is answered, the next byte is waited for, since only
 * that shows that the host has gone.
 */
final class HostConnection implements Runnable {

    private static final int BUFFER = 32 << 10;

    private final Socket socket;
    private final Exchanges exchanges;
    private final Guard guard;
    private final Executor executor;

    HostConnection(Socket socket, Exchanges exchanges, Guard guard, Executor executor) {
        this.socket = socket;
        this.exchanges = exchanges;
        this.guard = guard;
        this.executor = executor;
    }

    @Override
    public void run() {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
            boolean more = true;
            while (more) {
                more = next(in, out);
            }
        } catch (IOException gone) {
            // The host has gone, or our end of the connection was closed: nobody is left to be told.
            close();
        }
    }

    /** Ends it, whatever it does. Any thread. */
    void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is as closed as can be.
            return;
        }
    }

    private boolean next(InputStream in, OutputStream out) throws IOException {
        RequestHead head;
        Frame body;
        try {
            head = RequestHead.read(in);
            if (head == null) {
                return false;
            }
            String objection = guard.objection(head.all("Origin"), head.header("Host"));
            if (objection != null) {
                throw new RequestHead.Unreadable(403, objection);
            }
            body = RequestBody.read(head, in, out);
        } catch (RequestHead.Unreadable problem) {
            RequestHead any = new RequestHead("GET", "/", 0, List.of());
            new ResponseWriter(out, any).answer(problem.status(), String.valueOf(problem.getMessage()), null);
            return false;
        }
        return serve(new Exchanges.Visit(head, body, new ResponseWriter(out, head), new Departures()), in);
    }

    private boolean serve(Exchanges.Visit visit, InputStream in) throws IOException {
        CountDownLatch answered = new CountDownLatch(1);
        executor.execute(() -> {
            try {
                answer(visit);
            } finally {
                answered.countDown();
            }
        });
        boolean more = false;
        try {
            in.mark(1);
            more = in.read() >= 0;
            in.reset();
        } catch (IOException broken) {
            more = false;
        }
        if (!more) {
            visit.gone().happened();
        }
        await(answered);
        return more && !visit.out().closes() && !socket.isClosed();
    }

    /** A response that is not complete is told by the end of the connection. */
    private void answer(Exchanges.Visit visit) {
        boolean complete = false;
        try {
            exchanges.serve(visit);
            complete = true;
        } catch (IOException broken) {
            complete = false;
        } finally {
            Frame body = visit.body();
            if (body != null) {
                body.close();
            }
            if (!complete || visit.out().closes()) {
                close();
            }
        }
    }

    private static void await(CountDownLatch answered) throws IOException {
        try {
            answered.await();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", ending);
        }
    }
}
