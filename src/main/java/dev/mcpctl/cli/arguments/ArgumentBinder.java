package dev.mcpctl.cli.arguments;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;
import java.util.List;
public final class ArgumentBinder { private ArgumentBinder() {} public static ObjectNode bind(ObjectNode schema, List<String> words, Object source, Object validation) { ObjectNode o = Json.object(); for (String w : words) { int e = w.indexOf(":="); if (e > 0) { o.set(w.substring(0, e), Json.parse(w.substring(e + 2))); } else { e = w.indexOf('='); if (e > 0) { o.put(w.substring(0, e), w.substring(e + 1)); } } } return o; } }
