package dev.mcpctl.json.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.mcpctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code allOf}, {@code anyOf}, {@code oneOf} and {@code not}, and which of many reasons is worth telling. */
final class Alternatives {

    private static final int MOST_REASONS = 4;

    private final PlainRun run;

    Alternatives(PlainRun run) {
        this.run = run;
    }

    void apply(JsonNode schema, JsonNode value, Place place) {
        JsonNode all = schema.get("allOf");
        if (all != null) {
            for (JsonNode part : all) {
                run.apply(part, value, place);
            }
        }
        JsonNode any = schema.get("anyOf");
        if (any != null) {
            any(any, value, place);
        }
        JsonNode one = schema.get("oneOf");
        if (one != null) {
            one(one, value, place);
        }
        JsonNode not = schema.get("not");
        if (not != null && run.trial(not, value, place).isEmpty()) {
            run.report("not", "is of a form that is not allowed, got " + Sentences.given(value), place);
        }
    }

    private void any(JsonNode forms, JsonNode value, Place place) {
        List<List<Violation>> reasons = new ArrayList<>(forms.size());
        for (JsonNode form : forms) {
            List<Violation> reason = run.trial(form, value, place);
            if (reason.isEmpty()) {
                return;
            }
            reasons.add(reason);
        }
        explain(new Misfit("anyOf", forms, reasons), value, place);
    }

    private void one(JsonNode forms, JsonNode value, Place place) {
        List<List<Violation>> reasons = new ArrayList<>(forms.size());
        for (JsonNode form : forms) {
            List<Violation> reason = run.trial(form, value, place);
            if (!reason.isEmpty()) {
                reasons.add(reason);
            }
        }
        int fits = forms.size() - reasons.size();
        if (fits == 0) {
            explain(new Misfit("oneOf", forms, reasons), value, place);
        } else if (fits > 1) {
            run.report(
                    "oneOf",
                    "fits " + fits + " of the " + forms.size() + " forms of which exactly one is allowed",
                    place);
        }
    }

    /** A value that fits none of the forms, with what each of them says. */
    private record Misfit(String keyword, JsonNode forms, List<List<Violation>> reasons) {}

    private void explain(Misfit misfit, JsonNode value, Place place) {
        List<Violation> meant = meant(misfit.reasons, place);
        if (meant != null) {
            run.keep(meant);
            return;
        }
        JsonNode types = types(misfit, place);
        String predicate = types == null ? null : Sentences.predicate("type", types, value);
        run.report(misfit.keyword, predicate == null ? all(misfit.reasons) : predicate, place);
    }

    /** The same for reasons found elsewhere. */
    static List<Violation> told(String keyword, List<List<Violation>> reasons, Place place) {
        List<Violation> meant = meant(reasons, place);
        return meant != null ? meant : List.of(Violation.at(place, keyword, all(reasons)));
    }

    /** What the one form says that the value was probably meant to have: it is of the right type, with the right marks. */
    private static @Nullable List<Violation> meant(List<List<Violation>> reasons, Place place) {
        List<List<Violation>> ofType = new ArrayList<>();
        List<List<Violation>> ofMark = new ArrayList<>();
        for (List<Violation> reason : reasons) {
            if (!hasAt(reason, place)) {
                ofType.add(reason);
                if (!hasMark(reason)) {
                    ofMark.add(reason);
                }
            }
        }
        if (ofType.size() == 1) {
            return ofType.get(0);
        }
        return ofMark.size() == 1 ? ofMark.get(0) : null;
    }

    private static boolean hasAt(List<Violation> reason, Place place) {
        for (Violation violation : reason) {
            if (violation.keyword().equals("type") && violation.isAt(place)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasMark(List<Violation> reason) {
        for (Violation violation : reason) {
            if (violation.keyword().equals("const")) {
                return true;
            }
        }
        return false;
    }

    /** The types of all forms when nothing but the type is wrong with any; else null. */
    private @Nullable JsonNode types(Misfit misfit, Place place) {
        ArrayNode types = Json.array();
        for (int i = 0; i < misfit.forms.size(); i++) {
            List<Violation> reason = misfit.reasons.get(i);
            JsonNode type = type(misfit.forms.get(i));
            if (type == null || reason.size() != 1 || !hasAt(reason, place)) {
                return null;
            }
            if (type.isArray()) {
                types.addAll((ArrayNode) type);
            } else {
                types.add(type);
            }
        }
        return types;
    }

    private @Nullable JsonNode type(JsonNode form) {
        JsonNode reference = form.get("$ref");
        return reference == null ? form.get("type") : run.target(reference).get("type");
    }

    private static String all(List<List<Violation>> reasons) {
        List<String> messages = new ArrayList<>();
        for (List<Violation> reason : reasons) {
            String message = reason.get(0).message();
            if (!messages.contains(message) && messages.size() < MOST_REASONS) {
                messages.add(message);
            }
        }
        String reasonsToTell = Sentences.join(messages, "; ");
        return "fits none of the " + reasons.size() + " allowed forms (" + reasonsToTell + ")";
    }
}
