package dev.mcpctl.repl;

import java.util.regex.Pattern;

/** Tells lines that hold something secret, so that they are kept in no file. Rather one too many than one too few. */
public final class SecretLines {

    private static final Pattern SUSPICIOUS =
            Pattern.compile("(?i)--header\\b|--env[ =]+[^ =]+=|\\b(authorization|bearer|basic)\\b|://[^/ ]*:[^/ ]*@"
                    + "|[a-z0-9_.-]*(passw(or)?d|passphrase|secret|token|credential|api[-_]?key|private[-_]?key|\\bpin\\b)"
                    + "[a-z0-9_.-]*[\"']?\\s*(:?=|:|\\s)|\\b(sk|pk|gh[opsu]|xox[abpr]|glpat|eyJ)[-_A-Za-z0-9.]{12,}");

    private SecretLines() {}

    /** Whether the line had better not be written down. */
    public static boolean hold(String line) {
        return SUSPICIOUS.matcher(line).find();
    }
}
