package dev.mcpctl.config.catalog;

import dev.mcpctl.config.entry.Address;
import dev.mcpctl.config.entry.Launch;
import dev.mcpctl.config.entry.ServerEntry;
import dev.mcpctl.secret.Secret;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The variables of ours that an entry cannot do without. */
public final class VariableNames {

    private static final List<String> OTHERS =
            List.of("workspaceFolder", "workspaceFolderBasename", "userHome", "cwd", "pathSeparator", "/");

    private VariableNames() {}

    /** Those that it refers to without a default, in order. */
    public static Set<String> needed(ServerEntry entry) {
        Set<String> names = new LinkedHashSet<>();
        Launch launch = entry.launch();
        if (launch != null) {
            launch.command().forEach(word -> find(word, entry, names));
            findIn(launch.environment().values(), entry, names);
        }
        Address address = entry.address();
        if (address != null) {
            find(address.url().reveal(), entry, names);
            findIn(address.headers().values(), entry, names);
        }
        return names;
    }

    private static void findIn(Collection<Secret> values, ServerEntry entry, Set<String> names) {
        values.forEach(value -> find(value.reveal(), entry, names));
    }

    private static void find(String text, ServerEntry entry, Set<String> names) {
        for (int at = text.indexOf('$'); at >= 0 && at + 1 < text.length(); at = text.indexOf('$', at + 1)) {
            if (text.charAt(at + 1) == '{' && (at == 0 || text.charAt(at - 1) != '$')) {
                int end = text.indexOf('}', at);
                if (end > 0) {
                    braced(text.substring(at + 2, end), names);
                }
            } else if (entry.bareVariables()) {
                bare(text.substring(at + 1), names);
            }
        }
    }

    private static void braced(String inside, Set<String> names) {
        String name = inside.startsWith("env:") ? inside.substring(4) : inside;
        if (!name.contains(":") && !OTHERS.contains(name)) {
            names.add(name);
        }
    }

    private static void bare(String rest, Set<String> names) {
        String text = rest.startsWith("env:") ? rest.substring(4) : rest;
        int end = 0;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        if (end > 0 && !Character.isDigit(text.charAt(0))) {
            names.add(text.substring(0, end));
        }
    }
}
