package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One rule.
 *
 * @param source where it stands, for sentences: {@code --elicit}, {@code rule 2 of 'answers.yaml'}
 * @param condition which asks it is for
 * @param action what it does about them
 */
record AnswerRule(String source, Condition condition, Action action) {

    /** Whether it is for this ask. */
    boolean matches(AskKind kind, ObjectNode params, String server) {
        return condition.holds(kind, params, server);
    }
}
