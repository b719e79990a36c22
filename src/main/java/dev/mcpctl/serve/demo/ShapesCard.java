package dev.mcpctl.serve.demo;

/** The tool whose arguments have every shape that a schema can give them. */
final class ShapesCard {

    static final String JSON = """
            {"title": "Shapes", "description": "Takes arguments of every shape and gives them back as structured content.",
             "inputSchema": {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
              "properties": {
               "text": {"type": "string", "minLength": 1, "maxLength": 40, "description": "any short text"},
               "email": {"type": "string", "format": "email"},
               "website": {"type": "string", "format": "uri"},
               "date": {"type": "string", "format": "date"},
               "moment": {"type": "string", "format": "date-time"},
               "uuid": {"type": "string", "format": "uuid"},
               "code": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{3}$", "description": "like AB-123"},
               "colour": {"type": "string", "enum": ["red", "green", "blue"], "default": "green"},
               "size": {"oneOf": [
                 {"const": "s", "title": "small"}, {"const": "m", "title": "medium"}, {"const": "l", "title": "large"}]},
               "count": {"type": "integer", "minimum": 1, "maximum": 10, "default": 3},
               "ratio": {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
               "step": {"type": "integer", "multipleOf": 5},
               "flag": {"type": "boolean", "default": false},
               "tags": {"type": "array", "items": {"type": "string"}, "maxItems": 5, "uniqueItems": true},
               "numbers": {"type": "array", "items": {"type": "integer"}},
               "choices": {"type": "array", "minItems": 1, "items": {"anyOf": [
                 {"const": "tea", "title": "Tea"}, {"const": "coffee", "title": "Coffee"}]}},
               "matrix": {"type": "array", "items": {"type": "array", "items": {"type": "number"}}},
               "point": {"type": "array", "prefixItems": [{"type": "number"}, {"type": "number"}], "minItems": 2,
                 "maxItems": 2},
               "address": {"type": "object", "properties": {
                 "street": {"type": "string"}, "city": {"type": "string"},
                 "zip": {"type": "string", "pattern": "^[0-9]{4,5}$"},
                 "geo": {"type": "object", "properties": {
                   "lat": {"type": "number", "minimum": -90, "maximum": 90},
                   "lon": {"type": "number", "minimum": -180, "maximum": 180}}, "required": ["lat", "lon"]}},
                "required": ["street"], "additionalProperties": false},
               "labels": {"type": "object", "additionalProperties": {"type": "string"}},
               "owner": {"$ref": "#/$defs/person"},
               "team": {"type": "array", "items": {"$ref": "#/$defs/person"}},
               "tree": {"$ref": "#/$defs/tree"},
               "nickname": {"anyOf": [{"type": "string"}, {"type": "null"}]},
               "either": {"type": ["string", "integer"]},
               "fixed": {"const": "v1"},
               "nothing": {"type": "null"},
               "anything": {},
               "camelCase": {"type": "string"},
               "snake_case": {"type": "string"},
               "a.b": {"type": "string", "description": "a name with a dot in it"},
               "no-wrap": {"type": "boolean", "description": "a name that looks like a negation"},
               "timeout": {"type": "integer", "description": "a name that clients have options for"}},
              "required": ["text"], "additionalProperties": false,
              "$defs": {
               "person": {"type": "object", "properties": {
                 "name": {"type": "string", "minLength": 1}, "age": {"type": "integer", "minimum": 0}},
                "required": ["name"]},
               "tree": {"type": "object", "properties": {
                 "label": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#/$defs/tree"}}},
                "required": ["label"]}}},
             "outputSchema": {"type": "object", "properties": {"text": {"type": "string"}}, "required": ["text"]},
             "annotations": {"readOnlyHint": true, "idempotentHint": true, "openWorldHint": false}}""";

    private ShapesCard() {}
}
