package dev.mcpctl.config.catalog;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What an entry is recognised by once it was accepted: its file, its name, and every letter of what it says, that of its inputs included. */
public final class Fingerprint {

    private static final char SEPARATOR = '\u001f';

    private Fingerprint() {}

    /** The digest in hexadecimal digits. */
    public static String of(ServerEntry entry) {
        String text = Json.compact(entry.raw().json());
        String all = entry.source().file().toAbsolutePath().toString()
                + SEPARATOR
                + entry.source().directory()
                + SEPARATOR
                + entry.source().origin()
                + SEPARATOR
                + entry.name()
                + SEPARATOR
                + text
                + inputs(entry, text);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java has SHA-256", broken);
        }
    }

    /** What its file says of the inputs that it refers to: a default there can be a part of its command. */
    private static String inputs(ServerEntry entry, String text) {
        StringBuilder all = new StringBuilder();
        for (ServerEntry.Input input : entry.inputs()) {
            String id = Json.compact(TextNode.valueOf(input.id()));
            if (text.contains("${input:" + id.substring(1, id.length() - 1) + "}")) {
                all.append(SEPARATOR).append(input);
            }
        }
        return all.toString();
    }
}
