package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All tasks of the demo server. They outlive the request and the session that began them. Thread-safe. */
final class Jobs {

    static final int TTL_MILLIS = 3_600_000;
    static final int PACE_MILLIS = 200;

    private static final int MOST = 100;

    private final Clock clock;
    private final Map<String, Job> jobs = new LinkedHashMap<>();
    private int number;

    Jobs(Clock clock) {
        this.clock = clock;
    }

    /** Begins one; the oldest that is over makes room. */
    synchronized Job start(Function<Work, ObjectNode> body) {
        if (jobs.size() >= MOST && !jobs.values().removeIf(Job::isOver)) {
            throw new Trouble("there are " + MOST + " tasks already, that is enough");
        }
        number++;
        Job job = new Job("job-" + number, clock, body);
        jobs.put(job.id(), job);
        Thread thread = new Thread(job, "mcpctl-serve-job-" + number);
        thread.setDaemon(true);
        thread.start();
        return job;
    }

    /** The task of this id. */
    synchronized Job get(String id) {
        Job job = jobs.get(id);
        if (job == null) {
            throw Refused.invalidParams("there is no task '" + id + "'");
        }
        return job;
    }

    synchronized List<ObjectNode> all() {
        List<ObjectNode> all = new ArrayList<>();
        for (Job job : jobs.values()) {
            all.add(job.legacy());
        }
        return all;
    }
}
