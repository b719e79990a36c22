package dev.mcpctl.config.install;

import org.jspecify.annotations.Nullable;

/** How a program writes that a value comes from elsewhere. */
enum ReferenceStyle {
    /** As ours: {@code ${NAME}}, {@code ${NAME:-default}}, {@code ${input:ID}}, {@code ${file:PATH}} and the rest. */
    OWN,
    /** {@code ${NAME}} and {@code ${NAME:-default}}. */
    BRACES,
    /** {@code ${NAME}} without defaults. */
    PLAIN_BRACES,
    /** {@code ${env:NAME}} and {@code ${workspaceFolder}}. */
    ENV,
    /** {@code ${env:NAME}}, {@code ${workspaceFolder}} and {@code ${input:ID}}. */
    ENV_AND_INPUT,
    /** <code>{env:NAME}</code> and <code>{file:PATH}</code>. */
    BARE_ENV,
    /** None: values stand in the file. */
    NONE;

    /** A variable, or null when it cannot be said. */
    @Nullable
    String variable(String name, @Nullable String otherwise) {
        return switch (this) {
            case OWN, BRACES -> "${" + name + (otherwise == null ? "" : ":-" + otherwise) + "}";
            case PLAIN_BRACES -> isEmpty(otherwise) ? "${" + name + "}" : null;
            case ENV, ENV_AND_INPUT -> isEmpty(otherwise) ? "${env:" + name + "}" : null;
            case BARE_ENV -> isEmpty(otherwise) ? "{env:" + name + "}" : null;
            case NONE -> null;
        };
    }

    /** Programs without defaults take a variable that is not set for an empty one. */
    private static boolean isEmpty(@Nullable String otherwise) {
        return otherwise == null || otherwise.isEmpty();
    }

    /** Any other reference by its kind and what follows the colon, or null when it cannot be said. */
    @Nullable
    String other(String kind, String rest) {
        String written = "${" + kind + (rest.isEmpty() ? "" : ":" + rest) + "}";
        return switch (this) {
            case OWN -> written;
            case ENV -> kind.startsWith("workspaceFolder") || kind.equals("userHome") ? written : null;
            case ENV_AND_INPUT ->
                kind.startsWith("workspaceFolder") || kind.equals("userHome") || kind.equals("input") ? written : null;
            case BARE_ENV -> kind.equals("file") ? "{file:" + rest + "}" : null;
            case BRACES, PLAIN_BRACES, NONE -> null;
        };
    }
}
