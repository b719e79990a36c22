package dev.mcpctl.transport.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hosts that are reached directly: {@code *} alone for all; names, which also stand for what ends with them after a dot;
 * addresses; networks such as {@code 10.0.0.0/8}. Any of them may have a port behind it, which curl does not know and
 * others do.
 */
final class NoProxy {

    private final List<String> entries = new ArrayList<>();
    private final boolean all;

    private NoProxy(String list) {
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            if (i == list.length() || list.charAt(i) == ',' || Character.isWhitespace(list.charAt(i))) {
                if (i > start) {
                    entries.add(list.substring(start, i));
                }
                start = i + 1;
            }
        }
        all = entries.size() == 1 && entries.get(0).equals("*");
    }

    /** Of the value of the variable; separated by commas or blanks. */
    static NoProxy of(String list) {
        return new NoProxy(list);
    }

    /** Whether this host, written plainly, is reached directly. */
    boolean holdsFor(String host, int port) {
        if (all) {
            return true;
        }
        byte[] address = address(host);
        for (String entry : entries) {
            if (matches(entry, host, address, port)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(String entry, String host, byte @Nullable [] address, int port) {
        String wanted = withoutPort(entry, port);
        if (wanted == null) {
            return false;
        }
        if (address != null) {
            return network(wanted, address);
        }
        String name = HostPort.plain(wanted.startsWith(".") ? wanted.substring(1) : wanted);
        return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
    }

    /** The entry before its port; null when it has another one. */
    private static @Nullable String withoutPort(String entry, int port) {
        int colon = entry.lastIndexOf(':');
        boolean single = colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']');
        if (!single) {
            return entry;
        }
        return entry.substring(colon + 1).equals(Integer.toString(port)) ? entry.substring(0, colon) : null;
    }

    private static boolean network(String entry, byte[] address) {
        int slash = entry.indexOf('/');
        byte[] base = address(HostPort.plain(slash < 0 ? entry : entry.substring(0, slash)));
        if (base == null || base.length != address.length) {
            return false;
        }
        int bits = slash < 0 ? base.length * Byte.SIZE : number(entry.substring(slash + 1));
        if (bits < 0 || bits > base.length * Byte.SIZE) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % Byte.SIZE);
            if ((base[i / Byte.SIZE] & mask) != (address[i / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException none) {
            return -1;
        }
    }

    /** The bytes of an address that is written as one; null for names, which are never looked up here. */
    private static byte @Nullable [] address(String host) {
        boolean numeric = host.indexOf(':') >= 0;
        if (!numeric && !host.isEmpty()) {
            numeric = true;
            for (int i = 0; i < host.length(); i++) {
                numeric &= host.charAt(i) == '.' || Character.isDigit(host.charAt(i));
            }
        }
        try {
            return numeric ? InetAddress.getByName(host).getAddress() : null;
        } catch (UnknownHostException noAddress) {
            return null;
        }
    }
}
