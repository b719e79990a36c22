package dev.mcpctl.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.ErrorLine;
import dev.mcpctl.rpc.Message;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void a_code_too_large_for_a_number_of_ours_is_shown_as_it_came() {
        ObjectNode raw = (ObjectNode) Json.parse("{\"code\":-12345678901234567890123,\"message\":\"no\"}");
        Failure failure = Refusal.of("tools/call", new Message.RemoteError(0, "no", null, raw));
        assertThat(ErrorLine.of(failure).json()).contains("\"rpc_code\":-12345678901234567890123");
    }
}
