package dev.mcpctl.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;

/**
 * A program at a real pseudo-terminal: it leads a session of its own, its three streams are the terminal, and what it
 * draws is kept on an emulated screen. Tests type keys, wait for text, resize, and read the screen.
 *
 * <p>Used by one thread. Every check that fails shows the screen. Closing it ends whatever the program left. Needs Linux.
 */
public final class PseudoTerminal implements AutoCloseable {

    /** Longer than anything takes, for a machine that does a lot else. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    // A session leader without a controlling terminal gets the first terminal that it opens.
    private static final String TAKE_TERMINAL =
            "terminal=$1; shift; exec \"$@\" <\"$terminal\" >\"$terminal\" 2>\"$terminal\"";

    private final List<String> words;
    private final ProcessWatch watch;
    private final Pty pty;
    private final EmulatedScreen screen;
    private final Process process;
    private final Keyboard keyboard;

    private PseudoTerminal(Setup setup) throws IOException {
        words = setup.words;
        watch = setup.watch;
        pty = new JniTerminalProvider().open(null, Size.of(setup.columns, setup.rows));
        keyboard = new Keyboard(pty.getMasterOutput());
        screen = new EmulatedScreen(setup.columns, setup.rows, pty.getMasterInput(), keyboard::send);
        process = setup.builder(((JniNativePty) pty).getName()).start();
    }

    /** What is to run, where and how; nothing happens before {@link #start}. */
    public static final class Setup {

        private final List<String> words;
        private final ProcessWatch watch = ProcessWatch.create();
        private final Map<String, String> environment = new LinkedHashMap<>();
        private Path directory = Path.of("").toAbsolutePath();
        private int columns = 80;
        private int rows = 24;

        private Setup(List<String> words) {
            this.words = List.copyOf(words);
            inheriting("PATH", "JAVA_HOME");
            with("TERM", "xterm-256color").with("LC_ALL", "C.UTF-8");
        }

        /** Sets a variable; beside PATH, JAVA_HOME, TERM and LC_ALL there is none unless told. */
        public Setup with(String variable, String value) {
            environment.put(variable, value);
            return this;
        }

        /** Passes variables of this JVM through, those that are set. */
        public Setup inheriting(String... variables) {
            for (String variable : variables) {
                String value = System.getenv(variable);
                if (value != null) {
                    environment.put(variable, value);
                }
            }
            return this;
        }

        /** The working directory. */
        public Setup in(Path workingDirectory) {
            directory = workingDirectory;
            return this;
        }

        /** The size of the terminal; 80 columns and 24 rows unless told. */
        public Setup sized(int width, int height) {
            columns = width;
            rows = height;
            return this;
        }

        /** The command line, for a test that has another program run it. */
        public List<String> words() {
            return words;
        }

        /** Starts it. */
        public PseudoTerminal start() {
            try {
                return new PseudoTerminal(this);
            } catch (IOException problem) {
                throw new UncheckedIOException("cannot run " + words.get(0) + " at a terminal", problem);
            }
        }

        private ProcessBuilder builder(String terminal) {
            // A test JVM in the background of a shell ignores SIGINT, and whatever it starts would too.
            List<String> command = new ArrayList<>(List.of("/usr/bin/env", "--default-signal=INT,TERM,HUP"));
            command.addAll(List.of("setsid", "/bin/sh", "-c", TAKE_TERMINAL, "sh", terminal));
            command.addAll(words);
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put(ProcessWatch.VARIABLE, watch.id());
            return builder;
        }
    }

    /** Any program, looked up on the PATH. */
    public static Setup of(String... words) {
        return new Setup(List.of(words));
    }

