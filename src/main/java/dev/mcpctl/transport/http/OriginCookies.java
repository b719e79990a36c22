package dev.mcpctl.transport.http;

import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;

/** Keeps cookies for the life of the client and gives them to the origin that set them alone. Thread-safe. */
final class OriginCookies implements CookieJar {

    private static final int MOST = 100;

    private final List<Kept> kept = new ArrayList<>();

    private record Kept(String origin, Cookie cookie) {

        boolean replaces(Kept other) {
            return origin.equals(other.origin)
                    && cookie.name().equals(other.cookie.name())
                    && cookie.path().equals(other.cookie.path());
        }
    }

    @Override
    public synchronized void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
        for (Cookie cookie : cookies) {
            Kept fresh = new Kept(origin(url), cookie);
            kept.removeIf(fresh::replaces);
            if (kept.size() < MOST) {
                kept.add(fresh);
            }
        }
    }

    @Override
    public synchronized List<Cookie> loadForRequest(HttpUrl url) {
        List<Cookie> cookies = new ArrayList<>();
        long now = System.currentTimeMillis();
        for (Kept each : kept) {
            boolean current = each.cookie.expiresAt() > now;
            if (current && each.origin.equals(origin(url)) && each.cookie.matches(url)) {
                cookies.add(each.cookie);
            }
        }
        return cookies;
    }

    private static String origin(HttpUrl url) {
        return url.scheme() + "://" + url.host() + ":" + url.port();
    }
}
