package dev.mcpctl.serve.fault;

import dev.mcpctl.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Which answers suffer what. The same requests in the same order with the same seed suffer the same. Thread-safe. */
public final class FaultPlan {

    private final List<Fault> faults = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final Random random;

    /** On which side the faults are to be done. */
    public enum Side {
        STDIO,
        HTTP
    }

    /**
     * Reads the values of {@code --fault}.
     *
     * @throws Failure usage, when one is none, or cannot be done on this side
     */
    public FaultPlan(List<String> written, long seed, Side side) {
        for (String each : written) {
            Fault fault = Fault.parse(each);
            boolean possible = switch (fault.kind().where()) {
                case EVERYWHERE -> true;
                case STDIO -> side == Side.STDIO;
                case HTTP -> side == Side.HTTP;
            };
            if (!possible) {
                throw Failure.usage("--fault " + fault.word()
                        + (side == Side.STDIO
                                ? " needs --listen: stdio has no such thing"
                                : " is for stdio, not for HTTP"));
            }
            faults.add(fault);
            counts.add(0);
        }
        this.random = new Random(seed);
    }

    /** Whether nothing is to go wrong. */
    public boolean isEmpty() {
        return faults.isEmpty();
    }

    /**
     * What the answer to the next request of this kind suffers.
     *
     * @param name of the tool, prompt or resource, or null
     */
    public synchronized Damage next(String method, @Nullable String name) {
        Damage damage = new Damage();
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (!fault.fits(method, name)) {
                continue;
            }
            int turn = counts.get(i) + 1;
            counts.set(i, turn);
            boolean lot = fault.percent() >= 100 || random.nextInt(100) < fault.percent();
            if (lot && (fault.turn() == 0 || fault.turn() == turn)) {
                damage.add(fault, random);
            }
        }
        return damage;
    }
}
