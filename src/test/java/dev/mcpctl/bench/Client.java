package dev.mcpctl.bench;

import java.io.IOException;

/** One that calls the tool and waits for the answer; from any thread. */
interface Client extends AutoCloseable {

    void call() throws IOException;

    @Override
    void close();
}
