package dev.mcpctl.testing;

import static dev.mcpctl.testing.TinyJson.object;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Commits the faults of a misbehaving server. */
final class Mischief {

    private static final int FLOOD_LINES = 500_000;

    private final Wire wire;
    private final List<Map<String, Object>> withheld = new ArrayList<>();

    Mischief(Wire wire) {
        this.wire = wire;
    }

    /** A call with the answer that would be right. */
    record Occasion(Object id, Map<?, ?> params, Map<String, Object> answer) {

        long argument(String name, long otherwise) {
            return params.get("arguments") instanceof Map<?, ?> arguments && arguments.get(name) instanceof Long number
                    ? number
                    : otherwise;
        }

        String text() {
            return TinyJson.write(answer);
        }

        Map<String, Object> withResult(Map<String, Object> result) {
            return object("jsonrpc", "2.0", "id", id, "result", result);
        }

        Map<String, Object> withId(Object other) {
            Map<String, Object> changed = object("jsonrpc", "2.0", "id", other);
            answer.forEach((name, value) -> {
                if (!name.equals("id")) {
                    changed.put(name, value);
                }
            });
            return changed;
        }
    }

    void commit(Fault fault, Occasion call) throws IOException, InterruptedException {
        switch (fault) {
            case DIES_MID_CALL, KILLED_MID_CALL, HALF_LINE, NO_NEWLINE, CLOSES_OUTPUT -> end(fault, call);
            case NEVER_ANSWERS -> {}
            case LATE -> late(call);
            case SPLIT_LINE, ENDLESS_LINE, INVALID_UTF8, HUGE_LINE -> bytes(fault, call);
            case INVALID_JSON, ONLY_INVALID_JSON, NO_MESSAGE, NOISE -> bad(fault, call);
            case WRONG_ID, ONLY_WRONG_ID, ID_AS_TEXT, TWO_ANSWERS, NULL_ID -> mixUp(fault, call);
            case ERROR_WITHOUT_MESSAGE, ERROR, OUTPUT_MISMATCH, CONTENT_NO_ARRAY, IS_ERROR -> answer(fault, call);
            case CHATTY -> chat(call);
            case PINGS -> {
                wire.message(object("jsonrpc", "2.0", "id", "ping-1", "method", "ping"));
                wire.message(call.answer());
            }
            case FLOODS_MID_CALL -> {
                flood();
                wire.message(call.answer());
            }
            case REVERSED -> reverse(call);
            default -> throw new IllegalArgumentException(fault.word());
        }
    }

    private void end(Fault fault, Occasion call) throws IOException, InterruptedException {
        String text = call.text();
        if (fault == Fault.CLOSES_OUTPUT) {
            wire.closeOutput();
            return;
        }
        if (fault == Fault.KILLED_MID_CALL) {
            new ProcessBuilder(
                            "kill",
                            "-KILL",
                            String.valueOf(ProcessHandle.current().pid()))
                    .start();
            liveForEver();
        }
        if (fault == Fault.DIES_MID_CALL) {
            wire.error("something broke\n");
            System.exit(4);
        }
        wire.raw(fault == Fault.HALF_LINE ? text.substring(0, text.length() / 2) : text);
        System.exit(0);
    }

