package dev.mcpctl.output;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file name made from what a server says: a number of ours, letters and digits of its name, an extension by media type.
 * It has no separators, no leading dot, nothing hidden, and cannot be a device of Windows, because it starts with a digit.
 */
record FileName(String stem, String extension) {

    private static final int LONGEST = 60;
    private static final int LONGEST_EXTENSION = 8;

    private static final Map<String, String> EXTENSIONS = Map.ofEntries(
            Map.entry("application/gzip", "gz"),
            Map.entry("application/javascript", "js"),
            Map.entry("application/json", "json"),
            Map.entry("application/octet-stream", "bin"),
            Map.entry("application/pdf", "pdf"),
            Map.entry("application/xml", "xml"),
            Map.entry("application/yaml", "yaml"),
            Map.entry("application/zip", "zip"),
            Map.entry("audio/aac", "aac"),
            Map.entry("audio/flac", "flac"),
            Map.entry("audio/mp4", "m4a"),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("audio/wav", "wav"),
            Map.entry("audio/webm", "weba"),
            Map.entry("audio/x-wav", "wav"),
            Map.entry("image/avif", "avif"),
            Map.entry("image/bmp", "bmp"),
            Map.entry("image/gif", "gif"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/svg+xml", "svg"),
            Map.entry("image/tiff", "tif"),
            Map.entry("image/webp", "webp"),
            Map.entry("text/css", "css"),
            Map.entry("text/csv", "csv"),
            Map.entry("text/html", "html"),
            Map.entry("text/javascript", "js"),
            Map.entry("text/markdown", "md"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/xml", "xml"),
            Map.entry("video/mp4", "mp4"),
            Map.entry("video/mpeg", "mpg"),
            Map.entry("video/webm", "webm"));

    static FileName of(String index, @Nullable String name, @Nullable String mediaType) {
        String clean = name == null ? "" : clean(lastSegment(name));
        String known = extension(mediaType);
        int dot = clean.lastIndexOf('.');
        String own = dot > 0 && clean.length() - dot - 1 <= LONGEST_EXTENSION ? clean.substring(dot + 1) : "";
        if (known.isEmpty() || same(known, own)) {
            String stem = own.isEmpty() ? clean : clean.substring(0, dot);
            return new FileName(numbered(index, stem), own.isEmpty() ? fallback(mediaType) : own);
        }
        return new FileName(numbered(index, clean), known);
    }

    private static String numbered(String index, String stem) {
        return stem.isEmpty() ? index : index + "-" + stem;
    }

    /** Names of the same kind of file: whatever is text may keep its own extension. */
    private static boolean same(String known, String own) {
        return own.equalsIgnoreCase(known)
                || (known.equals("txt") && !own.isEmpty())
                || (known.equals("jpg") && own.equalsIgnoreCase("jpeg"))
                || (known.equals("yaml") && own.equalsIgnoreCase("yml"))
                || (known.equals("html") && own.equalsIgnoreCase("htm"));
    }

    private static String lastSegment(String name) {
        int end = name.length();
        for (int i = 0; i < name.length(); i++) {
            char unit = name.charAt(i);
            if (unit == '?' || unit == '#') {
                end = i;
                break;
            }
        }
        while (end > 0 && separator(name.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && !separator(name.charAt(start - 1))) {
            start--;
        }
        return name.substring(start, end);
    }

    private static boolean separator(char unit) {
        return unit == '/' || unit == '\\' || unit == ':';
    }

    private static String clean(String segment) {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < segment.length() && clean.length() < LONGEST; ) {
            int point = segment.codePointAt(i);
            i += Character.charCount(point);
            if (Character.isLetterOrDigit(point) && !Hidden.always(point)) {
                clean.appendCodePoint(point);
            } else if (!clean.isEmpty() && !punctuation(clean.charAt(clean.length() - 1))) {
                clean.append(point == '.' || point == '_' ? (char) point : '-');
            }
        }
        while (!clean.isEmpty() && punctuation(clean.charAt(clean.length() - 1))) {
            clean.setLength(clean.length() - 1);
        }
        return clean.toString();
    }

    private static boolean punctuation(char unit) {
        return unit == '.' || unit == '_' || unit == '-';
    }

    private static String extension(@Nullable String mediaType) {
        String known = EXTENSIONS.get(essence(mediaType));
        return known == null ? "" : known;
    }

    private static String fallback(@Nullable String mediaType) {
        String known = extension(mediaType);
        if (!known.isEmpty()) {
            return known;
        }
        String essence = essence(mediaType);
        return essence.endsWith("+json") ? "json" : essence.startsWith("text/") ? "txt" : "bin";
    }

    /** The media type without its parameters, in lower case. */
    private static String essence(@Nullable String mediaType) {
        if (mediaType == null) {
            return "";
        }
        int parameters = mediaType.indexOf(';');
        String essence = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
        return essence.strip().toLowerCase(Locale.ROOT);
    }

    /** The name to try: the first is the plain one, later ones are numbered {@code -2}, {@code -3}. */
    String attempt(int number) {
        return stem + (number == 1 ? "" : "-" + number) + "." + extension;
    }
}
