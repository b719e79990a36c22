package dev.mcpctl.config.document;

import java.util.Random;

/** JSON as people write it: comments anywhere, odd indentation, trailing commas, either line end. */
final class RandomJson {

    private final Random random;
    private final String lineEnd;
    private final String unit;
    private final StringBuilder text = new StringBuilder();

    RandomJson(long seed) {
        random = new Random(seed);
        lineEnd = random.nextInt(4) == 0 ? "\r\n" : "\n";
        unit = new String[] {"  ", "    ", "\t", " "}[random.nextInt(4)];
    }

    /** An object whose member {@code servers} is an object with at least one member. */
    String document() {
        if (random.nextBoolean()) {
            text.append("// settings").append(lineEnd);
        }
        text.append('{');
        boolean lines = random.nextInt(4) > 0;
        int before = random.nextInt(3);
        int after = random.nextInt(3);
        for (int i = 0; i < before; i++) {
            member("before" + i, lines, 1);
            text.append(',');
        }
        lead(lines, 1);
        text.append("\"servers\":").append(blank());
        object(1 + random.nextInt(4), 1, random.nextInt(3) > 0);
        for (int i = 0; i < after; i++) {
            comment();
            text.append(',');
            member("after" + i, lines, 1);
        }
        end(lines, 0);
        text.append('}');
        if (random.nextBoolean()) {
            text.append(lineEnd);
        }
        return text.toString();
    }

    private void object(int members, int depth, boolean lines) {
        text.append('{');
        for (int i = 0; i < members; i++) {
            member("s" + i + "/ü😀", lines, depth + 1);
            comment();
            if (i + 1 < members || random.nextInt(4) == 0) {
                text.append(',');
            }
            if (lines && random.nextInt(5) == 0) {
                text.append(" // about s").append(i);
            }
        }
        if (lines && random.nextInt(6) == 0) {
            text.append(lineEnd).append(unit.repeat(depth + 1)).append("// \"off\": {}");
        }
        end(lines, depth);
        text.append('}');
    }

    private void member(String name, boolean lines, int depth) {
        lead(lines, depth);
        text.append('"').append(name).append("\":").append(blank());
        value(depth);
    }

    private void value(int depth) {
        switch (random.nextInt(6)) {
            case 0 -> text.append(random.nextInt(1000) - 500);
            case 1 -> text.append("\"a \\\"quoted\\\" // text, with {brackets}\"");
            case 2 -> text.append("[1,").append(blank()).append("\"two\" /* , */ , null]");
            case 3 -> text.append("{}");
            case 4 -> text.append("true");
            default -> {
                if (depth < 4) {
                    object(1 + random.nextInt(2), depth, random.nextBoolean());
                } else {
                    text.append("1.5e3");
                }
            }
        }
    }

    private void lead(boolean lines, int depth) {
        if (lines) {
            if (random.nextInt(6) == 0) {
                text.append(lineEnd);
            }
            if (random.nextInt(6) == 0) {
                text.append(lineEnd).append(unit.repeat(depth)).append("// a line about it, \"x\": {");
            }
            text.append(lineEnd).append(unit.repeat(depth));
        } else {
            text.append(blank());
        }
    }

    private void end(boolean lines, int depth) {
        if (lines) {
            text.append(lineEnd).append(unit.repeat(depth));
        } else {
            text.append(blank());
        }
    }

    private void comment() {
        if (random.nextInt(6) == 0) {
            text.append(" /* a, b } */");
        }
    }

    private String blank() {
        return random.nextInt(3) > 0 ? " " : "";
    }
}
