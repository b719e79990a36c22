package dev.mcpctl.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The variables of ours that any program may know: where things are, the language, and the way onto the network. One list for
 * all systems, so that an entry which works on one of them works on the others.
 */
public final class SafeVariables {

    /** All names; those of {@code LC_} come on top. Case does not matter. */
    public static final List<String> NAMES = List.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "TERM",
            "LANG",
            "LANGUAGE",
            "TZ",
            "TMPDIR",
            "TMP",
            "TEMP",
            "XDG_CACHE_HOME",
            "XDG_CONFIG_HOME",
            "XDG_DATA_HOME",
            "XDG_RUNTIME_DIR",
            "XDG_STATE_HOME",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "ALL_PROXY",
            "NO_PROXY",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "NODE_EXTRA_CA_CERTS",
            "REQUESTS_CA_BUNDLE",
            "CURL_CA_BUNDLE",
            "APPDATA",
            "COMSPEC",
            "COMMONPROGRAMFILES",
            "HOMEDRIVE",
            "HOMEPATH",
            "LOCALAPPDATA",
            "NUMBER_OF_PROCESSORS",
            "OS",
            "PATHEXT",
            "PROCESSOR_ARCHITECTURE",
            "PROGRAMDATA",
            "PROGRAMFILES",
            "PROGRAMFILES(X86)",
            "PUBLIC",
            "SYSTEMDRIVE",
            "SYSTEMROOT",
            "USERNAME",
            "USERPROFILE",
            "WINDIR");

    private static final String LOCALE = "LC_";
    private static final Set<String> KNOWN = Set.copyOf(NAMES);

    private SafeVariables() {}

    static void copy(Host host, Map<String, String> target) {
        for (Map.Entry<String, String> each : host.environment().entrySet()) {
            String name = each.getKey().toUpperCase(Locale.ROOT);
            if (KNOWN.contains(name) || name.startsWith(LOCALE)) {
                target.put(each.getKey(), each.getValue());
            }
        }
    }
}
