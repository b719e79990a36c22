package dev.mcpctl.transport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.process.Ending;
import dev.mcpctl.process.Grace;
import dev.mcpctl.process.StartedProgram;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.MessageReader;
import dev.mcpctl.rpc.Opening;
import dev.mcpctl.rpc.Transport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Speaks with a program over its standard input and output, one message a line (specification, Transports, stdio).
 *
 * <p>One thread reads stdout, one reads stderr, one waits for the exit, which a grandchild that holds the pipes would
 * hide from the readers. Writing happens on the caller; a write that a server does not read ends with {@link #close}.
 */
final class StdioTransport implements Transport {

    private static final long READERS_MILLIS = 300;
    private static final Traits TRAITS = new Traits(false, false);

    private final Endpoint.Stdio endpoint;
    private final TransportOptions options;
    private final Tap tap;
    private final StderrTail stderr = new StderrTail();
    private final Object opening = new Object();
    private final Object delivery = new Object();
    private final CountDownLatch outputEnded = new CountDownLatch(1);
    private final CountDownLatch errorsEnded = new CountDownLatch(1);
    private volatile @Nullable Running running;
    private volatile @Nullable Failure gone;
    private volatile boolean closing;

    StdioTransport(Endpoint.Stdio endpoint, TransportOptions options) {
        this.endpoint = endpoint;
        this.options = options;
        this.tap = new Tap(options.clock(), options.listener());
    }

    private record Running(ServerProgram server, Departure departure, Inbox inbox) {

        StartedProgram program() {
            return server.process();
        }
    }

    @Override
    public void open(Inbox inbox, Opening opening) {
        Running started;
        synchronized (opening) {
            if (closing) {
                throw closed();
            }
            started = start(inbox);
            running = started;
        }
        StartedProgram program = started.program();
        tap.started(program.pid(), endpoint.shownCommand());
        OutputReader reader = new OutputReader(program.output(), options.limits(), tap, new Delivery(started));
        for (Role role : Role.values()) {
            DaemonThreads.start(role.word, new Work(role, started, reader));
        }
    }

    /** What the threads of a transport do. */
    private enum Role {
        OUTPUT("stdout"),
        ERRORS("stderr"),
        EXIT("exit");

        private final String word;

        Role(String word) {
            this.word = word;
        }
    }

    private final class Work implements Runnable {
        private final Role role;
        private final Running source;
        private final OutputReader reader;

        Work(Role role, Running source, OutputReader reader) {
            this.role = role;
            this.source = source;
            this.reader = reader;
        }

        @Override
        public void run() {
            switch (role) {
                case OUTPUT -> readOutput(source, reader);
                case ERRORS -> readErrors(source);
                case EXIT -> watch(source, reader);
            }
        }
    }

    private final class Delivery implements OutputReader.Target {
        private final Running source;

        Delivery(Running source) {
            this.source = source;
        }

        @Override
        public void message(Frame frame) {
            deliver(source, frame);
        }

        @Override
        public void growing() {
            source.inbox().arriving(null);
        }
    }

    private Running start(Inbox inbox) {
        ServerProgram server = ServerProgram.start(endpoint, options.host());
        Departure departure =
                new Departure(endpoint, server.process(), new Departure.ErrorOutput(stderr, errorsEnded), tap);
        return new Running(server, departure, inbox);
    }

    @Override
    public void send(Outgoing message) {
        byte[] text = encode(message.message());
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        ReentrantLock writing = receiver().server().writing();
        writing.lock();
        try {
            // Whoever waited for its turn may find that there is nobody any more.
            Running receiver = receiver();
            tap.sent(new Frame.Bytes(text), 0);
            write(receiver, line);
        } finally {
            writing.unlock();
        }
    }

    /** The line goes out in one piece, so that a server which reads little by little sees no half ones. */
    private void write(Running receiver, byte[] line) {
        try {
            OutputStream input = receiver.program().input();
            input.write(line);
            input.flush();
        } catch (IOException problem) {
            Failure reason = gone;
            throw closing
                    ? closed()
                    : reason != null ? reason : receiver.departure().afterWrite(problem);
        }
    }

    private Running receiver() {
        Failure reason = gone;
        if (reason != null) {
            throw reason;
        }
        Running receiver = running;
        if (closing || receiver == null) {
            throw closed();
        }
        return receiver;
    }

    private static byte[] encode(ObjectNode message) {
        return Json.compact(message).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Traits traits() {
        return TRAITS;
    }

    private void readOutput(Running source, OutputReader reader) {
        Failure problem = ending(reader);
        if (!closing) {
            report(source, problem == null ? source.departure().afterOutput() : problem);
        }
        outputEnded.countDown();
    }

    /** Whatever goes wrong while reading ends the connection, for nobody else would tell those who wait. */
    private static @Nullable Failure ending(OutputReader reader) {
        try {
            return reader.run();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError mistake) {
            return Failure.bug(mistake);
        }
    }

    private void readErrors(Running source) {
        new StderrReader(source.program().errors(), tap, stderr).run();
        errorsEnded.countDown();
    }

    /** Usually the reader learns of the end first; not so when a child of the server still holds its output. */
    private void watch(Running source, OutputReader reader) {
        try {
            int status = source.program().awaitExit();
            long read;
            do {
                read = reader.progress();
            } while (!outputEnded.await(READERS_MILLIS, TimeUnit.MILLISECONDS) && !reader.hangsSince(read));
            if (!closing && outputEnded.getCount() > 0) {
                report(source, source.departure().exited(status));
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(Running source, Frame frame) {
        synchronized (delivery) {
            if (!closing && gone == null) {
                source.inbox().received(frame);
                return;
            }
        }
        try (frame) {
            if (asks(frame)) {
                source.program().waitsInVain();
            }
        }
    }

    /** Whether somebody waits for an answer to it. Some servers ask for roots a moment after the handshake, which may be late. */
    private static boolean asks(Frame frame) {
        if (!(frame instanceof Frame.Bytes)) {
            return false;
        }
        for (MessageReader.Found found : MessageReader.read(frame)) {
            if (found instanceof MessageReader.Proper proper && proper.message() instanceof Message.Request) {
                return true;
            }
        }
        return false;
    }

    private void report(Running source, Failure reason) {
        synchronized (delivery) {
            if (!closing && gone == null) {
                gone = reason;
                source.inbox().closed(reason);
            }
        }
    }

    @Override
    public void close(Farewell farewell) {
        Running ended;
        synchronized (opening) {
            closing = true;
            ended = running;
        }
        if (ended == null) {
            return;
        }
        if (farewell == Farewell.AT_ONCE) {
            ended.program().kill();
        }
        Ending ending = ended.program().end(ended.server()::closeInput, Grace.usual());
        Departure.await(outputEnded, READERS_MILLIS);
        Departure.await(errorsEnded, READERS_MILLIS);
        tap.exited(ended.program().pid(), ending.status(), ending.means().words());
    }

    private Failure closed() {
        return Transport.closed(endpoint.describe());
    }
}
