package dev.mcpctl.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mcpctl.failure.Failure;
import dev.mcpctl.json.Json;
import dev.mcpctl.json.JsonProblem;
import dev.mcpctl.transport.http.Visit;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** After a 401: the documents that say who gives out tokens. RFC 9728: at the challenge's address, or well-known. */
final class MetadataStep implements Step<WebPatient> {

    private static final String NAME = "auth-metadata";
    private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    @Override
    public @Nullable Finding look(WebPatient patient) {
        Visit.Answer answer = patient.visit().answer();
        if (answer == null || answer.status() != 401) {
            return null;
        }
        List<String> tried = new ArrayList<>();
        for (String place : places(patient.endpoint().url(), answer.metadata())) {
            String result = read(patient, place);
            tried.add(place + ": " + result);
            if (result.startsWith("200")) {
                return Finding.ok(NAME, "found").with(tried);
            }
        }
        return Finding.warn(NAME, "none found", "the server takes tokens from elsewhere; ask its owner for one")
                .with(tried);
    }

    private static Set<String> places(URI url, @Nullable String announced) {
        Set<String> places = new LinkedHashSet<>();
        String origin = url.getScheme() + "://" + url.getRawAuthority();
        if (announced != null && (announced.startsWith("https://") || announced.startsWith(origin + "/"))) {
            places.add(announced);
        }
        if (url.getRawPath().length() > 1) {
            places.add(origin + WELL_KNOWN + url.getRawPath());
        }
        places.add(origin + WELL_KNOWN);
        return places;
    }

    private static String read(WebPatient patient, String place) {
        Visit visit;
        try {
            visit = patient.document(new URI(place));
        } catch (URISyntaxException noUrl) {
            return "no URL";
        }
        Visit.Answer answer = visit.answer();
        if (answer == null) {
            Failure failure = visit.failure();
            return failure == null ? "nothing" : failure.message();
        }
        return answer.status() + (answer.status() == 200 ? servers(answer.body()) : "");
    }

    private static String servers(String body) {
        try {
            JsonNode servers = Json.tolerant(body).path("authorization_servers");
            List<String> names = new ArrayList<>();
            servers.forEach(server -> names.add(server.asText()));
            return names.isEmpty() ? ", names no authorization server" : ", tokens from " + String.join(", ", names);
        } catch (JsonProblem noJson) {
            return ", but it is no JSON";
        }
    }
}
