package dev.mcpctl.cli;

import dev.mcpctl.failure.Failure;
import dev.mcpctl.mcp.model.Content;
import dev.mcpctl.rpc.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code --follow}: what the resource links of a result point to, read from the server that gave them and from nobody else,
 * whatever their scheme.
 */
final class FollowedLinks {

    /** More than anybody looks at; the rest is told, not read. */
    private static final int MOST = 100;

    private final Run run;
    private final OpenServer server;

    FollowedLinks(Run run, OpenServer server) {
        this.run = run;
        this.server = server;
    }

    static void describe(CommandForm form) {
        form.addOption(OptionForm.flag("--follow", "also read what resource links point to"));
    }

    /** The contents behind the links, each link once; what the server does not give is a warning. */
    List<Received> behind(List<Content> blocks) {
        List<Received> contents = new ArrayList<>();
        if (!run.options().flag("--follow")) {
            return contents;
        }
        Set<String> uris = new LinkedHashSet<>();
        for (Content block : blocks) {
            if (block instanceof Content.Link link) {
                uris.add(link.resource().uri());
            }
        }
        int read = 0;
        for (String uri : uris) {
            if (read++ == MOST) {
                run.console().warn("--follow reads " + MOST + " links, and the result has " + uris.size());
                break;
            }
            contents.addAll(contents(uri));
        }
        return contents;
    }

    private List<Received> contents(String uri) {
        try {
            Message.Body body = run.scope().keep(server.session().read(uri));
            return ReadCommand.contents(body);
        } catch (Failure failure) {
            if (failure.kind() != Failure.Kind.REFUSED && failure.kind() != Failure.Kind.PROTOCOL) {
                throw failure;
            }
            run.console().warn("the link " + uri + " could not be followed: " + failure.message());
            return List.of();
        }
    }
}
