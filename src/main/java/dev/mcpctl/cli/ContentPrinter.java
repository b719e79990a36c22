package dev.mcpctl.cli;

import dev.mcpctl.mcp.model.Content;
import dev.mcpctl.mcp.model.Resource;
import dev.mcpctl.output.Style;
import dev.mcpctl.output.TextSink;
import java.util.ArrayList;
import java.util.List;

/** Shows content blocks to people. */
final class ContentPrinter {

    private ContentPrinter() {}

    /** All blocks in order. */
    static void print(List<Content> blocks, TextSink out) {
        Content.Kind before = null;
        for (int i = 0; i < blocks.size(); i++) {
            Content block = blocks.get(i);
            boolean alike =
                    block.kind() == before && (before == Content.Kind.TEXT || before == Content.Kind.RESOURCE_LINK);
            if (out.terminal() && before != null && !alike) {
                out.endLine().newline();
            }
            before = block.kind();
            print(block, hint(blocks, i), out);
        }
    }

    /** How to keep what can hardly be shown, said once. */
    private static String hint(List<Content> blocks, int index) {
        for (Content later : blocks.subList(index + 1, blocks.size())) {
            Received received = Received.of(later);
            if (received != null && received.binary()) {
                return "";
            }
        }
        return blocks.size() == 1 ? "; keep it with -O FILE" : "; keep all of this with --save DIR";
    }

    private static void print(Content block, String hint, TextSink out) {
        Received received = Received.of(block);
        if (block instanceof Content.Link link) {
            Resource resource = link.resource();
            out.ours(Style.FAINT, "[resource ").link(resource.uri());
            if (!resource.name().equals(resource.uri())) {
                out.label(Style.FAINT, ": " + resource.name());
            }
            out.ours(Style.FAINT, "]").newline();
        } else if (block instanceof Content.Unknown unknown) {
            out.ours("[").label(unknown.problem()).ours("]\n").json(unknown.raw());
        } else if (received != null) {
            if (out.terminal() && received.name() != null) {
                out.label(Style.FAINT, "[resource " + received.name() + "]").newline();
            }
            received.print(out, hint);
        }
    }

    /** Contents that links led to, each under its URI. */
    static void followed(List<Received> contents, TextSink out) {
        for (Received content : contents) {
            out.endLine()
                    .newline()
                    .label(Style.HEADING, content.name() == null ? "" : content.name())
                    .newline();
            content.print(out);
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
