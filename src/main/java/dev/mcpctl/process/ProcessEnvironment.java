package dev.mcpctl.process;

import dev.mcpctl.secret.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables a program is given.
 *
 * @param inherited which of ours it gets first
 * @param given names and values that are added and win; values may be secret
 */
public record ProcessEnvironment(Inherited inherited, Map<String, Secret> given) {

    /** Which of our variables. */
    public enum Inherited {
        /** Each. */
        ALL,
        /** Those of {@link SafeVariables}. */
        SAFE,
        /** None. */
        NONE
    }

    /** Copies the map. */
    public ProcessEnvironment {
        given = Map.copyOf(given);
    }

    /** All of ours, or the safe ones. */
    public static ProcessEnvironment of(boolean all, Map<String, Secret> given) {
        return new ProcessEnvironment(all ? Inherited.ALL : Inherited.SAFE, given);
    }

    /** All of ours. */
    public static ProcessEnvironment inheritAll() {
        return new ProcessEnvironment(Inherited.ALL, Map.of());
    }

    /** Exactly these. */
    public static ProcessEnvironment only(Map<String, Secret> given) {
        return new ProcessEnvironment(Inherited.NONE, given);
    }

    /** Names of the variables that the program will see, sorted. */
    public List<String> names(Host host) {
        List<String> names = new ArrayList<>(variables(host).keySet());
        names.sort(null);
        return names;
    }

    /** The variables as the program will see them. */
    Map<String, String> variables(Host host) {
        Map<String, String> all = new LinkedHashMap<>();
        switch (inherited) {
            case ALL -> all.putAll(host.environment());
            case SAFE -> SafeVariables.copy(host, all);
            case NONE -> all.clear();
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
