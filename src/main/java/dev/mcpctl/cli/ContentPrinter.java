package dev.mcpctl.cli;

import dev.mcpctl.mcp.model.Content;
import dev.mcpctl.mcp.model.Resource;
import dev.mcpctl.output.TextSink;
import java.util.ArrayList;
import java.util.List;

/** Shows content blocks to people. */
final class ContentPrinter {

    private ContentPrinter() {}

    /** All blocks in order. */
    static void print(List<Content> blocks, TextSink out) {
        for (Content block : blocks) {
            print(block, out);
        }
    }

    private static void print(Content block, TextSink out) {
        Received received = Received.of(block);
        if (block instanceof Content.Link link) {
            Resource resource = link.resource();
            out.ours("[resource ").label(resource.uri());
            if (!resource.name().equals(resource.uri())) {
                out.ours(": ").label(resource.name());
            }
            out.ours("]\n");
        } else if (block instanceof Content.Unknown unknown) {
            out.ours("[").label(unknown.problem()).ours("]\n").json(unknown.raw());
        } else if (received != null) {
            received.print(out);
        }
    }

    /** The text blocks alone; texts of embedded resources are no text blocks. */
    static void text(List<Content> blocks, TextSink out) {
        for (Content block : blocks) {
            Received received = Received.of(block);
            if (block.kind() == Content.Kind.TEXT && received != null) {
                received.print(out);
            }
        }
    }

    /** The blocks that have content of their own. */
    static List<Received> contents(List<Content> blocks) {
        List<Received> contents = new ArrayList<>();
        for (Content block : blocks) {
            Received received = Received.of(block);
            if (received != null) {
                contents.add(received);
            }
        }
        return contents;
    }
}
