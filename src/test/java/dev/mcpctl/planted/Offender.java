package dev.mcpctl.planted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mcpctl.secret.Secret;
import java.io.IOException;
import okhttp3.PlantedClient;
import org.jline.PlantedReader;
import picocli.CommandLine;

/** Breaks every rule of the house, in a room that is in no table. Never run; RoomsTest looks at it. */
final class Offender {

    private final PlantedClient http = new PlantedClient();
    private final PlantedReader terminal = new PlantedReader();

    @SuppressWarnings("SystemOut") // that is the offence
    void prints() {
        System.out.print("out");
        System.err.print("err");
    }

    int reads() throws IOException {
        return System.in.read();
    }

    void exits() {
        System.exit(1);
    }

    void halts() {
        Runtime.getRuntime().halt(1);
    }

    String reveals(Secret secret) {
        return secret.reveal();
    }

    int uses() {
        return http.hashCode() + terminal.hashCode();
    }

    Process starts() throws IOException {
        return new ProcessBuilder("true").start();
    }

    Process executes() throws IOException {
        return Runtime.getRuntime().exec(new String[] {"true"});
    }

    String shows(JsonNode node) {
        return node.toString() + node.toPrettyString();
    }

    JsonNode binds(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    void sleeps() throws InterruptedException {
        Thread.sleep(1);
    }

    CommandLine commands() {
        return new CommandLine(this);
    }
}
