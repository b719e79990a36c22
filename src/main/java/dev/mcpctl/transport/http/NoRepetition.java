package dev.mcpctl.transport.http;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Keeps the client from repeating by itself what a busy server lets it repeat at once: that is our decision. */
final class NoRepetition implements Interceptor {

    private static final String HEADER = "Retry-After";
    private static final int UNAVAILABLE = 503;

    /** The client repeats after 503 when there is nothing to wait for; a second is as good and it leaves that alone. */
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String pause = response.header(HEADER);
        boolean atOnce = response.code() == UNAVAILABLE && pause != null && pause.matches("0+");
        return atOnce ? response.newBuilder().header(HEADER, "1").build() : response;
    }
}
