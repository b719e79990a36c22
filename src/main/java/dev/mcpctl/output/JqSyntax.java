package dev.mcpctl.output;

import dev.mcpctl.failure.Failure;
import java.util.Map;
import net.thisptr.jackson.jq.BuiltinFunctionLoader;
import net.thisptr.jackson.jq.Function;
import net.thisptr.jackson.jq.JsonQuery;
import net.thisptr.jackson.jq.Scope;
import net.thisptr.jackson.jq.Version;
import net.thisptr.jackson.jq.Versions;
import net.thisptr.jackson.jq.exception.JsonQueryException;
import net.thisptr.jackson.jq.internal.javacc.ParseException;
import net.thisptr.jackson.jq.internal.javacc.Token;

/** Reads jq expressions and tells their mistakes; knows which functions there are. */
final class JqSyntax {

    private static final Version VERSION = Versions.JQ_1_7;

    /** Functions of jq that the library lacks. One line, so that only line numbers move. */
    private static final String PRELUDE = String.join(
                    " ",
                    "def repeat(f): def _repeat: ., (f | _repeat); _repeat;",
                    "def todate: todateiso8601;",
                    "def fromdate: fromdateiso8601;",
                    "def isempty(g): label $go | (g | false, break $go), true;",
                    "def isvalid(f): try (f | true) catch false;",
                    "def IN(s): any(s == .; .);",
                    "def IN(src; s): any(src == s; .);",
                    "def INDEX(stream; f): reduce stream as $row ({}; .[$row | f | tostring] |= $row);",
                    "def INDEX(f): INDEX(.[]; f);",
                    "def toarray: if type == \"array\" then . else [.] end;",
                    "def abs: if type == \"number\" and . < 0 then -. else . end;",
                    "def trim: sub(\"^\\\\s+\"; \"\") | sub(\"\\\\s+$\"; \"\");",
                    "def ltrim: sub(\"^\\\\s+\"; \"\");",
                    "def rtrim: sub(\"\\\\s+$\"; \"\");")
            + "\n";

    /** For people who look into the library, not for users. */
    private static final String INTERNAL = "debug_scope/0";

    private JqSyntax() {}

    /** All functions an expression may call. */
    static Scope scope() {
        Scope scope = Scope.newEmptyScope();
        Map<String, Function> functions = BuiltinFunctionLoader.getInstance().listFunctions(VERSION, scope);
        for (Map.Entry<String, Function> function : functions.entrySet()) {
            if (!function.getKey().equals(INTERNAL)) {
                scope.addFunction(function.getKey(), new Stoppable(function.getValue()));
            }
        }
        return scope;
    }

    static JsonQuery compile(String option, String expression) {
        try {
            return JsonQuery.compile(PRELUDE + expression, VERSION);
        } catch (JsonQueryException problem) {
            throw Failure.of(
                    Failure.Kind.USAGE,
                    "usage",
                    "the " + option + " expression '" + expression + "' cannot be read: "
                            + mistake(problem, expression),
                    problem);
        }
    }

    private static String mistake(JsonQueryException problem, String expression) {
        Throwable cause = problem.getCause();
        if (cause instanceof ParseException syntax && syntax.currentToken != null) {
            Token token = syntax.currentToken.next;
            boolean end = token == null || token.image.isEmpty();
            return end
                    ? "it ends too early"
                    : "unexpected '" + token.image + "' at "
                            + place(token.beginLine - 1, token.beginColumn, expression);
        }
        String message = cause == null ? problem.getMessage() : cause.getMessage();
        return message == null ? "unknown mistake" : lexical(message, expression);
    }

    /** The library's scanner says where only in its sentence: {@code … at line 2, column 4.  Encountered: …}. */
    private static String lexical(String message, String expression) {
        int line = number(message, "line ");
        int column = number(message, "column ");
        if (line < 1 || column < 1) {
            return message;
        }
        return message.contains("<EOF>")
                ? "it ends too early, or with a character that means nothing"
                : "unexpected character at " + place(line - 1, column, expression);
    }

    private static int number(String message, String after) {
        int i = message.indexOf(after);
        int value = 0;
        for (i = i < 0 ? message.length() : i + after.length(); i < message.length(); i++) {
            char digit = message.charAt(i);
            if (digit < '0' || digit > '9') {
                break;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }

    private static String place(int line, int column, String expression) {
        return expression.indexOf('\n') < 0 ? "column " + column : "line " + line + ", column " + column;
    }

    /** What the library says of unknown functions, with the reason where there is one. */
    static String unknown(String message) {
        boolean outside = message.contains("Function env/0 ")
                || message.contains("$ENV ")
                || message.contains("Function input")
                || message.startsWith("module not found");
        return outside ? message + " (the expression sees its document only)" : message;
    }
}
