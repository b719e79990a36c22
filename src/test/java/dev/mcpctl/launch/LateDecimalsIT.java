package dev.mcpctl.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The build changes when Jackson makes its decimal bounds. What they bound must be the same as in the published classes. */
class LateDecimalsIT {

    private static final List<String> NUMBERS = List.of(
            "0.5",
            "-7.25",
            "2147483647.5",
            "2147483648.5",
            "-2147483648.9",
            "-2147483649.0",
            "9223372036854775807.0",
            "9223372036854775808.0",
            "-9223372036854775808.5",
            "-9223372036854775809.5",
            "1e400");

    @Test
    void decimals_are_bounded_as_in_the_published_library() throws Exception {
        ClassLoader published = getClass().getClassLoader();
        try (URLClassLoader packaged = packaged()) {
            Class<?> ours = packaged.loadClass("com.fasterxml.jackson.core.base.ParserMinimalBase");
            assertThat(ours.getClassLoader()).isSameAs(packaged);
            assertThat(decimalsOf(ours)).isEmpty();
            assertThat(decimalsOf(published.loadClass(ours.getName()))).hasSize(4);

            List<String> expected = whole(published);
            assertThat(expected).contains("0", "-7", "2147483647").anyMatch(told -> told.contains("out of range"));
            assertThat(whole(packaged)).isEqualTo(expected);
        }
    }

    private static URLClassLoader packaged() throws IOException {
        Path jar = Path.of(System.getProperty("mcpctl.distribution", "target/mcpctl"), "lib", "mcpctl.jar");
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    private static List<String> decimalsOf(Class<?> parser) {
        List<String> names = new ArrayList<>();
        for (var field : parser.getDeclaredFields()) {
            if (field.getType() == BigDecimal.class) {
                names.add(field.getName());
            }
        }
        return names;
    }

    /** Each number as an int and as a long, or what is said instead, from a text and from a buffer of tokens. */
    private static List<String> whole(ClassLoader loader) throws ReflectiveOperationException {
        List<String> whole = new ArrayList<>();
        for (String number : NUMBERS) {
            for (String asked : List.of("getIntValue", "getLongValue")) {
                whole.add(asked(ofText(loader, number), asked));
                whole.add(asked(ofBuffer(loader, new BigDecimal(number)), asked));
            }
        }
        return whole;
    }

    private static Object ofText(ClassLoader loader, String number) throws ReflectiveOperationException {
        Class<?> factory = loader.loadClass("com.fasterxml.jackson.core.JsonFactory");
        Object parser = factory.getMethod("createParser", String.class)
                .invoke(factory.getConstructor().newInstance(), "[" + number + "]");
        next(parser);
        next(parser);
        method(parser, "getDecimalValue").invoke(parser);
        return parser;
    }

    private static Object ofBuffer(ClassLoader loader, BigDecimal number) throws ReflectiveOperationException {
        Class<?> codec = loader.loadClass("com.fasterxml.jackson.core.ObjectCodec");
        Class<?> buffer = loader.loadClass("com.fasterxml.jackson.databind.util.TokenBuffer");
        Object tokens = buffer.getConstructor(codec, boolean.class).newInstance(null, false);
        buffer.getMethod("writeNumber", BigDecimal.class).invoke(tokens, number);
        Object parser = buffer.getMethod("asParser").invoke(tokens);
        next(parser);
        return parser;
    }

    private static void next(Object parser) throws ReflectiveOperationException {
        method(parser, "nextToken").invoke(parser);
    }

    private static String asked(Object parser, String what) throws ReflectiveOperationException {
        try {
            return String.valueOf(method(parser, what).invoke(parser));
        } catch (InvocationTargetException refusal) {
            return String.valueOf(refusal.getCause().getMessage());
        }
    }

    /** By the public class: the parser's own may be protected. */
    private static java.lang.reflect.Method method(Object parser, String name) throws ReflectiveOperationException {
        Class<?> type = parser.getClass().getClassLoader().loadClass("com.fasterxml.jackson.core.JsonParser");
        return type.getMethod(name);
    }
}
