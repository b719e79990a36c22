package dev.mcpctl.trace.view;

import java.time.Duration;

/** Durations and sizes as people read them, the same in every locale. */
public final class Times {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Times() {}

    /** Such as {@code 0.4 ms}, {@code 38 ms}, {@code 1.25 s}, {@code 3 min 20 s}. */
    public static String duration(Duration duration) {
        long micros = duration.toNanos() / 1_000;
        if (micros < 10_000) {
            return tenths(micros / 100) + " ms";
        }
        if (micros < 1_000_000) {
            return micros / 1_000 + " ms";
        }
        if (micros < 120_000_000) {
            long hundredths = micros / 10_000;
            return hundredths / 100 + "." + two(hundredths % 100) + " s";
        }
        long seconds = micros / 1_000_000;
        return seconds / 60 + " min " + seconds % 60 + " s";
    }

    /** Such as {@code 12 B}, {@code 3.4 KiB}. */
    public static String size(long bytes) {
        long tenths = bytes * 10;
        int unit = 0;
        while (tenths >= 10_240 && unit < UNITS.length - 1) {
            tenths /= 1_024;
            unit++;
        }
        return (unit == 0 ? Long.toString(bytes) : tenths(tenths)) + " " + UNITS[unit];
    }

    private static String tenths(long tenths) {
        return tenths / 10 + "." + tenths % 10;
    }

    private static String two(long number) {
        return (number < 10 ? "0" : "") + number;
    }
}
