package dev.mcpctl.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of ours a server of a list gets. */
class SafeVariablesTest {

    private static final Map<String, String> OURS = Map.of(
            "PATH", "/bin",
            "LC_TIME", "C",
            "https_proxy", "http://p",
            "SSL_CERT_FILE", "/c",
            "SystemRoot", "C:\\Windows",
            "AWS_SECRET_ACCESS_KEY", "s",
            "GITHUB_TOKEN", "t",
            "NODE_OPTIONS", "--require x",
            "LD_PRELOAD", "x");

    @ParameterizedTest
    @EnumSource(Platform.class)
    void it_is_the_same_on_every_platform(Platform platform) {
        List<String> names =
                ProcessEnvironment.of(false, Map.of("MINE", Secret.of("1"))).names(new Host(platform, OURS));
        assertThat(names).containsExactly("LC_TIME", "MINE", "PATH", "SSL_CERT_FILE", "SystemRoot", "https_proxy");
    }

    @Test
    void what_is_given_wins_and_all_means_all() {
        Host host = new Host(Platform.WINDOWS, OURS);
        assertThat(ProcessEnvironment.of(false, Map.of("Path", Secret.of("C:\\bin")))
                        .variables(host))
                .containsEntry("Path", "C:\\bin")
                .doesNotContainKey("PATH");
        assertThat(ProcessEnvironment.of(true, Map.of()).variables(host)).isEqualTo(OURS);
    }

    @Test
    void the_readme_names_each_of_them() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("**Environment.**");
        String told = readme.substring(start, readme.indexOf("\n\n", start));
        Map<String, String> said = new HashMap<>(Map.of(
                "XDG_CACHE_HOME", "`XDG_*_HOME`",
                "XDG_CONFIG_HOME", "`XDG_*_HOME`",
                "XDG_DATA_HOME", "`XDG_*_HOME`",
                "XDG_STATE_HOME", "`XDG_*_HOME`"));
        for (String name : List.of("USER", "LOGNAME", "SHELL")) {
            said.put(name, "user and shell");
        }
        for (String name : List.of("TMPDIR", "TMP", "TEMP")) {
            said.put(name, "temporary directories");
        }
        for (String name : List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")) {
            said.put(name, "the proxy variables");
        }
        int windows = SafeVariables.NAMES.indexOf("APPDATA");
        for (String name : SafeVariables.NAMES.subList(windows, SafeVariables.NAMES.size())) {
            said.put(name, "on Windows those");
        }
        for (String name : SafeVariables.NAMES) {
            assertThat(told.replace("\n", " ")).as(name).contains(said.getOrDefault(name, "`" + name + "`"));
        }
    }
}
