package dev.mcpctl.cli;

import dev.mcpctl.config.document.OwnerOnly;
import dev.mcpctl.mcp.EraMemory;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the era of one server in a small file of its own: one line with the verdict, when it was reached, and the key.
 * Losing it costs one probe, so whatever goes wrong with the file is not worth a word.
 */
final class EraFile implements EraMemory {

    private static final Duration MODERN_HOLDS = Duration.ofDays(7);
    private static final Duration LEGACY_HOLDS = Duration.ofHours(24);

    private final Path directory;
    private final Path file;
    private final String key;
    private final InstantSource clock;

    /**
     * A memory for one server.
     *
     * @param directory state directory
     * @param key names the server: its command and the time of its file, or its URL
     */
    EraFile(Path directory, String key, InstantSource clock) {
        this.directory = directory.resolve("eras");
        this.file = this.directory.resolve(Long.toHexString(hash(key)));
        this.key = key;
        this.clock = clock;
    }

    /** FNV-1a: a digest of the JDK would cost more start-up time than the whole file; the key inside settles collisions. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (byte next : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (next & 0xff)) * 0x100000001b3L;
        }
        return hash;
    }

    @Override
    public @Nullable Generation recall() {
        try {
            String text = read();
            int first = text.indexOf(' ');
            int second = text.indexOf(' ', first + 1);
            if (first < 0 || second < 0 || !text.substring(second + 1).equals(key)) {
                return null;
            }
            long age = clock.millis() - Long.parseLong(text.substring(first + 1, second));
            return believable(text.substring(0, first), age);
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }

    /** With {@code java.io}, because the classes behind {@code Files.readString} cost every run a millisecond or two. */
    private String read() throws IOException {
        try (FileInputStream bytes = new FileInputStream(file.toFile())) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static @Nullable Generation believable(String label, long age) {
        Generation generation = Generation.of(label);
        Duration holds = generation == Generation.MODERN ? MODERN_HOLDS : LEGACY_HOLDS;
        return generation != null && age >= 0 && age < holds.toMillis() ? generation : null;
    }

    @Override
    public void remember(Generation generation) {
        if (recall() == generation) {
            return;
        }
        try {
            OwnerOnly.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, "era", ".tmp");
            Files.writeString(fresh, generation.label() + " " + clock.millis() + " " + key);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException unwritable) {
            forget();
        }
    }

    @Override
    public void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException | RuntimeException gone) {
            return;
        }
    }
}