    private void late(Occasion call) {
        long nanos = call.argument("milliseconds", 1000) * 1_000_000;
        Thread thread = new Thread(() -> {
            pause(nanos);
            try {
                wire.message(call.answer());
            } catch (IOException nobodyListens) {
                System.exit(9);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void bytes(Fault fault, Occasion call) throws IOException {
        byte[] line = wire.ended(call.text());
        switch (fault) {
            case SPLIT_LINE -> {
                wire.bytes(Arrays.copyOf(line, line.length / 2));
                pause(100_000_000);
                wire.bytes(Arrays.copyOfRange(line, line.length / 2, line.length));
            }
            case INVALID_UTF8 -> {
                String text = TinyJson.write(call.withResult(Answers.text("??")));
                byte[] broken = wire.ended(text);
                int at = new String(broken, StandardCharsets.ISO_8859_1).indexOf("??");
                broken[at] = (byte) 0xc3;
                broken[at + 1] = (byte) 0x28;
                wire.bytes(broken);
            }
            default -> longLine(fault, call);
        }
    }

    private void longLine(Fault fault, Occasion call) throws IOException {
        String text = TinyJson.write(call.withResult(Answers.text("??")));
        int at = text.indexOf("??");
        wire.raw(text.substring(0, at));
        wire.fill(fault == Fault.ENDLESS_LINE ? Long.MAX_VALUE : call.argument("bytes", 300_000_000));
        wire.bytes(wire.ended(text.substring(at + 2)));
    }

    private void bad(Fault fault, Occasion call) throws IOException {
        switch (fault) {
            case NO_MESSAGE -> {
                wire.line("{\"hello\":\"world\"}");
                wire.line("{\"jsonrpc\":\"1.0\",\"id\":" + TinyJson.write(call.id()) + ",\"result\":{}}");
                wire.line("[{}]");
            }
            case NOISE -> wire.line("Listening…");
            default -> wire.line("{\"jsonrpc\":\"2.0\",\"id\":" + TinyJson.write(call.id()) + ",}");
        }
        if (fault != Fault.ONLY_INVALID_JSON) {
            wire.message(call.answer());
        }
    }

    private void mixUp(Fault fault, Occasion call) throws IOException {
        switch (fault) {
            case ID_AS_TEXT -> wire.message(call.withId(String.valueOf(call.id())));
            case TWO_ANSWERS -> {
                wire.message(call.answer());
                wire.message(call.withResult(Answers.text("another answer")));
            }
            case NULL_ID -> wire.message(Answers.error(null, -32700, "parse error"));
            default -> {
                wire.message(call.withId(987_654L));
                if (fault == Fault.WRONG_ID) {
                    wire.message(call.answer());
                }
            }
        }
    }

    private void answer(Fault fault, Occasion call) throws IOException {
        if (fault == Fault.CONTENT_NO_ARRAY) {
            wire.message(call.withResult(object("content", "something went wrong")));
            return;
        }
        Map<String, Object> error = object("code", -32000L);
        if (fault == Fault.OUTPUT_MISMATCH || fault == Fault.IS_ERROR) {
            Map<String, Object> result = Answers.text("something went wrong");
            if (fault == Fault.IS_ERROR) {
                result.put("isError", true);
            } else {
                result.put("structuredContent", object("greeting", 7L));
            }
            wire.message(call.withResult(result));
            return;
        }
        if (fault == Fault.ERROR) {
            error.put("message", "refused on purpose");
            error.put("data", object("reason", "test"));
        }
        wire.message(object("jsonrpc", "2.0", "id", call.id(), "error", error));
    }

    private void chat(Occasion call) throws IOException {
        Object token = call.params().get("_meta") instanceof Map<?, ?> meta ? meta.get("progressToken") : null;
        notify("notifications/message", object("level", "info", "logger", "test", "data", "starting"));
        for (long step = 1; token != null && step <= 3; step++) {
            notify("notifications/progress", object("progressToken", token, "progress", step, "total", 3L));
        }
        notify("notifications/message", object("level", "warning", "data", object("left", 0L)));
        wire.message(call.answer());
    }

    private void notify(String method, Map<String, Object> params) throws IOException {
        wire.message(object("jsonrpc", "2.0", "method", method, "params", params));
    }

    private void reverse(Occasion call) throws IOException {
        withheld.add(0, call.answer());
        if (withheld.size() == call.argument("count", 64)) {
            for (Map<String, Object> answer : withheld) {
                wire.message(answer);
            }
            withheld.clear();
        }
    }

    void flood() {
        String line =
                "this line of the flood is a hundred bytes long ".repeat(3).substring(0, 99) + "\n";
        String block = line.repeat(1000);
        for (int i = 0; i < FLOOD_LINES; i += 1000) {
            wire.error(block);
        }
        wire.error("flood is over\n");
    }

    void longErrorLine() {
        String block = "e".repeat(1 << 20);
        for (int i = 0; i < 50; i++) {
            wire.error(block);
        }
        wire.error("\nafter the long line\n");
    }

    void fork() throws IOException, InterruptedException {
        new ProcessBuilder("sleep", "300")
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        new ProcessBuilder("/bin/sh", "-c", "sleep 300 </dev/null >/dev/null 2>&1 &")
                .start()
                .waitFor();
    }

    void forkWithPipes() throws IOException {
        new ProcessBuilder("sleep", "300")
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    static void liveForEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private static void pause(long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(deadline - System.nanoTime());
        }
    }
}
