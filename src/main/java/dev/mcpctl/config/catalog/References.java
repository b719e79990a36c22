package dev.mcpctl.config.catalog;

import dev.mcpctl.config.client.Importers;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.config.entry.Source;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.FileReason;
import dev.mcpctl.process.CommandLine;
import dev.mcpctl.secret.Secret;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Replaces references in the texts of one entry. What cannot be replaced is a failure that names it, and never passed on as
 * it stands. A dollar that stands before a reference takes its meaning from it.
 */
final class References {

    private final ServerEntry entry;
    private final Means means;
    private final List<Secret> used = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();

    References(ServerEntry entry, Means means) {
        this.entry = entry;
        this.means = means;
    }

    /** Values that came from elsewhere and may be secret. */
    List<Secret> used() {
        return used;
    }

    /** Those among them that are secret for certain. */
    List<Secret> secrets() {
        return secrets;
    }

    /**
     * The text with its references replaced.
     *
     * @param where the member it is the value of, for messages
     * @throws Failure configuration or not answered; local file, when a file that is there cannot be read
     */
    String expand(String where, String text) {
        StringBuilder expanded = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0) {
                break;
            }
            expanded.append(text, at, dollar);
            at = reference(where, text, dollar, expanded);
        }
        return expanded.append(text, at, text.length()).toString();
    }

    /** The same for a path, in which {@code ~} is home. */
    String path(String where, String text) {
        return home(where, expand(where, text));
    }

    /** The same for the value of a variable, in which {@code ~} is home as in a shell's assignment: only where it is written. */
    String value(String where, String text) {
        return text.startsWith("~") ? path(where, text) : expand(where, text);
    }

    private String home(String where, String text) {
        boolean isHome = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
        if (!isHome) {
            return text;
        }
        if (means.home() == null) {
            throw failure("no_home", where, "'~' cannot be replaced: there is no home directory");
        }
        return means.home() + text.substring(1);
    }

    /** Takes what begins at the dollar; returns where it ends. */
    private int reference(String where, String text, int dollar, StringBuilder expanded) {
        if (text.startsWith("$${", dollar)) {
            expanded.append("${");
            return dollar + 3;
        }
        if (text.startsWith("${", dollar)) {
            int end = text.indexOf('}', dollar);
            if (end < 0) {
                throw failure("bad_reference", where, "a '${' has no '}'");
            }
            int inner = text.indexOf("${", dollar + 2);
            if (inner >= 0 && inner < end) {
                throw failure(
                        "bad_reference",
                        where,
                        "a '${' stands inside another one, whose default is taken as it stands");
            }
            expanded.append(replaced(where, text.substring(dollar + 2, end)));
            return end + 1;
        }
        int start = text.startsWith("$env:", dollar) ? dollar + 5 : dollar + 1;
        int end = nameEnd(text, start);
        if (!entry.bareVariables() || end == start) {
            expanded.append('$');
            return dollar + 1;
        }
        expanded.append(variable(where, text.substring(start, end), null));
        return end;
    }

    private static int nameEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isNameLetter(text.charAt(end), end == start)) {
            end++;
        }
        return end;
    }

    private static boolean isNameLetter(char letter, boolean first) {
        return letter == '_'
                || (letter >= 'A' && letter <= 'Z')
                || (letter >= 'a' && letter <= 'z')
                || (!first && letter >= '0' && letter <= '9');
    }

    private String replaced(String where, String inside) {
        int colon = inside.indexOf(':');
        String kind = colon < 0 ? inside : inside.substring(0, colon);
        String rest = colon < 0 ? "" : inside.substring(colon + 1);
        if (colon >= 0 && rest.startsWith("-")) {
            return variable(where, kind, rest.substring(1));
        }
        return switch (kind) {
            case "env" -> colon < 0 ? variable(where, inside, null) : environment(where, rest);
            case "input" -> input(where, rest);
            case "file" -> file(where, rest);
            case "cmd" -> command(where, rest);
            case "workspaceFolder" -> workspace().toString();
            case "workspaceFolderBasename" -> String.valueOf(workspace().getFileName());
            case "userHome" -> home(where, "~");
            case "cwd" -> means.workspace().toString();
            case "pathSeparator", "/" -> java.io.File.separator;
            default -> colon < 0 ? variable(where, inside, null) : unknown(where, inside);
        };
    }

    private String unknown(String where, String inside) {
        throw failure("bad_reference", where, "the reference '${" + inside + "}' is not known")
                .hint("known are ${NAME}, ${NAME:-default}, ${env:NAME}, ${input:ID}, ${file:PATH}, ${workspaceFolder};"
                        + " a literal '${' is written '$${'");
    }

    private Path workspace() {
        return entry.source().level() == Source.Level.PROJECT
                        || !entry.source()
                                .directory()
                                .equals(entry.source().file().getParent())
                ? entry.source().directory()
                : means.workspace();
    }

    private String environment(String where, String rest) {
        int otherwise = rest.indexOf(":-");
        return otherwise < 0
                ? variable(where, rest, null)
                : variable(where, rest.substring(0, otherwise), rest.substring(otherwise + 2));
    }

    private String variable(String where, String name, @Nullable String otherwise) {
        String value = means.variable(name);
        if (otherwise != null && (value == null || value.isEmpty())) {
            return otherwise;
        }
        if (value == null) {
            throw failure("unresolved_variable", where, "the variable '" + name + "' is not set")
                    .hint("set it, or write ${" + name + ":-default} in the file")
                    .detail("variable", name);
        }
        used.add(Secret.of(value));
        return value;
    }

    private String secret(Secret value) {
        used.add(value);
        secrets.add(value);
        return value.reveal();
    }

    private String input(String where, String id) {
        for (ServerEntry.Input input : entry.inputs()) {
            if (input.id().equals(id)) {
                Secret answer = means.person().answer(entry, input);
                if (input.hidden()) {
                    return secret(answer);
                }
                used.add(answer);
                return answer.reveal();
            }
        }
        throw failure("bad_reference", where, "there is no input with the id '" + id + "' in the file");
    }

    private String file(String where, String path) {
        try {
            Path file = entry.source().directory().resolve(home(where, path));
            return secret(Secret.of(Files.readString(file).stripTrailing()));
        } catch (NoSuchFileException missing) {
            throw failure("unresolved_file", where, "there is no file '" + path + "'");
        } catch (InvalidPathException noPath) {
            throw failure("unresolved_file", where, "'" + path + "' is no path");
        } catch (CharacterCodingException binary) {
            throw failure("unresolved_file", where, "the file '" + path + "' is no UTF-8 text");
        } catch (IOException problem) {
            String sentence = "the file '" + path + "' could not be read: " + FileReason.of(problem);
            throw Failure.localFile(located(where, sentence), problem);
        }
    }

    private String command(String where, String line) {
        boolean own = entry.source().level() == Source.Level.USER
                && entry.source().origin().equals(Importers.OWN.id());
        if (!own) {
            throw failure("bad_reference", where, "${cmd:...} is for your own list only")
                    .hint("copy the entry: mcpctl servers import '" + entry.qualifiedName() + "'");
        }
        List<String> words = CommandLine.split(line, means.platform());
        if (words.isEmpty()) {
            throw failure("bad_reference", where, "${cmd:} names no command");
        }
        return secret(means.programs().output(words, entry.source().directory()));
    }

    private Failure failure(String code, String where, String message) {
        return Failure.of(Failure.Kind.CONFIGURATION, code, located(where, message));
    }

    private String located(String where, String message) {
        return "server '" + entry.name() + "', " + where + ": " + message + " ("
                + entry.source().where() + ")";
    }
}
