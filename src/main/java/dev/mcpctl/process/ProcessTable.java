package dev.mcpctl.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Linux's {@code /proc} with as few system calls as will do: this runs at the end of every command. */
final class ProcessTable {

    private static final String PROC = "/proc/";

    /** With more candidates than this, listing the directory is cheaper than trying each number. */
    private static final int MOST_TRIES = 64;

    private final byte[] buffer = new byte[1024];

    /**
     * One running process.
     *
     * @param started clock ticks since boot, which tell two processes of one number apart
     */
    record Entry(long pid, long parent, long group, long session, long started) {}

    /** Whether this machine has such a table. */
    static boolean exists() {
        return new File(PROC + "loadavg").canRead();
    }

    /** The processes with a number above this one, up to the one that was given out last. */
    List<Entry> youngerThan(long pid) {
        long last = lastPid();
        if (last < pid || last - pid > MOST_TRIES) {
            return listed(last < pid ? 0 : pid);
        }
        List<Entry> found = new ArrayList<>();
        for (long each = pid + 1; each <= last; each++) {
            add(each, found);
        }
        return found;
    }

    /** All processes. */
    List<Entry> all() {
        return listed(0);
    }

    /** One process, or null when it is not there, dead or unreadable. */
    @Nullable
    Entry entry(long pid) {
        String path = PROC + pid + "/stat";
        if (!new File(path).exists()) {
            return null;
        }
        int length = read(path);
        return length <= 0 ? null : parse(pid, length);
    }

    private List<Entry> listed(long above) {
        List<Entry> found = new ArrayList<>();
        String[] names = new File(PROC).list();
        if (names == null) {
            return found;
        }
        for (String name : names) {
            if (name.charAt(0) >= '1' && name.charAt(0) <= '9') {
                long pid = Long.parseLong(name);
                if (pid > above) {
                    add(pid, found);
                }
            }
        }
        return found;
    }

    private void add(long pid, List<Entry> found) {
        Entry entry = entry(pid);
        if (entry != null) {
            found.add(entry);
        }
    }

    /** The last word of loadavg is the number given out last, in our own PID namespace. */
    private long lastPid() {
        int length = read(PROC + "loadavg");
        int end = length;
        while (end > 0 && !isDigit(buffer[end - 1])) {
            end--;
        }
        int start = end;
        while (start > 0 && isDigit(buffer[start - 1])) {
            start--;
        }
        return start == end ? -1 : number(start, end);
    }

    /** proc(5): the name stands between parentheses and may hold anything, so fields are counted from its end. */
    private @Nullable Entry parse(long pid, int length) {
        int at = length - 1;
        while (at > 0 && buffer[at] != ')') {
            at--;
        }
        if (at + 2 >= length || buffer[at + 2] == 'Z' || buffer[at + 2] == 'X') {
            return null;
        }
        long[] fields = new long[20];
        int field = 0;
        int start = at + 2;
        for (int i = start; i < length && field < fields.length; i++) {
            if (buffer[i] == ' ') {
                fields[field++] = field == 1 ? 0 : number(start, i);
                start = i + 1;
            }
        }
        return new Entry(pid, fields[1], fields[2], fields[3], fields[19]);
    }

    private long number(int start, int end) {
        long value = 0;
        for (int i = start; i < end; i++) {
            if (isDigit(buffer[i])) {
                value = value * 10 + (buffer[i] - '0');
            }
        }
        return value;
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private int read(String path) {
        try (FileInputStream input = new FileInputStream(path)) {
            return input.read(buffer);
        } catch (IOException gone) {
            return -1;
        }
    }
}
