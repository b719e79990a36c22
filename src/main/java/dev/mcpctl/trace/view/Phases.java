package dev.mcpctl.trace.view;

import dev.mcpctl.trace.MessageOutline;
import dev.mcpctl.trace.RecordedEvent;
import dev.mcpctl.trace.view.Piece.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the time went: fed with all events in order, it gives a table with a small bar chart. */
public final class Phases {

    private static final int BAR = 30;
    private static final int NAME_WIDTH = 12;
    private static final int TIME_WIDTH = 10;
    private static final int MOST_KEPT = 1_000;

    private final Instant start;
    private final Map<String, Phase> phases = new LinkedHashMap<>();
    private @Nullable Instant firstByte;
    private boolean spawned;
    private Instant last;

    /** From when on. */
    public Phases(Instant start) {
        this.start = start;
        this.last = start;
        for (String name : new String[] {"spawn", "connect", "probe", "handshake", "list", "call"}) {
            phases.put(name, new Phase());
        }
    }

    /** A phase may come several times; the chart shows each of them. */
    private static final class Phase {
        private final List<Instant[]> spans = new ArrayList<>();
        private Duration sum = Duration.ZERO;
        private int count;

        void add(Instant from, Instant to) {
            sum = sum.plus(Duration.between(from, to));
            count++;
            if (spans.size() < MOST_KEPT) {
                spans.add(new Instant[] {from, to});
            }
        }
    }

    /** The next event. */
    public void add(Seen seen) {
        RecordedEvent event = seen.event();
        if (event.is(RecordedEvent.END)) {
            return;
        }
        last = event.at().isAfter(last) ? event.at() : last;
        if (firstByte == null && event.direction() == RecordedEvent.Direction.TO_CLIENT) {
            firstByte = event.at();
        }
        if (event.is(RecordedEvent.PROCESS_STARTED)) {
            add("spawn", spawned ? event.at() : start, event.at());
            spawned = true;
        } else if (event.is(RecordedEvent.HTTP_ENDED)) {
            connected(event);
        }
        if (seen.latency() != null && event.direction() == RecordedEvent.Direction.TO_CLIENT) {
            add(name(seen), event.at().minus(seen.latency()), event.at());
        }
    }

    /** DNS and connecting come at the beginning of the exchange. */
    private void connected(RecordedEvent event) {
        long total = event.json().path("micros").path("total").asLong(0);
        long dns = event.json().path("micros").path("dns").asLong(0);
        long connect = event.json().path("micros").path("connect").asLong(0);
        if (dns + connect > 0) {
            Instant from = event.at().minusNanos(total * 1_000);
            add("connect", from, from.plusNanos((dns + connect) * 1_000));
        }
    }

    private void add(String name, Instant from, Instant to) {
        Phase phase = phases.get(name);
        if (phase != null) {
            phase.add(from, to);
        }
    }

    /** By the shape of the method's name: which methods there are is a matter of the protocol. */
    private static String name(Seen seen) {
        MessageOutline outline = seen.outline();
        String method = seen.method() == null || outline == null ? "" : seen.method();
        if (method.endsWith("/list")) {
            return "list";
        }
        return switch (method) {
            case "server/discover" -> "probe";
            case "initialize" -> "handshake";
            default -> "call";
        };
    }

    /** The table; each bar lies where its phase lay in the whole. */
    public List<List<Piece>> table() {
        Duration total = Duration.between(start, last);
        List<List<Piece>> lines = new ArrayList<>();
        phases.forEach((name, phase) -> {
            if (phase.count > 0) {
                String times = phase.count > 1 ? name + " ×" + phase.count : name;
                lines.add(row(times, phase.sum, bar(phase.spans, total), Look.NAME));
            }
        });
        if (firstByte != null) {
            List<Instant[]> span = List.<Instant[]>of(new Instant[] {start, firstByte});
            lines.add(row("first byte", Duration.between(start, firstByte), bar(span, total), Look.FAINT));
        }
        lines.add(row("total", total, "█".repeat(BAR), Look.GOOD));
        return lines;
    }

    private static List<Piece> row(String name, Duration time, String bar, Look look) {
        String shown = Times.duration(time);
        return new Piece.Line()
                .add(Look.HEADING, name + " ".repeat(Math.max(1, NAME_WIDTH - name.length())))
                .add(" ".repeat(Math.max(0, TIME_WIDTH - shown.length())) + shown + "  ")
                .add(look, bar)
                .pieces();
    }

    private String bar(List<Instant[]> spans, Duration total) {
        char[] bar = " ".repeat(BAR).toCharArray();
        double nanos = Math.max(1, total.toNanos());
        for (Instant[] span : spans) {
            int from = place(span[0], nanos);
            int to = Math.max(from + 1, place(span[1], nanos));
            for (int i = from; i < Math.min(BAR, to); i++) {
                bar[i] = '█';
            }
        }
        return new String(bar).stripTrailing();
    }

    private int place(Instant at, double nanos) {
        double share = Duration.between(start, at).toNanos() / nanos;
        return (int) Math.max(0, Math.min(BAR - 1, Math.round(share * BAR)));
    }
}
