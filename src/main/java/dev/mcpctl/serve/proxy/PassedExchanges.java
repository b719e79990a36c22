package dev.mcpctl.serve.proxy;

import dev.mcpctl.transport.http.HttpPassage;
import dev.mcpctl.transport.http.HttpPassing;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers each request with what the server behind answers. Thread-safe. */
final class PassedExchanges implements Exchanges {

    private static final String LOCATION = "Location";

    private final HttpPassage passage;
    private final Consumer<String> problems;

    /**
     * Exchanges over a passage that somebody else closes.
     *
     * @param problems told a sentence when the server cannot be reached
     */
    PassedExchanges(HttpPassage passage, Consumer<String> problems) {
        this.passage = passage;
        this.problems = problems;
    }

    @Override
    public void serve(Visit visit) throws IOException {
        RequestHead head = visit.head();
        HttpPassage.Ask ask = new HttpPassage.Ask(head.method(), head.target(), head.headers(), visit.body());
        try (HttpPassing passing = passage.passing(ask)) {
            visit.gone().on(passing::cancel);
            HttpPassing.Head answer;
            try {
                answer = passing.send();
            } catch (IOException problem) {
                unreachable(visit, problem);
                return;
            }
            pour(visit, passing, answer);
        }
    }

    private void pour(Visit visit, HttpPassing passing, HttpPassing.Head answer) throws IOException {
        OutputStream target = visit.out().begin(leadingHere(visit, answer));
        boolean mayTellAddress = visit.head().method().equals("GET")
                && answer.isEventStream()
                && answer.header("Content-Length") == null
                && answer.header("Content-Encoding") == null;
        if (!mayTellAddress) {
            passing.pour(target);
            target.close();
            return;
        }
        EndpointEvents events = new EndpointEvents(target, address -> leadingHere(visit, address));
        try {
            passing.pour(events);
        } finally {
            events.release();
        }
        events.close();
    }

    /** A redirect to the server itself would lead the host past us. */
    private HttpPassing.Head leadingHere(Visit visit, HttpPassing.Head answer) {
        String location = answer.header(LOCATION);
        if (location == null || passage.moved(location, "") == null) {
            return answer;
        }
        List<HttpPassage.Header> headers = new ArrayList<>();
        for (HttpPassage.Header header : answer.headers()) {
            boolean leads = header.name().equalsIgnoreCase(LOCATION);
            headers.add(leads ? new HttpPassage.Header(header.name(), leadingHere(visit, header.value())) : header);
        }
        return new HttpPassing.Head(answer.status(), answer.reason(), headers, answer.length());
    }

    /** An address of the server as the host has to be given it; any other one stays as it is. */
    private String leadingHere(Visit visit, String address) {
        String here = visit.head().header("Host");
        String moved = here == null ? null : passage.moved(address, "http://" + here);
        String other = passage.otherOrigin(address);
        if (other != null) {
            problems.accept("the server sends the host to " + other + ", where this proxy sees nothing of it");
        }
        return moved == null ? address : moved;
    }

    private void unreachable(Visit visit, IOException problem) throws IOException {
        if (visit.gone().hasHappened()) {
            throw problem;
        }
        String sentence = "the server cannot be reached: " + problem.getMessage();
        problems.accept(sentence);
        visit.out().answer(502, "mcpctl: " + sentence, null);
    }
}
