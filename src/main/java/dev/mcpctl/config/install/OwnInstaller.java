package dev.mcpctl.config.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.config.entry.Adjustments;
import dev.mcpctl.config.entry.Way;
import dev.mcpctl.json.Json;
import java.time.Duration;
import java.util.List;

/** Our own list. It says also how to talk to the server. */
final class OwnInstaller implements Installer {

    private static final Shape STARTED = new Shape(null, null, null, true, true);

    @Override
    public String id() {
        return "mcpctl";
    }

    @Override
    public ReferenceStyle references() {
        return ReferenceStyle.OWN;
    }

    @Override
    public ObjectNode entry(Portable entry, List<String> told) {
        if (entry.started()) {
            return STARTED.entry(entry, "mcpctl", told);
        }
        ObjectNode node = Json.object();
        if (entry.way() != Way.AUTO) {
            node.put("type", entry.way().word());
        }
        node.put("url", entry.url());
        Shape.texts(node, "headers", entry.headers());
        return node;
    }

    @Override
    public void adjust(ObjectNode node, Adjustments adjustments) {
        Shape.put(node, "protocol", adjustments.protocol());
        duration(node, "timeout", adjustments.timeout());
        duration(node, "startTimeout", adjustments.startTimeout());
        if (!adjustments.roots().isEmpty()) {
            Shape.strings(node, "roots", adjustments.roots());
        }
        Shape.put(node, "answers", adjustments.answers());
        Shape.put(node, "auth", adjustments.auth());
        List<String> allowed = adjustments.tools().allowed();
        if (allowed != null && !allowed.equals(List.of("*"))) {
            Shape.strings(node, "allowedTools", allowed);
        }
        if (!adjustments.tools().blocked().isEmpty()) {
            Shape.strings(node, "blockedTools", adjustments.tools().blocked());
        }
    }

    private static void duration(ObjectNode node, String name, @org.jspecify.annotations.Nullable Duration value) {
        if (value != null) {
            boolean whole = value.toMillis() % 1000 == 0;
            node.put(name, whole ? value.toSeconds() + "s" : value.toMillis() + "ms");
        }
    }
}
