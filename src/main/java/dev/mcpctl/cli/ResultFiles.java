package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.document.OwnerOnly;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.mcp.Call;
import dev.mcpctl.mcp.Freshness;
import dev.mcpctl.mcp.ResultCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * {@code --cache}: results in small files that only their owner can read, one for each server and call. What a server calls
 * private belongs to whoever is signed in and is never kept. Losing a file costs one request, so whatever goes wrong with it
 * is not worth a word.
 */
final class ResultFiles implements ResultCache {

    private static final long LONGEST_MILLIS = Duration.ofDays(1).toMillis();
    private static final int LARGEST = 4 << 20;

    private final Path directory;
    private final String server;
    private final InstantSource clock;

    /**
     * Files for one server.
     *
     * @param cache the user's cache directory
     * @param server what tells it from others, its revision included
     */
    ResultFiles(Path cache, String server, InstantSource clock) {
        this.directory = cache.resolve("results");
        this.server = server;
        this.clock = clock;
    }

    /** Removes all of them; false when there were none. */
    static boolean clear(Path cache) {
        Path directory = cache.resolve("results");
        if (!Files.isDirectory(directory)) {
            return false;
        }
        boolean removed = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.{json,tmp}")) {
            for (Path file : files) {
                removed |= Files.deleteIfExists(file);
            }
            return removed;
        } catch (IOException cause) {
            throw Failure.localFile("cannot remove the kept results in '" + directory + "'", cause);
        }
    }

    @Override
    public @Nullable ObjectNode recall(Call call) {
        try {
            Path file = file(call);
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return null;
            }
            JsonNode kept = Json.tolerant(Files.readAllBytes(file));
            boolean fresh = clock.millis() < kept.path("until").asLong();
            boolean same = kept.path("key").asText().equals(key(call));
            return fresh && same && kept.get("result") instanceof ObjectNode result ? result : null;
        } catch (IOException | JsonProblem unreadable) {
            return null;
        }
    }

    @Override
    public void keep(Call call, ObjectNode result, Freshness freshness) {
        if (!freshness.shared() || freshness.ttlMillis() == 0) {
            return;
        }
        ObjectNode kept = Json.object().put("key", key(call));
        kept.put("until", clock.millis() + Math.min(freshness.ttlMillis(), LONGEST_MILLIS));
        kept.set("result", result);
        byte[] bytes = Json.compact(kept).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            return;
        }
        try {
            OwnerOnly.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, "result", ".tmp");
            Files.write(fresh, bytes);
            Files.move(fresh, file(call), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            return;
        }
    }

    private String key(Call call) {
        return server + "\u001f" + call.method() + "\u001f" + Json.compact(call.params());
    }

    private Path file(Call call) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key(call).getBytes(StandardCharsets.UTF_8));
            return directory.resolve(HexFormat.of().formatHex(digest, 0, 16) + ".json");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java has SHA-256", broken);
        }
    }
}
