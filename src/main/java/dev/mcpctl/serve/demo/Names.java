package dev.mcpctl.serve.demo;

import java.util.ArrayList;
import java.util.List;

/** Names to choose from, each list in the order in which completion offers it. */
final class Names {

    static final List<String> YEARS = List.of("2024", "2025", "2026");

    private static final String CITIES = """
            Abu Dhabi;Accra;Addis Ababa;Algiers;Amman;Amsterdam;Andorra la Vella;Ankara;Antananarivo;Apia;\
            Ashgabat;Asmara;Astana;Asunción;Athens;Baghdad;Baku;Bamako;Bangkok;Bangui;Banjul;Beijing;Beirut;\
            Belgrade;Belmopan;Berlin;Bern;Bishkek;Bissau;Bogotá;Brasília;Bratislava;Brazzaville;Bridgetown;\
            Brussels;Bucharest;Budapest;Buenos Aires;Cairo;Canberra;Caracas;Castries;Chișinău;Conakry;\
            Copenhagen;Dakar;Damascus;Dhaka;Dili;Djibouti;Dodoma;Doha;Dublin;Dushanbe;Freetown;Funafuti;\
            Gaborone;Georgetown;Guatemala City;Hanoi;Harare;Havana;Helsinki;Honiara;Islamabad;Jakarta;Juba;\
            Kabul;Kampala;Kathmandu;Khartoum;Kigali;Kingston;Kinshasa;Kuala Lumpur;Kuwait City;Kyiv;Libreville;\
            Lilongwe;Lima;Lisbon;Ljubljana;Lomé;London;Luanda;Lusaka;Luxembourg;Madrid;Majuro;Malabo;Malé;\
            Managua;Manama;Manila;Maputo;Maseru;Mexico City;Mogadishu;Monaco;Monrovia;Montevideo;Moroni;Muscat;\
            Nairobi;Nassau;New Delhi;Niamey;Nicosia;Nouakchott;Nuku'alofa;Oslo;Ottawa;Ouagadougou;Panama City;\
            Paramaribo;Paris;Phnom Penh;Podgorica;Prague;Praia;Pretoria;Quito;Rabat;Reykjavík;Riga;Riyadh;Rome;\
            Roseau;San José;Sanaa;Santiago;Sarajevo;Seoul;Singapore;Skopje;Sofia;Stockholm;Suva;São Tomé;Taipei;\
            Tallinn;Tashkent;Tbilisi;Tehran;Thimphu;Tirana;Tokyo;Tripoli;Tunis;Ulaanbaatar;Vaduz;Valletta;\
            Victoria;Vienna;Vientiane;Vilnius;Warsaw;Washington;Wellington;Windhoek;Yaoundé;Yerevan;Zagreb""";

    private Names() {}

    /** More than a hundred, so that a completion has to be cut short. */
    static List<String> cities() {
        return List.of(CITIES.split(";"));
    }

    /** The titles of one year's notes; none for a year without notes. */
    static List<String> titles(String year) {
        return switch (year) {
            case "2024" -> List.of("beginnings", "first light", "stdio");
            case "2025" -> List.of("batches come", "batches go", "elicitation", "structure");
            case "2026" -> List.of("discovery", "statelessness");
            default -> List.of();
        };
    }

    static List<String> allTitles() {
        List<String> titles = new ArrayList<>();
        YEARS.forEach(year -> titles.addAll(titles(year)));
        return titles;
    }

    static List<String> numbers(int last) {
        List<String> numbers = new ArrayList<>();
        for (int number = 1; number <= last; number++) {
            numbers.add(Integer.toString(number));
        }
        return numbers;
    }
}
