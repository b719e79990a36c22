package dev.mcpctl.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import dev.mcpctl.servers.ServerCatalog;
import dev.mcpctl.testing.DrawnScreen;
import dev.mcpctl.testing.Palette;
import dev.mcpctl.testing.PseudoTerminal;
import dev.mcpctl.testing.PseudoTerminal.Keystroke;
import dev.mcpctl.testing.ScreenPage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people see at a terminal, as pictures in {@code target/screens} to be looked at: each screen in two widths, on a light and
 * on a dark ground. What a machine can judge of them is judged here.
 */
class TerminalScreensIT {

    private static final Path PICTURES = Path.of("target", "screens");
    private static final int[] WIDTHS = {80, 120};

    /** So high that nothing needs a pager. */
    private static final int HIGH = 200;

    /** Contrast that the guidelines ask of large text, but for what the palettes leave to the second digit. */
    private static final double LEAST_CONTRAST = 2.9;

    /** The same for what is dim on purpose, and says nothing that is not said elsewhere. */
    private static final double LEAST_DIM = 2.5;

    @TempDir
    private static Path home;

    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(PICTURES);
        Files.createDirectories(home.resolve(".cursor"));
        Files.writeString(home.resolve(".cursor/mcp.json"), Json.pretty(servers()));
        Files.writeString(home.resolve("shop.json"), SHOP);
        browser = Browser.start(home.resolve("profile"));
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    /** A list as people have one: servers that are not there, and real ones by short names. */
    private static JsonNode servers() {
        ObjectNode list = (ObjectNode) Json.parse("""
                {"github":{"command":"npx","args":["-y","@modelcontextprotocol/server-github"],
                "env":{"GITHUB_TOKEN":"${env:GITHUB_TOKEN}"}},
                "docs":{"url":"https://docs.example.com/mcp"}}
                """);
        for (String name : List.of("everything", "filesystem", "memory")) {
            ServerCatalog.Entry entry = ServerCatalog.installed().entry(name);
            ObjectNode server =
                    list.putObject(name).put("command", entry.command().get(0));
            entry.command().subList(1, entry.command().size()).forEach(server.putArray("args")::add);
            entry.environment().forEach(server.putObject("env")::put);
        }
        return Json.object().set("mcpServers", list);
    }

    private static final String ORDERS = """
            {"orders":[{"id":1001,"customer":"Ada Lovelace","total":42.5,"state":"shipped"},\
            {"id":1002,"customer":"Grace Hopper","total":1200,"state":"open"}]}""";

    private static final String SHOP = """
            {"tools":[{"name":"orders","answer":{"structuredContent":%s,"content":[{"type":"text","text":%s}]}}]}
            """.formatted(ORDERS, "\"" + ORDERS.replace("\"", "\\\"") + "\"");

    /**
     * A screen.
     *
     * @param name of its pictures
     * @param words the line after {@code mcpctl}
     * @param code the exit code, or null when the screen is taken before the end
     * @param text what must be seen
     */
    private record Scene(
            String name,
            List<String> words,
            @Nullable Integer code,
            String text,
            List<String> variables,
            Consumer<PseudoTerminal> person,
            boolean verbatim) {

        static Scene of(String name, String line, String text) {
            return new Scene(name, List.of(line.split(" ")), 0, text, List.of(), terminal -> {}, false);
        }

        Scene failing(int status) {
            return new Scene(name, words, status, text, variables, person, verbatim);
        }

        Scene with(String... settings) {
            return new Scene(name, words, code, text, List.of(settings), person, verbatim);
        }

        /** Lines of a server's own, which are not broken so that they can be copied. */
        Scene asReceived() {
            return new Scene(name, words, code, text, variables, person, true);
        }

        /** What somebody does until the screen is taken. */
        Scene typing(Consumer<PseudoTerminal> keys) {
            return new Scene(name, words, null, text, variables, keys, verbatim);
        }
    }

