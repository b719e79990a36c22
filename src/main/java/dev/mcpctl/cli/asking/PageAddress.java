package dev.mcpctl.cli.asking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mcpctl.failure.Failure;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page that a server wants to be opened: looked at, never fetched.
 *
 * @param shown whole, as the browser gets it, with a host of ASCII
 * @param host in ASCII; part of {@code shown}
 * @param reading what the host looks like in a browser when that is not its ASCII form, or null
 * @param user what stands before an {@code @}, which may look like a host, or null
 */
record PageAddress(
        String shown,
        String host,
        @Nullable String reading,
        @Nullable String user) {

    /**
     * The address in an ask.
     *
     * @throws Failure protocol, when it is no http or https URL
     */
    static PageAddress of(String server, ObjectNode params) {
        String text = params.path("url").asText();
        PageAddress address = read(text);
        if (address == null) {
            throw Unfit.ask("the server '" + server + "' asks to open '" + text + "', which is no http or https URL");
        }
        return address;
    }

    private static @Nullable PageAddress read(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            String authority = uri.getRawAuthority();
            if (!(scheme.equals("http") || scheme.equals("https")) || authority == null) {
                return null;
            }
            int at = authority.lastIndexOf('@');
            String place = authority.substring(at + 1);
            int colon = place.lastIndexOf(':');
            String name = colon > place.lastIndexOf(']') ? place.substring(0, colon) : place;
            String ascii = name.startsWith("[") ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
            if (ascii.isEmpty() || !ascii.chars().allMatch(unit -> unit > ' ' && unit < 0x7f)) {
                return null;
            }
            String unicode = name.startsWith("[") ? ascii : IDN.toUnicode(ascii, IDN.ALLOW_UNASSIGNED);
            int start = text.indexOf("//") + 2 + at + 1;
            String whole =
                    new URI(text.substring(0, start) + ascii + text.substring(start + name.length())).toASCIIString();
            return new PageAddress(
                    whole, ascii, unicode.equals(ascii) ? null : unicode, at < 0 ? null : authority.substring(0, at));
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return null;
        }
    }
}
