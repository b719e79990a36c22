package dev.mcpctl.json.schema;

import org.jspecify.annotations.Nullable;

/** Where in a value the evaluation stands. Its texts are made only when something is wrong there. */
final class Place {

    static final Place ROOT = new Place(null, "", -1);

    /** A longer path says no more to a person. */
    private static final int LONGEST_PATH = 200;

    private final @Nullable Place parent;
    private final String name;
    private final int index;

    private Place(@Nullable Place parent, String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    Place member(String memberName) {
        return new Place(this, memberName, -1);
    }

    Place item(int position) {
        return new Place(this, "", position);
    }

    String pointer() {
        if (parent == null) {
            return "";
        }
        String step = index < 0 ? name.replace("~", "~0").replace("/", "~1") : Integer.toString(index);
        return parent.pointer() + "/" + step;
    }

    String path() {
        if (parent == null) {
            return "";
        }
        String before = parent.path();
        if (index >= 0) {
            return before + "[" + index + "]";
        }
        return before.isEmpty() ? name : before + "." + name;
    }

    /** How a sentence about this place begins. */
    String subject() {
        String path = path();
        return path.isEmpty() ? "the value" : "'" + Sentences.shorten(path, LONGEST_PATH) + "'";
    }
}
