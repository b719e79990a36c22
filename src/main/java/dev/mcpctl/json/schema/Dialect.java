package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;

/** The dialects of JSON Schema that can be checked. Requirements FT-030 to FT-032. */
enum Dialect {
    DRAFT_2020_12("https://json-schema.org/draft/2020-12/schema"),
    DRAFT_2019_09("https://json-schema.org/draft/2019-09/schema"),
    DRAFT_7("http://json-schema.org/draft-07/schema"),
    DRAFT_6("http://json-schema.org/draft-06/schema"),
    DRAFT_4("http://json-schema.org/draft-04/schema");

    private final String id;

    Dialect(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /**
     * The dialect a schema declares; 2020-12 without a declaration.
     *
     * @throws Failure protocol, code {@code schema}, when it declares another one
     */
    static Dialect of(JsonNode schema) {
        JsonNode declared = schema.get("$schema");
        if (declared == null) {
            return DRAFT_2020_12;
        }
        String given = declared.isTextual() ? declared.textValue() : "";
        for (Dialect dialect : values()) {
            if (dialect.isNamed(given)) {
                return dialect;
            }
        }
        throw Unusable.schema("the schema's dialect " + Sentences.given(declared)
                + " is not supported; supported are 2020-12, 2019-09, draft-07, draft-06 and draft-04");
    }

    /** Servers write http for https and leave or add the empty fragment. */
    private boolean isNamed(String given) {
        String name = given.endsWith("#") ? given.substring(0, given.length() - 1) : given;
        int scheme = name.indexOf("://");
        String rest = scheme < 0 ? "" : name.substring(scheme);
        return (name.startsWith("http:") || name.startsWith("https:")) && id.endsWith(rest);
    }
}
