package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.config.catalog.Listed;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.mcp.ListKind;
import dev.mcpctl.process.Host;
import dev.mcpctl.repl.Suggestion;
import dev.mcpctl.repl.Word;
import dev.mcpctl.repl.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code __complete}: what the completion scripts ask while a line is being typed. It answers from what was remembered, trusts
 * nothing, and starts no server unless {@code MCPCTL_COMPLETE_LIVE} allows it.
 *
 * <p>{@code --line LINE CURRENT} has the whole line up to the cursor and what the shell takes for the current word;
 * {@code --words WORD...} and {@code --all WORD...} have the words behind our name, the current one last. Offers are lines of a
 * word, a tab and a description; {@code --all} includes our own words.
 */
final class ShellCompletion implements LineSuggester.Line, Knowledge {

    /** The hidden command's name. */
    static final String COMMAND = "__complete";

    private static final String LIVE = "MCPCTL_COMPLETE_LIVE";

    private final Context context;
    private final List<String> before;
    private final String word;
    private final int cut;
    private final boolean all;
    private final Map<ListKind, JsonNode> lists = new HashMap<>();
    private TargetOptions.@Nullable ServerWords server;

    private ShellCompletion(Context context, List<String> words, int cut, boolean all) {
        this.context = context;
        this.before = words.subList(0, words.size() - 1);
        // PowerShell drops empty words before 7.3, and hands over the quotation marks since.
        String last = words.get(words.size() - 1);
        this.word = last.equals("\"\"") ? "" : last;
        this.cut = cut;
        this.all = all;
    }

    /** Prints the offers for what the words say. Never fails: a shell has no place for complaints. */
    static int run(Context context, List<String> words) {
        String form = words.isEmpty() ? "" : words.get(0);
        ShellCompletion completion = form.equals("--line") && words.size() == 3
                ? ofLine(context, words.get(1), words.get(2))
                : words.size() < 2
                        ? null
                        : new ShellCompletion(context, words.subList(1, words.size()), 0, form.equals("--all"));
        if (completion != null) {
            completion.print();
        }
        return ExitCode.DONE.number();
    }

    /** bash cuts words at colons and equals signs too; what it has cut off must not come back. */
    private static ShellCompletion ofLine(Context context, String line, String current) {
        Words typed = Words.of(line);
        List<String> words = new ArrayList<>();
        for (Word each : typed.list()) {
            words.add(each.plain());
        }
        if (!typed.endsInWord()) {
            words.add("");
        }
        List<String> ours = words.size() > 1 ? words.subList(1, words.size()) : List.of("");
        String last = ours.get(ours.size() - 1);
        return new ShellCompletion(context, ours, last.endsWith(current) ? last.length() - current.length() : 0, false);
    }

    private void print() {
        StringBuilder text = new StringBuilder();
        try {
            for (Suggestion offer : new LineSuggester(this, this).suggest(before, word)) {
                String value = plain(offer.value());
                if (value.equals(offer.value())) {
                    text.append(value.substring(Math.min(cut, value.length())));
                    text.append('\t').append(plain(offer.description())).append('\n');
                }
            }
            OutputStream out = context.streams().out();
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException | RuntimeException nobodyListens) {
            return;
        }
    }

    /** Shells write offers to the terminal as they are. */
    private static String plain(String untrusted) {
        return dev.mcpctl.output.Neutraliser.line(untrusted);
    }

    @Override
    public Commands.@Nullable Entry command(String name, List<String> rest) {
        return Commands.named(name);
    }

    @Override
    public List<Suggestion> commands() {
        List<Suggestion> commands = new ArrayList<>();
        for (Commands.Entry entry : Commands.all()) {
            commands.add(Suggestion.of(entry.name(), entry.summary()));
        }
        return commands;
    }

    @Override
    public boolean lent() {
        return false;
    }

    @Override
    public boolean ownWords() {
        return all;
    }

    @Override
    public void about(LineShape shape) {
        server = shape.server();
    }

    @Override
    public Iterable<JsonNode> items(ListKind kind) {
        return lists.computeIfAbsent(kind, this::list);
    }

    private JsonNode list(ListKind kind) {
        CompletionCache cache = server == null ? null : CompletionCache.of(context, server);
        JsonNode items = cache == null ? null : cache.recall(kind);
        if (items == null && cache != null && live()) {
            listNow();
            items = cache.recall(kind);
        }
        return items == null ? dev.mcpctl.json.Json.array() : items;
    }

    private boolean live() {
        String value = context.environment().getOrDefault(LIVE, "");
        return !(value.isEmpty() || value.equals("0") || value.equals("false"));
    }

    /** Lists what the server offers, which remembers it; asks nothing, and waits for no more than three seconds. */
    private void listNow() {
        TargetOptions.ServerWords words = server;
        if (words == null) {
            return;
        }
        List<String> line = new ArrayList<>(List.of("list", "--no-input", "--timeout", "3s", "--max-time", "3s", "-q"));
        line.addAll(words.asTyped());
        Context quiet = context.with(new Context.Streams(
                InputStream.nullInputStream(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream()));
        new Cli(quiet, Interruption.none()).run(line.toArray(new String[0]));
    }

    /** Nothing is asked: that would mean starting a server at a key. */
    @Override
    public List<String> suggested(Question question) {
        return List.of();
    }

    /** Plain names, and those of other programs with their origin; nothing is expanded, trusted or started. */
    @Override
    public List<String> servers() {
        Set<String> names = new LinkedHashSet<>();
        names.add("demo");
        for (Listed listed : listed()) {
            ServerEntry entry = listed.entry();
            boolean plain = listed.shadowedBy() == null && listed.ambiguous().isEmpty();
            names.add(plain ? entry.name() : entry.qualifiedName());
        }
        return List.copyOf(names);
    }

    @Override
    public List<String> entries(String action, @Nullable String client) {
        return new EntryOffers(listed()).names(action, client);
    }

    private List<Listed> listed() {
        Options none = new Options(null, context.environment());
        CatalogOptions options =
                new CatalogOptions(context, none, Host.current().platform());
        return options.catalog().contents().entries();
    }
}
