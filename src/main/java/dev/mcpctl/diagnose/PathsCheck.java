package dev.mcpctl.diagnose;

import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.failure.Failure;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Paths that lead elsewhere for another program, and directories that are not there. */
final class PathsCheck implements EntryCheck {

    private static final String NAME = "paths";

    @Override
    public List<Finding> look(ServerEntry entry, EntrySurroundings around) {
        List<Finding> findings = new ArrayList<>();
        Launch launch = entry.launch();
        if (launch == null) {
            return findings;
        }
        for (int i = 0; i < launch.command().size() && entry.source().level() == Source.Level.USER; i++) {
            String word = launch.command().get(i);
            if (isRelative(word) || (i == 0 && hasFolder(word))) {
                findings.add(Finding.warn(
                        NAME,
                        "'" + word + "' is relative, and to what is up to the program that reads the entry",
                        "write an absolute path; mcpctl takes " + entry.source().directory()));
            }
        }
        directory(entry, launch, findings);
        return findings;
    }

    private static void directory(ServerEntry entry, Launch launch, List<Finding> findings) {
        String text = launch.directory();
        if (text == null || text.contains("${") || text.startsWith("~")) {
            return;
        }
        try {
            Path directory = entry.source().directory().resolve(text);
            if (!Files.isDirectory(directory)) {
                findings.add(Finding.fail(
                        NAME,
                        Failure.of(
                                Failure.Kind.UNREACHABLE,
                                "start_failed",
                                "working directory '" + directory + "' does not exist")));
            }
        } catch (InvalidPathException noPath) {
            findings.add(Finding.fail(
                    NAME, Failure.of(Failure.Kind.CONFIGURATION, "bad_entry", "cwd '" + text + "' is no path")));
        }
    }

    private static boolean isRelative(String word) {
        return word.equals(".")
                || word.equals("..")
                || word.startsWith("./")
                || word.startsWith("../")
                || word.startsWith(".\\")
                || word.startsWith("..\\");
    }

    private static boolean hasFolder(String word) {
        boolean folder = word.indexOf('/') > 0 || word.indexOf('\\') > 0;
        boolean absolute = word.length() > 1 && word.charAt(1) == ':';
        return folder && !absolute && !word.startsWith("~") && !word.startsWith("${") && !word.contains(" ");
    }
}
