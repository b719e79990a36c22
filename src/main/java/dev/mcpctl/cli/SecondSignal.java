package dev.mcpctl.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * Reacts to a signal that comes while the JVM shuts down, which the JVM itself ignores. The only class that can,
 * {@code sun.misc.Signal}, cannot be named without a compiler warning, and is needed so rarely that reflection is no cost.
 */
final class SecondSignal {

    private static final String[] NAMES = {"INT", "TERM", "HUP"};

    private SecondSignal() {}

    /** From now on a signal runs the action and ends the JVM with 128 plus its number. */
    static void install(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            InvocationHandler reaction = (proxy, method, arguments) -> {
                action.run();
                int number = (int) signal.getMethod("getNumber").invoke(arguments[0]);
                Runtime.getRuntime().halt(ExitCode.ofSignal(number));
                return null;
            };
            Object proxy =
                    Proxy.newProxyInstance(SecondSignal.class.getClassLoader(), new Class<?>[] {handler}, reaction);
            for (String name : NAMES) {
                install(signal, handler, name, proxy);
            }
        } catch (ReflectiveOperationException unavailable) {
            // Then a second signal is ignored, as the JVM does; the first one still ends everything in bounded time.
            return;
        }
    }

    private static void install(Class<?> signal, Class<?> handler, String name, Object proxy)
            throws ReflectiveOperationException {
        try {
            Object number = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, number, proxy);
        } catch (java.lang.reflect.InvocationTargetException unknownHere) {
            // Windows knows no HUP.
            return;
        }
    }
}
