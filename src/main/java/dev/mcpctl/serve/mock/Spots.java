package dev.mcpctl.serve.mock;

import java.util.Arrays;

/**
 * Where messages stand in a recording: the place of the line, and which one it is where a line holds a batch. Small, since
 * there may be millions.
 */
final class Spots {

    /** Messages of a batch that can be told apart. */
    static final int MOST_IN_BATCH = 1 << 16;

    /** There is none. */
    static final long NONE = -1;

    private static final long[] EMPTY = {};

    private long[] spots = EMPTY;
    private int count;

    static long of(long place, int index) {
        return place * MOST_IN_BATCH + index;
    }

    static long place(long spot) {
        return spot / MOST_IN_BATCH;
    }

    static int index(long spot) {
        return (int) (spot % MOST_IN_BATCH);
    }

    void add(long spot) {
        if (count == spots.length) {
            spots = Arrays.copyOf(spots, Math.max(2, count * 2));
        }
        spots[count++] = spot;
    }

    int count() {
        return count;
    }

    long get(int index) {
        return spots[index];
    }
}
