package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.document.OwnerOnly;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.process.Platform;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server was last seen to offer, for completion in a shell: a small file for each list, in a directory that only its
 * owner can read. Kept for an hour; losing it costs an offer. With {@code java.io}, because commands write it on their way out.
 */
final class CompletionCache {

    private static final long HOLDS_MILLIS = 3_600_000;
    private static final int LARGEST = 2 << 20;

    /** What completion looks at; schemas of results, icons and the like are left out. */
    private static final List<String> MEMBERS =
            List.of("name", "title", "description", "inputSchema", "arguments", "uri", "uriTemplate");

    private final File directory;
    private final String prefix;
    private final InstantSource clock;

    /**
     * The cache for one server.
     *
     * @param cache the user's cache directory for mcpctl
     * @param server the server as the line names it
     */
    CompletionCache(Path cache, String server, InstantSource clock) {
        this.directory = cache.resolve("completion").toFile();
        this.prefix = Long.toHexString(EraFile.hash(server)) + "-";
        this.clock = clock;
    }

    /** The cache for what the words of a line name; null when there is no place for one. */
    static @Nullable CompletionCache of(Context context, TargetOptions.ServerWords words) {
        Path cache = new UserDirectories(context.environment(), Platform.current()).cache();
        String server = words.named();
        return cache == null || server == null
                ? null
                : new CompletionCache(cache, server + '\u001f' + context.directory(), context.clock());
    }

    private File file(ListKind kind) {
        return new File(directory, prefix + kind.plural());
    }

    /** Remembers a list; whatever goes wrong with it is not worth a word. */
    void remember(ListKind kind, ArrayNode items) {
        byte[] bytes = Json.compact(slim(items)).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LARGEST) {
            return;
        }
        File fresh = new File(
                directory, prefix + kind.plural() + ProcessHandle.current().pid() + ".tmp");
        try {
            OwnerOnly.createDirectories(directory.toPath());
            try (FileOutputStream out = new FileOutputStream(fresh)) {
                out.write(bytes);
            }
            if (!fresh.renameTo(file(kind)) && file(kind).delete() && !fresh.renameTo(file(kind))) {
                fresh.deleteOnExit();
            }
        } catch (IOException unwritable) {
            fresh.deleteOnExit();
        }
    }

    private static ArrayNode slim(ArrayNode items) {
        ArrayNode slim = Json.array();
        for (JsonNode item : items) {
            ObjectNode kept = slim.addObject();
            for (String member : MEMBERS) {
                JsonNode value = item.get(member);
                if (value != null) {
                    kept.set(member, value);
                }
            }
        }
        return slim;
    }

    /** The list as it was within the last hour, else null. */
    @Nullable
    JsonNode recall(ListKind kind) {
        File file = file(kind);
        long age = clock.millis() - file.lastModified();
        if (age < 0 || age > HOLDS_MILLIS) {
            return null;
        }
        try (FileInputStream bytes = new FileInputStream(file)) {
            return Json.tolerant(bytes.readNBytes(LARGEST));
        } catch (IOException | JsonProblem unreadable) {
            return null;
        }
    }
}
