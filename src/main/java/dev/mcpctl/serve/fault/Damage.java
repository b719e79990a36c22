package dev.mcpctl.serve.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All that happens to one answer. Made by a plan, then used by one thread. */
public final class Damage {

    private static final long PIECE_MILLIS = 50;
    private static final int PADDING = 64 << 10;
    private static final long OTHER_ID = 1_000_000;

    private long delayMillis;
    private long drop = -1;
    private boolean half;
    private boolean twice;
    private boolean otherId;
    private @Nullable String version;
    private @Nullable String jsonrpc;
    private long drip;
    private long oversize;
    private @Nullable String noise;
    private int status;
    private long retryAfter;
    private boolean lostSession;

    Damage() {}

    void add(Fault fault, Random random) {
        switch (fault.kind()) {
            case DELAY -> delayMillis += fault.number();
            case JITTER -> delayMillis += (long) (random.nextDouble() * (fault.number() + 1));
            case DROP -> drop = fault.number();
            case HALF -> half = true;
            case DUPLICATE -> twice = true;
            case WRONG_ID -> otherId = true;
            case WRONG_VERSION -> version = fault.text();
            case WRONG_JSONRPC -> jsonrpc = fault.text();
            case DRIP -> drip = Math.max(1, fault.number());
            case OVERSIZE -> oversize = fault.number();
            case NOISE -> noise = fault.text();
            case LOST_SESSION -> lostSession = true;
            case STATUS -> {
                status = Integer.parseInt(fault.word());
                retryAfter = fault.number();
            }
        }
    }

    /** Whether nothing happens to it. */
    public boolean isNone() {
        return delayMillis == 0 && !touchesBody() && status == 0 && !lostSession && noise == null;
    }

    /** Whether its bytes change, or the way they come. */
    public boolean touchesBody() {
        return drop >= 0 || half || twice || otherId || version != null || jsonrpc != null || drip > 0 || oversize > 0;
    }

    /** HTTP status to answer with instead; 0 for none. */
    public int status() {
        return status;
    }

    /** Seconds for {@code Retry-After}. */
    public long retryAfter() {
        return retryAfter;
    }

    /** Whether the session is forgotten. */
    public boolean losesSession() {
        return lostSession;
    }

    /** Whether the answer comes twice. */
    public boolean comesTwice() {
        return twice;
    }

    /** A line to say before it, or null. */
    public @Nullable String noise() {
        return noise;
    }

    /** Waits as long as the answer is late; an interrupt ends the wait and stays set. */
    public void delay() {
        pause(delayMillis);
    }

    private static void pause(long millis) {
        if (millis <= 0) {
            return;
        }
        try {
            if (new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts down");
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    /** The answer with what is wrong inside it. */
    public byte[] changed(byte[] answer) {
        if (!otherId && version == null && jsonrpc == null) {
            return answer;
        }
        ObjectNode message = (ObjectNode) Json.tolerant(answer);
        if (otherId) {
            JsonNode id = message.path("id");
            if (id.isTextual()) {
                message.put("id", id.textValue() + "-wrong");
            } else {
                message.put("id", id.asLong() + OTHER_ID);
            }
        }
        if (jsonrpc != null) {
            message.put("jsonrpc", jsonrpc);
        }
        if (version != null && message.path("result") instanceof ObjectNode result) {
            if (result.has("supportedVersions")) {
                result.putArray("supportedVersions").add(version);
            } else {
                result.put("protocolVersion", version);
            }
        }
        return Json.compact(message).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes a changed answer the way it comes.
     *
     * @return whether all of it was written that is meant to be; false when the connection ends here
     */
    public boolean write(byte[] answer, OutputStream out) throws IOException {
        byte[] shown = half ? Arrays.copyOf(answer, answer.length / 2) : answer;
        if (drop >= 0) {
            slowly(Arrays.copyOf(shown, (int) Math.min(drop, shown.length)), out);
            out.flush();
            return false;
        }
        if (oversize > shown.length && !half) {
            int bracket = shown.length - 1;
            out.write(shown, 0, bracket);
            pad(oversize - shown.length, out);
            out.write(shown, bracket, 1);
            return true;
        }
        slowly(shown, out);
        return true;
    }

    /** Blanks before the last bracket: the answer stays what it was, but long. */
    private static void pad(long count, OutputStream out) throws IOException {
        byte[] blanks = new byte[PADDING];
        Arrays.fill(blanks, (byte) ' ');
        for (long left = count; left > 0; left -= PADDING) {
            out.write(blanks, 0, (int) Math.min(left, PADDING));
        }
    }

    private void slowly(byte[] bytes, OutputStream out) throws IOException {
        if (drip == 0) {
            out.write(bytes);
            return;
        }
        int piece = (int) Math.max(1, drip * PIECE_MILLIS / 1_000);
        long pause = Math.max(PIECE_MILLIS, 1_000 / drip);
        for (int at = 0; at < bytes.length && !Thread.currentThread().isInterrupted(); at += piece) {
            out.write(bytes, at, Math.min(piece, bytes.length - at));
            out.flush();
            pause(pause);
        }
    }
}
