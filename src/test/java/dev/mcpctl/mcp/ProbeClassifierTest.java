package dev.mcpctl.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.rpc.Frame;
import dev.mcpctl.rpc.Message;
import dev.mcpctl.rpc.MessageReader;
import dev.mcpctl.testing.LoopTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table itself, with revisions asked for that the negotiator never would today. */
class ProbeClassifierTest {

    private static ProbeVerdict judge(String member, ProtocolVersion asked) {
        String json = ("{'jsonrpc':'2.0','id':1," + member + "}").replace('\'', '"');
        MessageReader.Proper found =
                (MessageReader.Proper) MessageReader.read(Frame.Bytes.of(json)).get(0);
        return ProbeClassifier.judge((Message.Answer) found.message(), asked);
    }

    private static String unsupported(String data) {
        return "'error':{'code':-32022,'message':'no'" + data + "}";
    }

    @Test
    void a_version_that_is_not_served_is_exchanged_for_a_modern_one_that_is() {
        assertThat(judge(unsupported(",'data':{'supported':['2025-11-25','2026-07-28']}"), ProtocolVersion.V2025_11_25))
                .isEqualTo(new ProbeVerdict.Retry(ProtocolVersion.V2026_07_28));
    }

    @Test
    void the_version_that_was_refused_is_tried_again_only_when_there_is_no_other() {
        assertThat(judge(unsupported(",'data':{'supported':['2026-07-28']}"), ProtocolVersion.V2026_07_28))
                .isEqualTo(new ProbeVerdict.Retry(ProtocolVersion.V2026_07_28));
        assertThat(judge(unsupported(",'data':{'supported':['2026-07-28','2025-06-18']}"), ProtocolVersion.V2026_07_28))
                .isInstanceOfSatisfying(
                        ProbeVerdict.Legacy.class,
                        legacy -> assertThat(legacy.version()).isEqualTo(ProtocolVersion.V2025_06_18));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~
            ,'data':null
            ,'data':5
            ,'data':{}
            ,'data':{'supported':'2026-07-28'}
            """)
    void an_unsupported_version_without_its_data_is_an_error_like_any_other(String data) {
        assertThat(judge(unsupported(data), ProtocolVersion.V2026_07_28))
                .isInstanceOfSatisfying(
                        ProbeVerdict.Legacy.class,
                        legacy -> assertThat(legacy.version()).isEqualTo(ProtocolVersion.V2025_11_25));
    }

    @Test
    void the_whole_discovery_is_kept() {
        ObjectNode discovery = LoopTransport.object("{'supportedVersions':['2026-07-28'],'x-own':{'a':[1]}}");
        assertThat(judge(
                        "'result':{'supportedVersions':['2026-07-28'],'x-own':{'a':[1]}}", ProtocolVersion.V2026_07_28))
                .isEqualTo(new ProbeVerdict.Modern(ProtocolVersion.V2026_07_28, discovery));
    }
}