    /** The packaged mcpctl; for tests that run after packaging. */
    public static Setup mcpctl(Path home, List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "bin", "mcpctl")
                .toAbsolutePath()
                .toString());
        command.addAll(words);
        return new Setup(command).with("HOME", home.toString());
    }

    /** mcpctl from the classes under test, with what its launcher would tell it. */
    public static Setup classes(Path home, List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dmcpctl.terminals=012",
                "-cp",
                classPath(),
                "dev.mcpctl.cli.Main"));
        if (Runtime.version().feature() >= 24) {
            // As the launcher does for the prompt: from here on the JVM warns of native code into the terminal.
            command.add(1, "--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(words);
        return new Setup(command).with("HOME", home.toString());
    }

    /** Of the classes under test, whether this JVM was given it or a runner of tests loads them by itself. */
    private static String classPath() {
        if (PseudoTerminal.class.getClassLoader() instanceof URLClassLoader loader) {
            return Stream.of(loader.getURLs())
                    .map(PseudoTerminal::path)
                    .collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Types this text, as it stands. */
    public PseudoTerminal type(String text) {
        keyboard.send(text);
        return this;
    }

    /** Types this text and the Enter key. */
    public PseudoTerminal enter(String text) {
        return type(text + "\r");
    }

    /** Presses a key. */
    public PseudoTerminal press(Keystroke key) {
        return type(key.sequence());
    }

    /** Keys that no letter stands for. */
    public enum Keystroke {
        ENTER("\r"),
        TAB("\t"),
        ESCAPE("\u001b"),
        BACKSPACE("\u007f"),
        UP("\u001b[A"),
        DOWN("\u001b[B"),
        RIGHT("\u001b[C"),
        LEFT("\u001b[D"),
        CTRL_A("\u0001"),
        CTRL_C("\u0003"),
        CTRL_D("\u0004"),
        CTRL_L("\u000c"),
        CTRL_R("\u0012"),
        CTRL_Z("\u001a"),
        CTRL_BACKSLASH("\u001c");

        private final String sequence;

        Keystroke(String sequence) {
            this.sequence = sequence;
        }

        String sequence() {
            return sequence;
        }
    }

    /** Waits until the screen, or what has scrolled off it, holds this text. A line longer than the screen is one line. */
    public PseudoTerminal awaitText(String text) {
        return await("'" + text + "'", shown -> shown.contains(text));
    }

    /** Waits until everything shown so far is like this. */
    public PseudoTerminal await(String what, Predicate<String> condition) {
        if (!screen.await(() -> condition.test(screen.everything()), PATIENCE, () -> !process.isAlive())) {
            throw new AssertionError("the terminal did not show " + what + "\n" + evidence());
        }
        return this;
    }

    /** Waits until the screen alone, without what has scrolled off it, is like this. */
    public PseudoTerminal awaitScreen(String what, Predicate<String> condition) {
        if (!screen.await(() -> condition.test(screen.visible()), PATIENCE, () -> !process.isAlive())) {
            throw new AssertionError("the screen did not show " + what + "\n" + evidence());
        }
        return this;
    }

    /** What the screen shows now, a row a line, without blanks at the ends. */
    public String screen() {
        return screen.visible();
    }

    /** What the screen shows now, and before that everything that has scrolled off it. */
    public String everything() {
        return screen.everything();
    }

    /** Every byte the program has written so far, read as UTF-8. */
    public String written() {
        return screen.written();
    }

    /** How the first place of the visible screen that holds this text is drawn; fails when there is none. */
    public EmulatedScreen.Look look(String text) {
        EmulatedScreen.Look look = screen.look(text);
        if (look == null) {
            throw new AssertionError("'" + text + "' is not on the screen\n" + evidence());
        }
        return look;
    }

    /** Gives the terminal another size; the program in front gets SIGWINCH. */
    public PseudoTerminal resize(int columns, int rows) {
        try {
            screen.resize(columns, rows);
            pty.setSize(Size.of(columns, rows));
            return this;
        } catch (IOException problem) {
            throw new UncheckedIOException("the terminal cannot be resized", problem);
        }
    }

    /** Whether the program still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process id of the program, which is its session's too. */
    public long pid() {
        return process.pid();
    }

    /** Waits for the end of the program and gives its exit code: 128 and the number of a signal that ended it. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + PATIENCE + "\n" + evidence());
            }
        } catch (InterruptedException interruption) {
            throw new AssertionError("interrupted while waiting", interruption);
        }
        screen.drain(slave(), PATIENCE);
        return process.exitValue();
    }

    private OutputStream slave() {
        try {
            return pty.getSlaveOutput();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Fails unless the program ends with this code. */
    public PseudoTerminal exitsWith(int code) {
        int status = awaitEnd();
        if (status != code) {
            throw new AssertionError("expected exit code " + code + "\n" + evidence());
        }
        return this;
    }

    /** What is alive one second after the end, at most. */
    public List<ProcessWatch.Found> leftOneSecondLater() {
        return watch.awaitNone(Duration.ofSeconds(1));
    }

    /** What a reader of a failed test needs: the command, its end, the screen. */
    public String evidence() {
        return "command: " + String.join(" ", shortened()) + "\nexit: "
                + (process.isAlive() ? "none yet" : process.exitValue()) + "\nscreen:\n" + everything() + "\nalive: "
                + watch.alive();
    }

    private List<String> shortened() {
        return words.stream()
                .map(word -> word.length() > 200 ? word.substring(0, 200) + "…" : word)
                .toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        watch.killAll();
        try {
            // Closing a terminal does not wake who reads from it; so its reader is told the end first.
            screen.drain(slave(), PATIENCE);
            pty.close();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private record Keyboard(OutputStream master) {

        void send(String text) {
            try {
                master.write(text.getBytes(UTF_8));
                master.flush();
            } catch (IOException problem) {
                throw new UncheckedIOException("the terminal takes no keys", problem);
            }
        }
    }
}
