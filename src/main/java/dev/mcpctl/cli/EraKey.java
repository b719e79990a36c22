package dev.mcpctl.cli;

import dev.mcpctl.config.Program;
import dev.mcpctl.config.Target;
import dev.mcpctl.config.Website;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What tells one server from another where its era is remembered. */
final class EraKey {

    private static final char SEPARATOR = '\u001f';
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private EraKey() {}

    static String of(Target target, Path directory) {
        return switch (target.kind()) {
            case PROGRAM -> program((Program) target, directory);
            case WEBSITE -> site((Website) target);
        };
    }

    /** People write tokens into arguments, so that only what comes of all words is written down. */
    private static String program(Program program, Path directory) {
        StringBuilder key = new StringBuilder();
        for (String word : program.command()) {
            key.append(word).append(SEPARATOR);
            File file = new File(word);
            if (file.isFile()) {
                key.append(file.lastModified()).append(SEPARATOR);
            }
        }
        String all = key.append(directory).toString();
        return Long.toHexString(mixed(all, 1)) + Long.toHexString(mixed(all, -7));
    }

    /** Two of these are as good as a digest where nobody gains by two servers with one key, and nothing is loaded for them. */
    private static long mixed(String text, long seed) {
        long hash = seed * GOLDEN;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * GOLDEN;
            hash ^= hash >>> 29;
        }
        return hash ^ (hash >>> 32);
    }

    /** Origin and path. Some servers put a key into their path, so that is not written down. */
    private static String site(Website site) {
        try {
            byte[] path = site.url().getRawPath().getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(path);
            return site.origin() + SEPARATOR + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java has SHA-256", broken);
        }
    }
}
