package dev.mcpctl.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** What a rebuild does to a jar. */
final class JarChange {

    private JarChange() {}

    /** Another content, with the same classes. */
    static void addEntry(Path jar) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Files.writeString(zip.getPath("/changed"), "changed");
        }
    }

    /** Another main class, which prints {@code the new code}. */
    static void replaceMain(Path jar) throws IOException {
        Path work = Files.createTempDirectory(jar.getParent(), "classes");
        Path source = work.resolve("Main.java");
        Files.write(
                source,
                List.of(
                        "package dev.mcpctl.cli;",
                        "public final class Main {",
                        "    public static void main(String[] arguments) {",
                        "        System.out.println(\"the new code\");",
                        "    }",
                        "}"),
                UTF_8);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        boolean done = compiler.getTask(
                        said,
                        null,
                        null,
                        List.of("--release", "17", "-proc:none", "-d", work.toString()),
                        null,
                        compiler.getStandardFileManager(null, null, UTF_8).getJavaFileObjects(source))
                .call();
        if (!done) {
            throw new AssertionError(said.toString());
        }
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Files.copy(
                    work.resolve("dev/mcpctl/cli/Main.class"),
                    zip.getPath("/dev/mcpctl/cli/Main.class"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
