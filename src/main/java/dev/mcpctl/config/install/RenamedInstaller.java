package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.Way;
import dev.mcpctl.json.Json;
import java.util.List;

/** A program with the usual shape but for how the URL is called, and members it wants in each entry. */
record RenamedInstaller(UsualInstaller usual, String http, String sse, ObjectNode always) implements Installer {

    static RenamedInstaller urls(UsualInstaller usual, String http, String sse) {
        return new RenamedInstaller(usual, http, sse, Json.object());
    }

    static RenamedInstaller always(UsualInstaller usual, ObjectNode members) {
        return new RenamedInstaller(usual, "url", "url", members);
    }

    @Override
    public String id() {
        return usual.id();
    }

    @Override
    public List<String> container() {
        return usual.container();
    }

    @Override
    public ReferenceStyle references() {
        return usual.references();
    }

    @Override
    public ObjectNode entry(Portable entry, List<String> told) {
        ObjectNode node = Json.object();
        usual.entry(entry, told).properties().forEach(member -> {
            boolean url = member.getKey().equals("url");
            String name = url ? (entry.way() == Way.SSE ? sse : http) : member.getKey();
            node.set(name, member.getValue());
        });
        node.setAll(always);
        return node;
    }
}