    private static List<Scene> scenes() {
        List<Scene> scenes = new ArrayList<>(List.of(
                Scene.of("list", "list demo", "weather("),
                Scene.of("list-wide", "list demo -o wide", "destructive, idempotent"),
                Scene.of("list-table", "list demo -o table", "DESCRIPTION"),
                Scene.of("describe", "describe demo weather", "name of the city"),
                Scene.of("describe-shapes", "describe demo shapes", "--address.geo.lat"),
                Scene.of("describe-prompt", "describe demo code_review", "--language"),
                Scene.of("describe-resource", "describe demo demo://logo.png", "image/png"),
                Scene.of("call", "call demo weather --city Oslo", "light rain"),
                Scene.of("call-help", "call demo weather --help", "how many days"),
                Scene.of("call-kitty", "call demo all_content", "[image/png, 64 x 64, 1.2 kB")
                        .with("MCPCTL_IMAGES=kitty"),
                Scene.of("call-iterm2", "call demo image", "[image/png, 128 x 128, ")
                        .with("MCPCTL_IMAGES=iterm2"),
                Scene.of("call-sixel", "call demo image", "[image/png, 128 x 128, ")
                        .with("MCPCTL_IMAGES=sixel"),
                Scene.of("call-json", "call demo weather --city Oslo -o json", "\"rain_percent\": 10")
                        .asReceived(),
                Scene.of("call-table", "call demo weather --city Oslo -o table", "metric"),
                Scene.of("call-rows", "call orders -- " + program() + " mock shop.json", "Grace Hopper"),
                Scene.of("read-markdown", "read demo demo://readme.md", "the tool weather"),
                Scene.of("prompt", "prompt demo code_review code=x", "assistant:"),
                Scene.of("info", "info demo", "capabilities"),
                Scene.of("doctor", "doctor demo", "ok"),
                Scene.of("doctor-entries", "doctor", "GITHUB_TOKEN").failing(1),
                Scene.of("servers", "servers list", "~/.cursor/mcp.json"),
                Scene.of("servers-show", "servers show github", "GITHUB_TOKEN"),
                Scene.of("help", "help", "Recordings"),
                Scene.of("help-call", "help call", "A server behind a URL"),
                Scene.of("trace", "trace call demo weather --city Oslo", "tools/call weather"),
                Scene.of("error-tool", "call demo wether --city Oslo", "did you mean 'weather'?")
                        .failing(2),
                Scene.of("error-argument", "call demo weather --city Oslo --days 99", "at most 7")
                        .failing(2),
                Scene.of("error-start", "list -- sh -c exit", "exited").failing(4),
                Scene.of("error-tool-failed", "call demo fail", "reported an error")
                        .failing(5),
                Scene.of("error-refused", "call demo refuse", "server error 4711")
                        .failing(6)));
        scenes.addAll(asked());
        scenes.addAll(real());
        return scenes;
    }

    private static String program() {
        return Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
                .toAbsolutePath()
                .toString();
    }

    /** Screens in the middle of something. */
    private static List<Scene> asked() {
        return List.of(
                Scene.of("form", "call demo elicit_form", "Birthday:")
                        .typing(terminal -> terminal.awaitText("Name:")
                                .enter("Ada")
                                .awaitText("Address:")
                                .enter("")
                                .awaitText("Birthday:")),
                Scene.of("sampling", "call demo sample", "t types the answer")
                        .typing(terminal -> terminal.awaitText("t types the answer")),
                Scene.of("progress", "call demo slow seconds=600 steps=600", " %")
                        .typing(terminal -> terminal.awaitText(" %")),
                Scene.of("repl-tools", "repl demo", "Asks the user to fill in a form.")
                        .typing(terminal -> terminal.awaitText("demo [1]>")
                                .type("call e")
                                .press(Keystroke.TAB)
                                .awaitText("elicit_url")),
                Scene.of("repl-options", "repl demo", "like AB-123")
                        .typing(terminal -> terminal.awaitText("demo [1]>")
                                .type("call shapes --c")
                                .press(Keystroke.TAB)
                                .awaitText("--confirm")),
                Scene.of("repl-hint", "repl demo", "string, required, name of the city")
                        .typing(terminal -> terminal.awaitText("demo [1]>")
                                .type("call weather city=")
                                .awaitText("name of the city")));
    }

    /** Servers that nobody here wrote: long names, long descriptions, deep schemas. */
    private static List<Scene> real() {
        return List.of(
                Scene.of("everything-list", "list everything", "get-resource-links("),
                Scene.of("everything-wide", "list everything tools -o wide", "simulate-research-query"),
                Scene.of("everything-describe", "describe everything gzip-file-as-resource", "Arguments"),
                Scene.of("everything-info", "info everything", "instructions"),
                Scene.of("everything-image", "call everything get-tiny-image", "[image/png")
                        .with("MCPCTL_IMAGES=kitty"),
                Scene.of(
                        "everything-structured",
                        "call everything get-structured-content location=Chicago",
                        "temperature"),
                Scene.of(
                        "everything-markdown",
                        "read everything demo://resource/static/document/features.md",
                        "get-tiny-image"),
                Scene.of("filesystem-list", "list filesystem", "read_multiple_files("),
                Scene.of("filesystem-describe", "describe filesystem edit_file", "oldText"),
                Scene.of("memory-describe", "describe memory create_entities", "observations: string[]"));
    }

