package dev.mcpctl.transport.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Keeps the client from repeating by itself what a busy server lets it repeat at once: that is our decision. */
final class NoRepetition implements Interceptor {

    private static final String HEADER = "Retry-After";
    private static final int UNAVAILABLE = 503;

    /** The client reads the pause into an int and fails on a longer one. */
    private static final int MOST_DIGITS = 9;

    /** The client repeats after 503 when there is nothing to wait for; a second is as good and it leaves that alone. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String pause = response.header(HEADER);
        if (pause == null || !pause.matches("[0-9]+")) {
            return response;
        }
        String digits = pause.replaceFirst("^0+", "");
        if (digits.length() > MOST_DIGITS) {
            return response.newBuilder().header(HEADER, "9".repeat(MOST_DIGITS)).build();
        }
        boolean atOnce = response.code() == UNAVAILABLE && digits.isEmpty();
        return atOnce ? response.newBuilder().header(HEADER, "1").build() : response;
    }
}
