package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.Answerer.Ask;
import dev.mcpctl.process.CommandLine;
import dev.mcpctl.process.Grace;
import dev.mcpctl.process.Host;
import dev.mcpctl.process.ProcessEnvironment;
import dev.mcpctl.process.ProgramStart;
import dev.mcpctl.process.Programs;
import dev.mcpctl.process.StartedProgram;
import dev.mcpctl.rpc.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets a command answer: the request as JSON on its stdin, the answer on its stdout. It ends with all that it started. */
final class AnswerCommand {

    private static final int MOST_OUTPUT = 16 << 20;
    private static final int MOST_ERRORS = 4 << 10;

    private final Surroundings around;
    private final Action.Command command;

    AnswerCommand(Surroundings around, Action.Command command) {
        this.around = around;
        this.command = command;
    }

    /**
     * Runs it.
     *
     * @return what it printed, without white space around it
     * @throws Failure not answered, when it cannot be started, fails, prints nothing, too much or no text, or takes too
     *     long; interrupted
     */
    String answer(Ask ask) {
        StartedProgram program = start();
        Surroundings.Signals.Waiting waiting = around.signals().onSignal(program::kill);
        try {
            feed(program.input(), ask);
            Collected out = new Collected("mcpctl-answer-1", program.output(), MOST_OUTPUT);
            Collected err = new Collected("mcpctl-answer-2", program.errors(), MOST_ERRORS);
            Integer status = await(program);
            if (around.signals().received()) {
                throw Unfit.interrupted();
            }
            return checked(status, out, err);
        } finally {
            program.end(() -> false, new Grace(0, 500));
            waiting.close();
        }
    }

    private StartedProgram start() {
        Host host = new Host(Host.current().platform(), around.environment());
        try {
            return new Programs(host)
                    .start(new ProgramStart(command.words(), ProcessEnvironment.inheritAll(), around.directory()));
        } catch (Failure problem) {
            throw failed("could not be started: " + problem.message()).hint(problem.hint());
        }
    }

    /** Beside the reading, because the command may answer before it has read everything, or never read at all. */
    private void feed(OutputStream stdin, Ask ask) {
        ObjectNode request = Json.object().put("method", ask.method()).put("server", around.server());
        request.set("params", ask.params());
        byte[] bytes = (Json.compact(request) + "\n").getBytes(StandardCharsets.UTF_8);
        daemon("mcpctl-answer-3", () -> {
            try (stdin) {
                stdin.write(bytes);
            } catch (IOException notRead) {
                // its answer tells whether it needed the request
            }
        });
    }

    private @Nullable Integer await(StartedProgram program) {
        Deadline limit = Deadline.in(around.patience()).orEarlier(around.run());
        while (!limit.passed()) {
            Integer status = program.awaitExit(limit.waitMillis());
            if (status != null || Thread.currentThread().isInterrupted()) {
                return status;
            }
        }
        return null;
    }

    private String checked(@Nullable Integer status, Collected out, Collected err) {
        if (status == null) {
            throw failed("did not end in time")
                    .hint("it has as long as --timeout says, "
                            + around.patience().toSeconds() + " s");
        }
        if (status != 0) {
            String words = err.text().strip();
            throw failed("ended with status " + status + (words.isEmpty() ? "" : ": " + words));
        }
        if (out.cut()) {
            throw failed("printed more than " + (MOST_OUTPUT >> 20) + " MiB");
        }
        String text = out.strictText();
        if (text == null) {
            throw failed("printed what is no UTF-8 text");
        }
        if (text.isBlank()) {
            throw failed("printed nothing");
        }
        return text.strip();
    }

    private Failure failed(String what) {
        return Failure.of(
                Failure.Kind.NOT_ANSWERED,
                "answer_command",
                "the command '" + command.line() + "', which should answer the server '" + around.server() + "', "
                        + what);
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Reads a stream to its end, keeping the beginning. */
    private static final class Collected {

        private final int most;
        private final Thread thread;
        private byte[] bytes = {};

        Collected(String name, InputStream stream, int most) {
            this.most = most;
            thread = new Thread(() -> read(stream), name);
            thread.setDaemon(true);
            thread.start();
        }

        private void read(InputStream stream) {
            try (stream) {
                byte[] start = stream.readNBytes(most + 1);
                synchronized (this) {
                    bytes = start;
                }
                stream.transferTo(OutputStream.nullOutputStream());
            } catch (IOException gone) {
                // what came before counts
            }
        }

        /** What a child of the command still holds open is not waited for. */
        private synchronized byte[] bytes() {
            return bytes;
        }

        private void join() {
            try {
                thread.join(2_000);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }

        boolean cut() {
            join();
            return bytes().length > most;
        }

        String text() {
            join();
            return new String(bytes(), StandardCharsets.UTF_8);
        }

        @Nullable
        String strictText() {
            join();
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes()))
                        .toString();
            } catch (CharacterCodingException binary) {
                return null;
            }
        }
    }

    /**
     * The words of a command line, without a shell.
     *
     * @throws Failure usage, when a quotation mark is not closed
     */
    static List<String> words(String line) {
        return CommandLine.split(line, Host.current().platform());
    }
}