    @TestFactory
    Stream<DynamicTest> screens_that_somebody_would_like_to_look_at() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Scene scene : scenes()) {
            for (int width : WIDTHS) {
                tests.add(DynamicTest.dynamicTest(scene.name() + " at " + width, () -> look(scene, width)));
            }
        }
        return tests.stream();
    }

    private static void look(Scene scene, int width) throws Exception {
        String written = written(scene, width);
        DrawnScreen screen = DrawnScreen.of(written, width, HIGH);
        assertThat(String.join("\n", screen.lines())).contains(scene.text());
        if (!scene.verbatim()) {
            // In a terminal without end nothing is broken but what the program broke itself.
            assertThat(screen.lines())
                    .as("no line is broken by the terminal")
                    .isEqualTo(DrawnScreen.of(written, 5_000, HIGH).lines());
        }
        readable(screen);
        for (Palette palette : List.of(Palette.LIGHT, Palette.DARK)) {
            photograph(scene.name() + "-" + width + "-" + palette.name(), screen, palette);
        }
    }

    private static String written(Scene scene, int width) {
        PseudoTerminal.Setup setup = PseudoTerminal.mcpctl(home, scene.words())
                .in(home)
                .sized(width, scene.code() == null ? 40 : HIGH)
                .with("MCPCTL_NO_PAGER", "1");
        for (String setting : scene.variables()) {
            setup.with(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        try (PseudoTerminal terminal = setup.start()) {
            scene.person().accept(terminal);
            if (scene.code() != null) {
                terminal.exitsWith(scene.code());
            }
            return terminal.written();
        }
    }

    /** Every text stands out from what is behind it, with the colours of all usual terminals. */
    private static void readable(DrawnScreen screen) {
        for (Palette palette : Palette.USUAL) {
            for (List<DrawnScreen.Cell> row : screen.rows()) {
                assertThat(row)
                        .filteredOn(cell -> !cell.blank())
                        .as("on " + palette.name())
                        .allSatisfy(cell -> assertThat(palette.contrast(cell))
                                .isGreaterThan(cell.dim() ? LEAST_DIM : LEAST_CONTRAST));
            }
        }
    }

    private static void photograph(String name, DrawnScreen screen, Palette palette) throws Exception {
        Path page = home.resolve(name + ".html");
        Files.writeString(page, ScreenPage.of(screen, palette));
        browser.open(page, palette.name());
        byte[] png = browser.photograph(ScreenPage.width(screen), ScreenPage.height(screen));
        Files.write(PICTURES.resolve(name + ".png"), png);
        BufferedImage photo = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(photo.getWidth()).isEqualTo(2 * ScreenPage.width(screen));
        assertThat(photo.getHeight()).isEqualTo(2 * ScreenPage.height(screen));
        assertThat(photo.getRGB(2, 2) & 0xffffff).as("the ground").isEqualTo(palette.background());
        assertThat(ink(photo, palette)).as("pixels that are not the ground").isGreaterThan(200);
        for (DrawnScreen.Placed placed : screen.pictures()) {
            drawn(photo, placed);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    private static int ink(BufferedImage photo, Palette palette) {
        int ink = 0;
        for (int y = 0; y < photo.getHeight(); y++) {
            for (int x = 0; x < photo.getWidth(); x++) {
                ink += (photo.getRGB(x, y) & 0xffffff) == palette.background() ? 0 : 1;
            }
        }
        return ink;
    }

    /** In its place are the pixels of the picture, as bright as it has them. */
    private static void drawn(BufferedImage photo, DrawnScreen.Placed placed) {
        BufferedImage image = placed.picture().image();
        int left = ScreenPage.MARGIN + placed.column() * DrawnScreen.CELL_WIDTH;
        int top = ScreenPage.MARGIN + placed.row() * DrawnScreen.CELL_HEIGHT;
        double seen = 0;
        double expected = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                boolean clear = image.getRGB(x, y) >>> 24 < 0xff;
                seen += clear ? 0 : brightness(photo.getRGB(2 * (left + x), 2 * (top + y)));
                expected += clear ? 0 : brightness(image.getRGB(x, y));
            }
        }
        int pixels = image.getWidth() * image.getHeight();
        assertThat(seen / pixels).as("the picture").isCloseTo(expected / pixels, within(4.0));
    }

    private static int brightness(int colour) {
        return ((colour >> 16 & 0xff) + (colour >> 8 & 0xff) + (colour & 0xff)) / 3;
    }
}
