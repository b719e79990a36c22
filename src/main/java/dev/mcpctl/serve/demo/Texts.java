package dev.mcpctl.serve.demo;

/** The longer texts of the demo. */
final class Texts {

    static final String README = """
            # The demo server

            Everything here is made up. A few things to try:

            | what | how |
            |---|---|
            | structured output | the tool `weather` |
            | every shape of argument | the tool `shapes` |
            | progress and cancelling | the tool `slow` |
            | questions to the user | the tools `elicit_form` and `elicit_url` |
            | pictures and sound | the tools `image` and `audio` |
            | a list that changes | the tool `grow` |
            | subscriptions | the resource `demo://clock` |
            | completion | the template `demo://notes/{year}/{title}` |

            Text beyond ASCII must survive: naïve, Ærøskøbing, Ελλάδα, 東京, 🦊.
            """;

    static final String CSV = "number,square,cube\n1,1,1\n2,4,8\n3,9,27\n4,16,64\n5,25,125\n";

    /** What a malicious server might send to a terminal: colours, titles, links, moved cursors, turned-around text. */
    static final String HOSTILE = """
            plain line
            \u001b[31mred, and \u001b[8mhidden\u001b[0m
            \u001b]0;your terminal has a new title\u0007title
            \u001b]8;;https://example.com/evil\u001b\\harmless link\u001b]8;;\u001b\\
            \u001b[2J\u001b[Hscreen cleared
            you owe nothing\rYOU OWE 1000
            backspaces: safe\b\b\b\bevil
            eight-bit control \u009b31mred\u009b0m
            turned \u202egnp.exe\u202c around, isolated \u2067txet\u2069
            zero\u200b-\u200dwidth\u2060 and soft\u00adhyphen\ufeff
            bell \u0007, null \u0000, delete \u007f
            last line
            """;

    static final String GUARDED = "You were asked before you could read this.\n";

    /** The form of the asking tools: every field that a form can have. */
    static final String FORM = """
            {"type": "object", "properties": {
              "name": {"type": "string", "title": "Name", "minLength": 1, "maxLength": 60},
              "email": {"type": "string", "title": "Address", "format": "email"},
              "birthday": {"type": "string", "title": "Birthday", "format": "date"},
              "age": {"type": "integer", "title": "Age", "minimum": 0, "maximum": 150},
              "height": {"type": "number", "title": "Height", "description": "in metres", "minimum": 0, "maximum": 3},
              "newsletter": {"type": "boolean", "title": "Newsletter", "default": false},
              "colour": {"type": "string", "title": "Colour", "enum": ["red", "green", "blue"], "default": "green"},
              "size": {"type": "string", "title": "Size", "oneOf": [
                {"const": "s", "title": "small"}, {"const": "m", "title": "medium"}, {"const": "l", "title": "large"}]},
              "drinks": {"type": "array", "title": "Drinks", "maxItems": 2, "items": {"anyOf": [
                {"const": "tea", "title": "Tea"}, {"const": "coffee", "title": "Coffee"},
                {"const": "water", "title": "Water"}]}},
              "days": {"type": "array", "title": "Days", "items": {"type": "string", "enum": ["mon", "tue", "wed"]}}},
             "required": ["name"]}""";

    /** The one question of what asks before it tells. */
    static final String CONFIRMATION = """
            {"type": "object", "properties": {"sure": {"type": "boolean", "title": "Are you sure?"}},
             "required": ["sure"]}""";

    private Texts() {}
}
