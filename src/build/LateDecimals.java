import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Moves the decimal bounds of Jackson's parsers into a class of their own, so that only a number with a fraction needs them.
 *
 * <p>Jackson makes them together with its first parser, and with them Java makes BigDecimal, which in 25 computes powers of
 * five for ten milliseconds and more: a seventh of a whole run, for four constants that hardly any message needs. All that is
 * changed is when they are made. For the build alone: {@code java LateDecimals.java DIRECTORY JAR...} writes the changed
 * classes below DIRECTORY, and fails when Jackson no longer is as it was.
 */
final class LateDecimals {

    private static final String PARSER = "com/fasterxml/jackson/core/base/ParserMinimalBase";
    private static final String BOUNDS = "com/fasterxml/jackson/core/base/DecimalBounds";
    private static final String DECIMAL = "java/math/BigDecimal";
    private static final String FIELD_TYPE = "L" + DECIMAL + ";";
    private static final int BOUNDS_THERE_ARE = 4;

    private final List<ClassNode> changed = new ArrayList<>();
    private boolean moved;

    private LateDecimals() {}

    public static void main(String[] arguments) throws IOException {
        LateDecimals work = new LateDecimals();
        for (int i = 1; i < arguments.length; i++) {
            work.read(arguments[i]);
        }
        if (!work.moved || work.changed.size() < 3) {
            throw new IllegalStateException("Jackson's parsers make no decimal bounds any more: leave this step out");
        }
        for (ClassNode each : work.changed) {
            Path file = Path.of(arguments[0], each.name + ".class");
            Files.createDirectories(file.getParent());
            ClassWriter writer = new ClassWriter(0);
            each.accept(writer);
            Files.write(file, writer.toByteArray());
        }
    }

    private void read(String jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar)) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
                    try (InputStream bytes = zip.getInputStream(entry)) {
                        read(new ClassReader(bytes));
                    }
                }
            }
        }
    }

    private void read(ClassReader bytes) {
        ClassNode node = new ClassNode();
        bytes.accept(node, 0);
        if (node.name.equals(PARSER)) {
            changed.add(boundsOutOf(node));
            changed.add(node);
            moved = true;
        } else if (readsBounds(node)) {
            changed.add(node);
        }
    }

    /** A class with the bounds alone; they are taken out of the one given. */
    private static ClassNode boundsOutOf(ClassNode parser) {
        ClassNode bounds = new ClassNode();
        bounds.version = parser.version;
        bounds.access = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER;
        bounds.name = BOUNDS;
        bounds.superName = "java/lang/Object";
        for (FieldNode field : List.copyOf(parser.fields)) {
            if (field.desc.equals(FIELD_TYPE)) {
                parser.fields.remove(field);
                bounds.fields.add(new FieldNode(
                        Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, field.name, FIELD_TYPE, null, null));
            }
        }
        if (bounds.fields.size() != BOUNDS_THERE_ARE) {
            throw new IllegalStateException(PARSER + " has " + bounds.fields.size() + " decimals");
        }
        MethodNode theirs = parser.methods.stream()
                .filter(method -> method.name.equals("<clinit>"))
                .findFirst()
                .orElseThrow();
        MethodNode ours = new MethodNode(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        ours.maxStack = theirs.maxStack;
        for (AbstractInsnNode instruction : theirs.instructions.toArray()) {
            if (instruction.getOpcode() == Opcodes.PUTSTATIC && ((FieldInsnNode) instruction).desc.equals(FIELD_TYPE)) {
                move(instruction, theirs, ours);
            }
        }
        ours.instructions.add(new InsnNode(Opcodes.RETURN));
        bounds.methods.add(ours);
        return bounds;
    }

    /** {@code new BigDecimal(INTEGER)}, five instructions. */
    private static void move(AbstractInsnNode put, MethodNode from, MethodNode to) {
        MethodInsnNode constructor = (MethodInsnNode) put.getPrevious();
        FieldInsnNode integer = (FieldInsnNode) constructor.getPrevious();
        InsnNode copy = (InsnNode) integer.getPrevious();
        TypeInsnNode creation = (TypeInsnNode) copy.getPrevious();
        if (!creation.desc.equals(DECIMAL) || copy.getOpcode() != Opcodes.DUP) {
            throw new IllegalStateException("the bounds are made in another way: leave this step out");
        }
        ((FieldInsnNode) put).owner = BOUNDS;
        for (AbstractInsnNode each : List.of(creation, copy, integer, constructor, put)) {
            from.instructions.remove(each);
            to.instructions.add(each);
        }
    }

    private static boolean readsBounds(ClassNode node) {
        boolean reads = false;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof FieldInsnNode field
                        && field.getOpcode() == Opcodes.GETSTATIC
                        && field.desc.equals(FIELD_TYPE)
                        && field.name.startsWith("BD_M")) {
                    field.owner = BOUNDS;
                    reads = true;
                }
            }
        }
        return reads;
    }
}
