package dev.mcpctl.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.mcp.ProtocolVersion.Generation;
import dev.mcpctl.rpc.RequestId;
import org.junit.jupiter.api.Test;

class EraTest {

    private static final ClientProfile PROFILE =
            new ClientProfile("9.9", ClientProfile.Advertised.ALL, Json.object(), null);
    private static final Era LEGACY = new LegacyEra(ProtocolVersion.newest(Generation.LEGACY), PROFILE);
    private static final Era MODERN = new ModernEra(ProtocolVersion.newest(Generation.MODERN), PROFILE);

    @Test
    void each_era_finds_the_server_where_it_says_who_it_is() {
        ObjectNode opening = (ObjectNode) Json.parse("{\"serverInfo\":{\"name\":\"old\"},\"_meta\":"
                + "{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"new\"}}}");

        assertThat(LEGACY.serverInfo(opening)).hasToString("{\"name\":\"old\"}");
        assertThat(MODERN.serverInfo(opening)).hasToString("{\"name\":\"new\"}");
        assertThat(LEGACY.serverInfo(Json.object().put("serverInfo", "text"))).isNull();
        assertThat(MODERN.serverInfo(Json.object())).isNull();
    }

    @Test
    void only_the_tasks_that_we_asked_for_report_progress_after_their_call() {
        Call asked = LEGACY.taskDesign().asTask(Call.of("tools/call"));
        RequestId token = RequestId.read(asked.params().path("_meta").get("progressToken"));

        assertThat(token).isNotNull();
        assertThat(LEGACY.taskDesign().isProgressToken(token)).isTrue();
        assertThat(LEGACY.taskDesign().isProgressToken(RequestId.of(1))).isFalse();
        assertThat(MODERN.taskDesign().isProgressToken(token)).isFalse();
        assertThat(new LegacyEra(ProtocolVersion.V2025_06_18, PROFILE)
                        .taskDesign()
                        .isProgressToken(token))
                .isFalse();
    }
}
