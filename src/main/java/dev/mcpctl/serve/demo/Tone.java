package dev.mcpctl.serve.demo;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes a short beep as a WAV file: PCM, one channel, 8 bits. */
final class Tone {

    private static final int SAMPLES_A_SECOND = 8000;
    private static final int SAMPLES = SAMPLES_A_SECOND / 4;
    private static final int HEADER = 44;

    private Tone() {}

    static byte[] wav(int hertz) {
        ByteBuffer file = ByteBuffer.allocate(HEADER + SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
        file.put(word("RIFF")).putInt(HEADER - 8 + SAMPLES).put(word("WAVE"));
        file.put(word("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(SAMPLES_A_SECOND)
                .putInt(SAMPLES_A_SECOND)
                .putShort((short) 1)
                .putShort((short) 8);
        file.put(word("data")).putInt(SAMPLES);
        for (int i = 0; i < SAMPLES; i++) {
            double fading = 1 - (double) i / SAMPLES;
            double wave = Math.sin(2 * Math.PI * hertz * i / SAMPLES_A_SECOND);
            file.put((byte) (128 + Math.round(100 * fading * wave)));
        }
        return file.array();
    }

    private static byte[] word(String word) {
        return word.getBytes(StandardCharsets.US_ASCII);
    }
}
