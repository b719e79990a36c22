package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InvalidSchemaRefException;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.regex.RegularExpression;
import dev.mcpctl.failure.Failure;
import java.util.List;
import java.util.Locale;

/**
 * Checks values against every schema that is not plain, with the networknt library. The only class that mentions it, with
 * {@link NetworkntReport} and {@link NetworkntReferences}, so that it is loaded only for such schemas: that alone takes as long as a whole call.
 */
final class NetworkntEvaluator implements SchemaCheck {

    /** Larger schemas are refused, requirement FT-036: the library's own work cannot be counted. */
    private static final int MOST_NODES = 50_000;

    private final Schema schema;

    private NetworkntEvaluator(Schema schema) {
        this.schema = schema;
    }

    static NetworkntEvaluator of(JsonNode schema, Dialect dialect) {
        if (!schema.isObject() && !schema.isBoolean()) {
            throw Unusable.schema("the schema is no object, it is " + Sentences.given(schema));
        }
        if (count(schema, 0) > MOST_NODES) {
            throw Unusable.schema("the schema is too large to be checked, it has more than " + MOST_NODES + " nodes");
        }
        try {
            Schema ready = registry(dialect).getSchema(schema);
            ready.initializeValidators();
            return new NetworkntEvaluator(ready);
        } catch (SchemaException | IllegalArgumentException | ClassCastException | NullPointerException broken) {
            throw unreadable(broken);
        } catch (StackOverflowError endless) {
            throw endless(endless);
        }
    }

    private static int count(JsonNode node, int before) {
        int count = before + 1;
        for (JsonNode child : node) {
            count = count(child, count);
            if (count > MOST_NODES) {
                return count;
            }
        }
        return count;
    }

    private static SchemaRegistry registry(Dialect dialect) {
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(false)
                .locale(Locale.ROOT)
                .regularExpressionFactory(NetworkntEvaluator::pattern)
                .build();
        return SchemaRegistry.withDefaultDialect(
                NetworkntReferences.counted(dialect),
                builder -> builder.schemaRegistryConfig(config)
                        .schemaLoader(loader -> loader.allow(iri -> isBundled(iri.toString()))));
    }

    /** Meta-schemas are in the library; everything else would have to be fetched. Requirements FT-033 and FT-035. */
    private static boolean isBundled(String iri) {
        if (iri.startsWith("https://json-schema.org/draft/") || iri.startsWith("http://json-schema.org/draft-0")) {
            return true;
        }
        throw Unusable.schema("the schema refers to '" + Sentences.shorten(iri, 200)
                + "', which is not part of it and is not fetched");
    }

    private static RegularExpression pattern(String source) {
        EcmaPattern pattern = EcmaPattern.compile(source);
        if (pattern == null) {
            throw Unusable.schema("the schema has a pattern that cannot be read: " + Sentences.shorten(source, 200));
        }
        return text -> switch (pattern.find(text)) {
            case FOUND -> true;
            case ABSENT -> false;
            case UNKNOWN ->
                throw Unusable.schema("the schema has a pattern that takes too long to be matched: "
                        + Sentences.shorten(source, 200));
        };
    }

    @Override
    public List<Violation> check(JsonNode value) {
        List<Error> errors;
        try {
            errors = schema.validate(value, (check, context) -> NetworkntReferences.limit(check, value));
        } catch (SchemaException | IllegalArgumentException | ClassCastException | NullPointerException broken) {
            throw unreadable(broken);
        } catch (StackOverflowError endless) {
            throw endless(endless);
        }
        return new NetworkntReport(value).violations(errors);
    }

    private static Failure unreadable(RuntimeException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure ours) {
                return ours;
            }
        }
        if (broken instanceof InvalidSchemaRefException loose) {
            Object[] arguments =
                    loose.getError() == null ? null : loose.getError().getArguments();
            String target = arguments == null || arguments.length == 0 ? "something" : "'#" + arguments[0] + "'";
            return Unusable.schema(
                    "the schema refers to " + Sentences.shorten(target, 200) + ", which it does not have", broken);
        }
        String reason = broken.getMessage() == null ? broken.getClass().getSimpleName() : broken.getMessage();
        int line = reason.indexOf('\n');
        String first = line < 0 ? reason : reason.substring(0, line);
        return Unusable.schema("the schema cannot be used: " + Sentences.shorten(first, 200), broken);
    }

    private static Failure endless(StackOverflowError cause) {
        return Unusable.schema("the schema refers to itself without end, or nests too deeply to be checked", cause);
    }
}
