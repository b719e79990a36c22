package dev.mcpctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.process.Platform;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserDirectoriesTest {

    @ParameterizedTest
    @CsvSource({
        "LINUX, /h/.local/state/mcpctl, /h/.cache/mcpctl",
        "OTHER_UNIX, /h/.local/state/mcpctl, /h/.cache/mcpctl",
        "MAC, /h/Library/Application Support/mcpctl/state, /h/Library/Caches/mcpctl",
        "WINDOWS, /local/mcpctl/state, /local/mcpctl/cache"
    })
    void each_system_has_its_customs(Platform platform, Path state, Path cache) {
        UserDirectories directories = new UserDirectories(Map.of("HOME", "/h", "LOCALAPPDATA", "/local"), platform);
        assertThat(directories.state()).isEqualTo(state);
        assertThat(directories.cache()).isEqualTo(cache);
    }
}
