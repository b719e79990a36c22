package dev.mcpctl.trace.export;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;

/** Documents that are short enough to be handed over one by one. */
final class SpanDocuments implements OtlpExport.Target {

    private final int most;
    private final Export.Documents documents;
    private StringWriter writer = new StringWriter();

    SpanDocuments(int most, Export.Documents documents) {
        this.most = most;
        this.documents = documents;
    }

    @Override
    public Writer next() {
        writer = new StringWriter();
        return writer;
    }

    @Override
    public void whole() throws IOException {
        documents.take(writer.toString());
    }

    @Override
    public int most() {
        return most;
    }
}
