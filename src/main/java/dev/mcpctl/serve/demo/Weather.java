package dev.mcpctl.serve.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.json.Json;

/** Invents weather, always the same for the same city. */
final class Weather {

    private static final String[] SKIES = {"sunny", "fair", "cloudy", "windy", "light rain", "showers", "fog", "snow"};

    private Weather() {}

    /**
     * A forecast as data.
     *
     * @param units {@code metric} or {@code imperial}
     */
    static ObjectNode forecast(String city, int days, String units) {
        ObjectNode forecast = Json.object();
        forecast.put("city", city);
        forecast.put("units", units);
        var list = forecast.putArray("days");
        int seed = city.hashCode();
        for (int day = 1; day <= days; day++) {
            // A linear congruential step: pseudo-random, yet the same on every machine.
            seed = seed * 1_103_515_245 + 12_345;
            list.add(day(day, seed >>> 8, units));
        }
        return forecast;
    }

    private static ObjectNode day(int number, int random, String units) {
        int high = random % 35 - 3;
        int low = high - 3 - random / 64 % 7;
        String sky = SKIES[random / 512 % (high > 4 ? SKIES.length - 1 : SKIES.length)];
        ObjectNode day = Json.object();
        day.put("day", number);
        day.put("sky", sky);
        day.put("high", inUnits(high, units));
        day.put("low", inUnits(low, units));
        day.put("rain_percent", random / 4096 % 11 * 10);
        return day;
    }

    private static int inUnits(int celsius, String units) {
        return units.equals("imperial") ? Math.round(celsius * 1.8f) + 32 : celsius;
    }

    /** The forecast as a small table for people. */
    static String table(ObjectNode forecast) {
        String degrees = forecast.path("units").asText().equals("imperial") ? "°F" : "°C";
        StringBuilder text = new StringBuilder("Weather in ")
                .append(forecast.path("city").asText())
                .append(" (made up)");
        for (JsonNode day : forecast.path("days")) {
            text.append("\n  day ").append(day.path("day").asInt());
            text.append("  ").append(padded(day.path("sky").asText(), 11));
            text.append(ahead(day.path("high").asInt())).append(degrees);
            text.append("  night ").append(ahead(day.path("low").asInt())).append(degrees);
            text.append("  rain ")
                    .append(ahead(day.path("rain_percent").asInt()))
                    .append(" %");
        }
        return text.toString();
    }

    private static String padded(String word, int width) {
        return word + " ".repeat(Math.max(0, width - word.length()));
    }

    private static String ahead(int number) {
        String digits = Integer.toString(number);
        return " ".repeat(Math.max(0, 3 - digits.length())) + digits;
    }
}
