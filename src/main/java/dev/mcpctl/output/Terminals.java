package dev.mcpctl.output;

/** Which of the standard streams are terminals. */
public record Terminals(boolean stdin, boolean stdout, boolean stderr) {

    /**
     * Reads the answer of the launcher, which asked {@code [ -t 0 ]} and so on.
     *
     * @param digits the numbers of the streams that are terminals, such as {@code 02}; other characters mean nothing
     */
    public static Terminals of(String digits) {
        return new Terminals(digits.indexOf('0') >= 0, digits.indexOf('1') >= 0, digits.indexOf('2') >= 0);
    }
}
