package dev.mcpctl.docs;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.mcpctl.mcp.ListKind;
import java.io.File;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Collects the codes of all failures from the source: what stands as code in calls of {@code Failure.of} and {@code
 * ErrorLine.of}, as a literal, as a constant, or as a parameter of the method around it, whose callers are then looked at.
 */
final class ErrorCodes {

    private final Set<String> codes = new TreeSet<>();
    private final List<String> unclear = new ArrayList<>();
    private final Map<String, String> constants = new HashMap<>();

    /** The codes, sorted. Fails when one cannot be told from the source. */
    static Set<String> inSource(List<File> files) throws IOException {
        ErrorCodes collector = new ErrorCodes();
        List<CompilationUnitTree> units = parse(files);
        units.forEach(unit -> unit.accept(collector.new Constants(), null));
        units.forEach(unit -> collector.new Calls().scan(unit, null));
        if (!collector.unclear.isEmpty()) {
            throw new AssertionError("write the code of a failure as a literal or a constant: " + collector.unclear);
        }
        return collector.codes;
    }

    private static List<CompilationUnitTree> parse(List<File> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromFiles(files));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return units;
        }
    }

    private final class Constants extends TreeScanner<Void, Void> {

        private boolean inInterface;

        /** What stands in an interface is constant without a word. */
        @Override
        public Void visitClass(ClassTree type, Void unused) {
            boolean outside = inInterface;
            inInterface = type.getKind() == Tree.Kind.INTERFACE;
            super.visitClass(type, null);
            inInterface = outside;
            return null;
        }

        @Override
        public Void visitVariable(VariableTree variable, Void unused) {
            boolean constant = inInterface || variable.getModifiers().getFlags().contains(Modifier.FINAL);
            if (constant
                    && variable.getInitializer() instanceof LiteralTree literal
                    && literal.getValue() instanceof String text) {
                constants.merge(variable.getName().toString(), text, (one, other) -> one.equals(other) ? one : "");
            }
            return super.visitVariable(variable, null);
        }
    }

    /** A method whose parameter is a code. */
    private record Forwarder(String method, int parameter) {}

    private final class Calls extends TreeScanner<Void, Void> {

        private final Deque<MethodTree> around = new ArrayDeque<>();
        private final Set<Forwarder> forwarders = new java.util.HashSet<>();
        private boolean found;

        @Override
        public Void visitCompilationUnit(CompilationUnitTree unit, Void unused) {
            do {
                found = false;
                super.visitCompilationUnit(unit, null);
            } while (found);
            return null;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            around.push(method);
            try {
                return super.visitMethod(method, null);
            } finally {
                around.pop();
            }
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
            String name = call.getMethodSelect().toString().replaceAll("\\s", "");
            int count = call.getArguments().size();
            if (name.equals("Failure.of") || (name.equals("of") && isKind(call))) {
                code(call.getArguments().get(1));
            } else if (name.equals("ErrorLine.of") && count > 1) {
                code(call.getArguments().get(0));
            }
            for (Forwarder forwarder : Set.copyOf(forwarders)) {
                if (name.equals(forwarder.method()) && forwarder.parameter() < count) {
                    code(call.getArguments().get(forwarder.parameter()));
                }
            }
            return super.visitMethodInvocation(call, null);
        }

        private static boolean isKind(MethodInvocationTree call) {
            return call.getArguments().size() > 2
                    && call.getArguments().get(0).toString().startsWith("Kind.");
        }

        private void code(ExpressionTree expression) {
            if (expression instanceof LiteralTree literal) {
                codes.add(String.valueOf(literal.getValue()));
            } else if (expression instanceof BinaryTree sum
                    && sum.getRightOperand().toString().equals("kind.singular()")) {
                for (ListKind kind : ListKind.values()) {
                    codes.add(((LiteralTree) sum.getLeftOperand()).getValue() + kind.singular());
                }
            } else if (!parameter(expression)) {
                constant(expression);
            }
        }

        private boolean parameter(ExpressionTree expression) {
            MethodTree method = around.peek();
            for (int i = 0; method != null && i < method.getParameters().size(); i++) {
                if (expression
                        .toString()
                        .equals(method.getParameters().get(i).getName().toString())) {
                    found |= forwarders.add(new Forwarder(method.getName().toString(), i));
                    return true;
                }
            }
            return false;
        }

        private void constant(ExpressionTree expression) {
            String name = expression instanceof MemberSelectTree member
                    ? member.getIdentifier().toString()
                    : expression instanceof IdentifierTree identifier
                            ? identifier.getName().toString()
                            : "";
            String text = constants.getOrDefault(name, "");
            if (text.isEmpty()) {
                unclear.add(expression.toString());
            } else {
                codes.add(text);
            }
        }
    }
}
