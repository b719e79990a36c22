package dev.mcpctl.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Calls a tool over HTTP with mcpctl and with okhttp alone, in pairs of rounds; see {@code src/test/bench/throughput}. */
public final class HttpThroughput {

    private static final int CALLS = 1_024;
    private static final int AT_ONCE = 64;
    private static final double GOAL = 1.3;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private final HandshakeCertificates certificates = certificates();
    private final int pairs;
    private final int warmUps;
    private final List<String> over = new ArrayList<>();

    private HttpThroughput(int pairs, int warmUps) {
        this.pairs = pairs;
        this.warmUps = warmUps;
    }

    /** Takes the number of measured pairs and of pairs before them; exit status 1 when a ratio is over the goal. */
    public static void main(String[] words) throws Exception {
        HttpThroughput bench = new HttpThroughput(Integer.parseInt(words[0]), Integer.parseInt(words[1]));
        for (EchoServer.Dress dress : EchoServer.Dress.values()) {
            try (EchoServer server = new PlainServer(dress)) {
                bench.compare("http/1.1 " + dress.name().toLowerCase(Locale.ROOT), server);
            }
            try (EchoServer server = new SecureServer(dress, bench.certificates)) {
                bench.compare("http/2 " + dress.name().toLowerCase(Locale.ROOT), server);
            }
        }
        bench.threads.shutdown();
        if (!bench.over.isEmpty()) {
            System.out.println("over the goal: " + String.join(", ", bench.over));
            System.exit(1);
        }
    }

    private static HandshakeCertificates certificates() {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .addTrustedCertificate(certificate.certificate())
                .build();
    }

    private void compare(String way, EchoServer server) throws Exception {
        try (Client ours = new SessionClient(server.url())) {
            ours.call();
            EchoServer.Seen model = server.last();
            try (Client raw = new RawClient(server, model, certificates, AT_ONCE)) {
                raw.call();
                same(model, server.last());
                report(way + ", one by one", ours, raw, 1);
                report(way + ", " + AT_ONCE + " at once", ours, raw, AT_ONCE);
            }
        }
    }

    /** Both must ask the server for the same, or the comparison is worth nothing. */
    private static void same(EchoServer.Seen ours, EchoServer.Seen raw) {
        boolean sameBody = ours.body().equals(RawClient.withNumber(raw.body(), EchoServer.id(ours.body())));
        if (!sameBody || !comparable(ours).equals(comparable(raw))) {
            throw new IllegalStateException("not the same exchange:\n" + ours + "\n" + raw);
        }
    }

    private static Map<String, String> comparable(EchoServer.Seen seen) {
        Map<String, String> headers = new LinkedHashMap<>(seen.headers());
        headers.computeIfPresent(
                "content-length",
                (name, value) -> String.valueOf(
                        Integer.parseInt(value) - 2 * EchoServer.id(seen.body()).length()));
        return headers;
    }

    /** Time and processor time of a round, in seconds; the latter with the server's. */
    private record Cost(double wall, double cpu) {}

    private void report(String name, Client ours, Client raw, int atOnce) throws Exception {
        double[][] of = new double[5][pairs];
        for (int i = -warmUps; i < pairs; i++) {
            // Who comes first alternates, so that neither profits from what the other left behind.
            Cost first = round(i % 2 == 0 ? ours : raw, atOnce);
            Cost second = round(i % 2 == 0 ? raw : ours, atOnce);
            if (i >= 0) {
                Cost mine = i % 2 == 0 ? first : second;
                Cost other = i % 2 == 0 ? second : first;
                of[0][i] = CALLS / mine.wall;
                of[1][i] = CALLS / other.wall;
                of[2][i] = mine.wall / other.wall;
                of[3][i] = mine.cpu / other.cpu;
            }
        }
        double ratio = median(of[2]);
        System.out.printf(
                Locale.ROOT,
                "%-26s mcpctl %6.0f  okhttp %6.0f calls/s  ratio %.2f  goal %.2f  cpu %.2f%n",
                name,
                median(of[0]),
                median(of[1]),
                ratio,
                GOAL,
                median(of[3]));
        if (ratio > GOAL) {
            over.add(String.format(Locale.ROOT, "%s %.2f > %.2f", name, ratio, GOAL));
        }
    }

    private Cost round(Client client, int atOnce) throws Exception {
        double cpu = SYSTEM.getProcessCpuTime();
        double begin = System.nanoTime();
        if (atOnce == 1) {
            calls(client, CALLS);
        } else {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                work.add(() -> calls(client, CALLS / atOnce));
            }
            for (Future<Void> each : threads.invokeAll(work)) {
                each.get();
            }
        }
        return new Cost((System.nanoTime() - begin) / 1e9, (SYSTEM.getProcessCpuTime() - cpu) / 1e9);
    }

    private static Void calls(Client client, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            client.call();
        }
        return null;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
