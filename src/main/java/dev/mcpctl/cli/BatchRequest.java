package dev.mcpctl.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.failure.Nearest;
import dev.mcpctl.json.Json;
import dev.mcpctl.output.Expectation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a batch asks for.
 *
 * @param subject the tool, resource, prompt or method
 * @param arguments of the tool or prompt, or params of the method; empty when there are none
 * @param expectation what must be true of the result, or null
 */
record BatchRequest(
        Kind kind,
        String subject,
        ObjectNode arguments,
        @Nullable Expectation expectation) {

    private static final String ID = "id";
    private static final String EXPECT = "expect";
    private static final String ARGUMENTS = "arguments";
    private static final String PARAMS = "params";
    private static final int LONGEST_SHOWN = 60;

    /** What can be asked for, by the member that says it. */
    enum Kind {
        TOOL("tool", ARGUMENTS),
        RESOURCE("resource", ""),
        PROMPT("prompt", ARGUMENTS),
        METHOD("method", PARAMS);

        private final String member;
        private final String arguments;

        Kind(String member, String arguments) {
            this.member = member;
            this.arguments = arguments;
        }

        String member() {
            return member;
        }
    }

    /**
     * Reads a line.
     *
     * @throws Failure usage, naming the line and what is wrong with it
     */
    static BatchRequest read(long number, ObjectNode line) {
        Reading reading = new Reading("line " + number, line);
        reading.requireKnownMembers();
        Kind kind = reading.kind();
        reading.requireFittingMembers(kind);
        if (line.has(ID) && id(line) == null) {
            throw reading.wrong(ID, "a text, a number, true, false or null");
        }
        return new BatchRequest(kind, reading.subject(kind), reading.object(kind.arguments), reading.expectation());
    }

    /** The line's id, or null when it has none that can be echoed. */
    static @Nullable JsonNode id(ObjectNode line) {
        JsonNode id = line.get(ID);
        return id != null && id.isValueNode() ? id : null;
    }

    /** What people call it, as far as the line tells, else empty: {@code tool weather}. */
    static String title(ObjectNode line) {
        for (Kind kind : Kind.values()) {
            String subject = line.path(kind.member).textValue();
            if (subject != null) {
                return kind == Kind.METHOD ? subject : kind.member + " " + subject;
            }
        }
        return "";
    }

    /** One line on its way to a request. */
    private record Reading(String where, ObjectNode line) {

        void requireKnownMembers() {
            List<String> known = new ArrayList<>(List.of(ID, EXPECT, ARGUMENTS, PARAMS));
            for (Kind kind : Kind.values()) {
                known.add(kind.member);
            }
            for (var member : line.properties()) {
                String name = member.getKey();
                if (!known.contains(name)) {
                    String near = Nearest.to(name, known);
                    throw Failure.usage(where + " has an unknown member '" + shown(name) + "'")
                            .hint(
                                    near == null
                                            ? "known are: " + String.join(", ", known)
                                            : "did you mean '" + near + "'?");
                }
            }
        }

        private static String shown(String name) {
            return name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name;
        }

        Kind kind() {
            Kind found = null;
            for (Kind kind : Kind.values()) {
                if (line.has(kind.member)) {
                    if (found != null) {
                        throw Failure.usage(where + " has '" + found.member + "' and '" + kind.member
                                + "', and asks for one thing only");
                    }
                    found = kind;
                }
            }
            if (found == null) {
                throw Failure.usage(where + " asks for nothing: it has none of tool, resource, prompt and method");
            }
            return found;
        }

        void requireFittingMembers(Kind kind) {
            for (String member : List.of(ARGUMENTS, PARAMS)) {
                if (line.has(member) && !member.equals(kind.arguments)) {
                    String goes = kind.arguments.isEmpty() ? "nothing" : "'" + kind.arguments + "'";
                    throw Failure.usage(
                            where + " has '" + member + "' beside '" + kind.member + "', which takes " + goes);
                }
            }
        }

        String subject(Kind kind) {
            String subject = line.path(kind.member).textValue();
            if (subject == null || subject.isEmpty()) {
                throw wrong(kind.member, subject == null ? "a text" : "a text that is not empty");
            }
            return subject;
        }

        ObjectNode object(String member) {
            JsonNode value = line.get(member);
            if (value == null) {
                return Json.object();
            }
            if (value instanceof ObjectNode object) {
                return object;
            }
            throw wrong(member, "an object");
        }

        @Nullable
        Expectation expectation() {
            JsonNode expression = line.get(EXPECT);
            if (expression == null) {
                return null;
            }
            String text = expression.textValue();
            if (text == null) {
                throw wrong(EXPECT, "a text, a jq expression");
            }
            try {
                return Expectation.compile("'" + EXPECT + "'", text);
            } catch (Failure unreadable) {
                throw Failure.usage(where + ": " + unreadable.message());
            }
        }

        Failure wrong(String member, String wanted) {
            return Failure.usage(where + ": '" + member + "' must be " + wanted);
        }
    }
}
