package dev.mcpctl.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** Writes a tree through a generator; {@code JsonNode.toString} would load an {@code ObjectMapper}. */
public final class TreeWriter {

    private static final String LARGEST = "1.7976931348623157e+308";

    private TreeWriter() {}

    /** Writes one value. */
    public static void write(JsonNode value, JsonGenerator generator) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> writeObject((ObjectNode) value, generator);
            case ARRAY -> writeArray((ArrayNode) value, generator);
            case STRING -> writeText(value.textValue(), generator);
            case BOOLEAN -> generator.writeBoolean(value.booleanValue());
            case NUMBER -> writeNumber(value, generator);
            default -> generator.writeNull();
        }
    }

    private static void writeObject(ObjectNode object, JsonGenerator generator) throws IOException {
        generator.writeStartObject();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            generator.writeFieldName(member.getKey());
            write(member.getValue(), generator);
        }
        generator.writeEndObject();
    }

    private static void writeArray(ArrayNode array, JsonGenerator generator) throws IOException {
        generator.writeStartArray();
        for (JsonNode element : array) {
            write(element, generator);
        }
        generator.writeEndArray();
    }

    /** A surrogate without its other half has no UTF-8 form; escaped it survives the way to the peer and back. */
    private static void writeText(String text, JsonGenerator generator) throws IOException {
        if (LoneSurrogates.none(text)) {
            generator.writeString(text);
        } else {
            generator.writeRawValue(LoneSurrogates.literal(text));
        }
    }

    private static void writeNumber(JsonNode value, JsonGenerator generator) throws IOException {
        switch (value.numberType()) {
            case INT -> generator.writeNumber(value.intValue());
            case LONG -> generator.writeNumber(value.longValue());
            case BIG_INTEGER -> generator.writeNumber(value.bigIntegerValue());
            case BIG_DECIMAL -> generator.writeNumber(value.decimalValue());
            default -> writeDouble(value.doubleValue(), generator);
        }
    }

    /** JSON has no number for these, though an expression may come to one; as jq writes them. */
    private static void writeDouble(double value, JsonGenerator generator) throws IOException {
        if (Double.isNaN(value)) {
            generator.writeNull();
        } else if (Double.isInfinite(value)) {
            generator.writeRawValue(value > 0 ? LARGEST : "-" + LARGEST);
        } else {
            generator.writeNumber(value);
        }
    }

    static DefaultPrettyPrinter twoBlanks() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        return printer;
    }
}
