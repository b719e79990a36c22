package dev.mcpctl.config.entry;

/** Reads a text of any format. The one seam between formats and those who ask what a file says. */
public final class Texts {

    private Texts() {}

    /**
     * Reads a text.
     *
     * @param text without byte order mark
     * @param wanted what of it is needed
     * @throws Mistake where it breaks the rules of its format
     */
    public static Node read(Format format, String text, Wanted wanted) {
        return switch (format) {
            case JSON -> new JsonText(text, wanted).document();
            case TOML -> TomlText.document(text);
            case YAML -> YamlText.document(text);
        };
    }
}
