package dev.mcpctl.process;

import dev.mcpctl.secret.Secret;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables a program is given.
 *
 * @param inherited whether it gets all of ours first
 * @param given names and values that are added and win; values may be secret
 */
public record ProcessEnvironment(boolean inherited, Map<String, Secret> given) {

    /** Copies the map. */
    public ProcessEnvironment {
        given = Map.copyOf(given);
    }

    /** All of ours. */
    public static ProcessEnvironment inheritAll() {
        return new ProcessEnvironment(true, Map.of());
    }

    /** Exactly these. */
    public static ProcessEnvironment only(Map<String, Secret> given) {
        return new ProcessEnvironment(false, given);
    }

    /** The variables as the program will see them. */
    Map<String, String> variables(Host host) {
        Map<String, String> all = new LinkedHashMap<>();
        if (inherited) {
            all.putAll(host.environment());
        }
        for (Map.Entry<String, Secret> entry : given.entrySet()) {
            if (host.platform() == Platform.WINDOWS) {
                all.keySet().removeIf(name -> name.equalsIgnoreCase(entry.getKey()));
            }
            all.put(entry.getKey(), entry.getValue().reveal());
        }
        return all;
    }
}
