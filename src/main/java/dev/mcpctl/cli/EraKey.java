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

    private EraKey() {}

    static String of(Target target, Path directory) {
        return switch (target.kind()) {
            case PROGRAM -> program((Program) target, directory);
            case WEBSITE -> site((Website) target);
        };
    }

    private static String program(Program program, Path directory) {
        StringBuilder key = new StringBuilder();
        for (String word : program.command()) {
            key.append(word).append(SEPARATOR);
            File file = new File(word);
            if (file.isFile()) {
                key.append(file.lastModified()).append(SEPARATOR);
            }
        }
        return key.append(directory).toString();
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
