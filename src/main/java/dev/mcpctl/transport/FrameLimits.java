package dev.mcpctl.transport;

/**
 * How much of one message is held, and where.
 *
 * @param maximumBytes longer messages are delivered truncated to this; {@code Long.MAX_VALUE} means no limit
 * @param spoolAbove messages with more bytes go to a temporary file instead of memory
 */
public record FrameLimits(long maximumBytes, int spoolAbove) {

    private static final int MEBIBYTE = 1 << 20;

    /** 64 MiB at most, and a file above 1 MiB. */
    public static FrameLimits usual() {
        return new FrameLimits(64L * MEBIBYTE, MEBIBYTE);
    }
}
