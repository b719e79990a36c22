package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.config.client.ConfigFile;
import dev.mcpctl.config.document.Document;
import dev.mcpctl.config.document.FileChange;
import dev.mcpctl.config.document.LineDifference;
import dev.mcpctl.config.document.SourceText;
import dev.mcpctl.config.document.TargetFile;
import dev.mcpctl.config.document.UnsafeEdit;
import dev.mcpctl.config.entry.Mistake;
import dev.mcpctl.config.install.HiddenValues;
import dev.mcpctl.config.install.Program;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.process.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One change of one program's list: shown and agreed to where that is wanted, then made. */
final class ListChange {

    private final Run run;
    private final Program program;
    private final ConfigFile file;
    private final HiddenValues hidden = new HiddenValues();
    private @Nullable SourceText agreed;

    ListChange(Run run, Program program, ConfigFile file) {
        this.run = run;
        this.program = program;
        this.file = file;
    }

    /**
     * Adds an entry, or changes the one of its name.
     *
     * @param replace whether there may be one already
     * @throws Failure usage, when there is one; else as {@link #make}
     */
    ChangeDocument.Made put(Program.Written entry, boolean replace) {
        hidden.of(entry.value());
        FileChange.Done done = make(text -> {
            JsonNode old = program.find(text, file.format(), entry.name());
            if (old != null && !replace) {
                throw Failure.usage("there is a server '" + entry.name() + "' already in '" + file.path() + "'")
                        .hint("choose another name, or add --replace");
            }
            return program.with(text, file.format(), entry);
        });
        boolean before = program.find(done.before(), file.format(), entry.name()) != null;
        return made(
                before ? ChangeDocument.Result.REPLACED : ChangeDocument.Result.ADDED,
                done,
                program.line(done.after(), file.format(), entry.name()));
    }

    private static ChangeDocument.Made made(ChangeDocument.Result result, FileChange.Done done, int line) {
        return new ChangeDocument.Made(
                done.changed() ? result : ChangeDocument.Result.UNCHANGED, done.path(), line, done.backup());
    }

    /** Shows what {@link #put} would change, and asks. */
    void agreeToPut(Program.Written entry) {
        hidden.of(entry.value());
        agree(text -> program.with(text, file.format(), entry));
    }

    /** Whether the file has an entry of this name. */
    boolean has(String name) {
        TargetFile target = change().look();
        try {
            return program.find(target.text(), file.format(), name) != null;
        } catch (Mistake mistake) {
            throw target.unusable(mistake);
        }
    }

    /** Takes an entry out. */
    ChangeDocument.Made remove(String name) {
        FileChange.Done done = make(text -> without(text, name));
        return made(ChangeDocument.Result.REMOVED, done, program.line(done.before(), file.format(), name));
    }

    /** Shows what {@link #remove} would change, and asks. */
    void agreeToRemove(String name) {
        agree(text -> without(text, name));
    }

    private SourceText without(SourceText text, String name) {
        JsonNode old = program.find(text, file.format(), name);
        if (old == null) {
            throw Failure.of(
                    Failure.Kind.CONFIGURATION,
                    "unknown_server",
                    "there is no server '" + name + "' in '" + file.path() + "'");
        }
        return program.without(text, file.format(), name);
    }

    private void agree(UnaryOperator<SourceText> edit) {
        TargetFile target = change().look();
        SourceText before = target.text();
        SourceText after = edited(target, edit);
        agreed = after;
        if (before.text().equals(after.text())) {
            return;
        }
        List<String> shown = new ArrayList<>();
        shown.add((target.exists() ? "this would change " : "this would make ") + target.path() + ":");
        for (String line : LineDifference.of(before.text(), after.text())) {
            shown.add("  " + hidden.masked(line));
        }
        if (!run.options().flag("--yes")) {
            ask(shown);
            return;
        }
        shown.forEach(run.console()::note);
    }

    private void ask(List<String> shown) {
        if (!Dialogue.possible(run)) {
            shown.forEach(run.console()::note);
            throw Failure.of(
                            Failure.Kind.NOT_ANSWERED,
                            "not_confirmed",
                            "nobody is there to agree to this change of '" + file.path() + "'")
                    .hint("nothing was written; add --yes");
        }
        try (Dialogue dialogue = new Dialogue(run)) {
            shown.forEach(dialogue::show);
            if (!dialogue.agrees("write it?")) {
                throw Failure.of(Failure.Kind.NOT_ANSWERED, "not_confirmed", "nothing was written");
            }
        }
    }

    /**
     * Makes the change.
     *
     * @throws Failure configuration or local file; the file is as it was then
     */
    private FileChange.Done make(UnaryOperator<SourceText> edit) {
        FileChange.Done done = change().apply(target -> asAgreed(edited(target, edit)));
        if (!done.changed()) {
            run.console().note("nothing to change in " + done.path());
            return done;
        }
        run.console().note("written: " + done.path());
        if (done.backup() != null) {
            run.console().note("as it was: " + done.backup());
        }
        return done;
    }

    /** Only what was shown is written, also when the file has changed since. */
    private SourceText asAgreed(SourceText after) {
        if (agreed != null && !agreed.text().equals(after.text())) {
            throw Failure.of(
                            Failure.Kind.LOCAL_FILE,
                            "file_changed",
                            "the file '" + file.path() + "' was changed by another program since the change was shown")
                    .hint("nothing was written; run the command again");
        }
        return after;
    }

    private FileChange change() {
        UserDirectories directories = new UserDirectories(run.context().environment(), Platform.current());
        return new FileChange(file.path(), directories.state());
    }

    private SourceText edited(TargetFile target, UnaryOperator<SourceText> edit) {
        try {
            SourceText text = target.text();
            // Lines that change may hold what belongs to other entries.
            hidden.of(Document.read(text, file.format()).tree());
            return edit.apply(text);
        } catch (Mistake mistake) {
            throw target.unusable(mistake);
        } catch (UnsafeEdit refused) {
            throw unsafe(refused.fragment());
        }
    }

    private Failure unsafe(@Nullable String fragment) {
        Failure failure = Failure.of(
                Failure.Kind.LOCAL_FILE,
                "unsafe_edit",
                "the file '" + file.path()
                        + "' is written in a way that cannot be changed safely; nothing was changed");
        return fragment == null
                ? failure.hint("take the entry out with an editor")
                : failure.hint("put this into it with an editor:\n" + hidden.masked(fragment));
    }
}
