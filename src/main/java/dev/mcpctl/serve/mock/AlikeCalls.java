package dev.mcpctl.serve.mock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the calls of a method that ask for the same, in the order of the recording. A few bytes for each call. */
final class AlikeCalls {

    private final @Nullable RecordedCall[] buckets;

    /** The requests among these of whose params all is known. */
    AlikeCalls(List<RecordedCall> calls) {
        int size = Integer.highestOneBit(Math.max(1, Math.min(calls.size(), 1 << 26))) * 2;
        buckets = new @Nullable RecordedCall[size];
        for (int i = calls.size() - 1; i >= 0; i--) {
            RecordedCall call = calls.get(i);
            if (call.isRequest() && !call.isMasked()) {
                int bucket = bucket(call.method(), call.likeness());
                call.linkAlike(buckets[bucket]);
                buckets[bucket] = call;
            }
        }
    }

    private int bucket(String method, long likeness) {
        return (int) (likeness + method.hashCode()) & (buckets.length - 1);
    }

    /** The first one, or null. */
    @Nullable
    RecordedCall first(String method, long likeness) {
        return same(buckets[bucket(method, likeness)], method, likeness);
    }

    /** The next one after it, or null. */
    @Nullable
    RecordedCall next(RecordedCall call) {
        return same(call.nextAlike(), call.method(), call.likeness());
    }

    private static @Nullable RecordedCall same(@Nullable RecordedCall from, String method, long likeness) {
        RecordedCall call = from;
        while (call != null && (call.likeness() != likeness || !call.method().equals(method))) {
            call = call.nextAlike();
        }
        return call;
    }
}
