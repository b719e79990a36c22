package dev.mcpctl.json.schema;

/** A text that can be looked at only so often: a bound for patterns that try the same letters over and over. */
final class CountedText implements CharSequence {

    /** Looks allowed for any text, some tens of milliseconds of matching. */
    private static final long BASE = 2_000_000;

    /** Looks allowed for each letter of a long text. */
    private static final long FOR_EACH = 50;

    /** The bound was reached. */
    static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("too many steps", null, false, false);
        }
    }

    private final String text;
    private long left;

    CountedText(String text) {
        this.text = text;
        this.left = BASE + FOR_EACH * text.length();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new Exhausted();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
