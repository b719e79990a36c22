package dev.mcpctl.rpc;

import dev.mcpctl.failure.Failure;

/**
 * The number of an error by which something is decided. Those of JSON-RPC stand here.
 *
 * @param number as it stands on the wire
 */
public record ErrorCode(int number) {

    /** Where a failure keeps the number: a {@code Long} when the server said it, or a {@code BigInteger} beyond that. */
    public static final String DETAIL = "rpc_code";

    /** The request is none. */
    public static final ErrorCode INVALID_REQUEST = new ErrorCode(-32600);

    /** The receiver has no such method. */
    public static final ErrorCode METHOD_NOT_FOUND = new ErrorCode(-32601);

    /** Whether an error has this number. */
    public boolean isOf(Message.RemoteError error) {
        return error.code() == number;
    }

    /** Whether the server refused with this number. */
    public boolean isOf(Failure failure) {
        return failure.details().get(DETAIL) instanceof Long code && code == number;
    }
}
