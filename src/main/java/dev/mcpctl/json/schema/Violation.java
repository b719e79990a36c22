package dev.mcpctl.json.schema;
public record Violation(String sentence) {}
