package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaFactsTest {

    private static byte[] image(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    private static ByteSource source(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    private static Screen terminal(String images) {
        return Screen.with(ConsoleTraits.of(Terminals.of("012"), Map.of("MCPCTL_IMAGES", images)::get));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpg"})
    void the_size_of_a_picture_is_what_the_readers_of_java_wrote(String format) throws IOException {
        assertThat(MediaFacts.of(source(image(format, 321, 45)))).isEqualTo("321 x 45");
    }

    @Test
    void the_length_of_a_sound_is_told_in_seconds() {
        ByteBuffer wave = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        wave.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(36 + 12_000);
        wave.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(16);
        wave.putShort((short) 1)
                .putShort((short) 1)
                .putInt(8_000)
                .putInt(8_000)
                .putShort((short) 1)
                .putShort((short) 8);
        wave.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt(12_000);
        assertThat(MediaFacts.of(source(wave.array()))).isEqualTo("1.5 s");
    }

    @Test
    void broken_heads_tell_nothing_and_harm_nothing() throws IOException {
        Random random = new Random(7);
        for (String format : new String[] {"png", "gif", "jpg"}) {
            byte[] good = image(format, 10, 10);
            for (int i = 0; i < 500; i++) {
                byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length));
                if (bad.length > 4) {
                    bad[4 + random.nextInt(bad.length - 4)] = (byte) random.nextInt();
                }
                String facts = MediaFacts.of(source(bad));
                assertThat(facts == null || facts.matches("\\d+ x \\d+"))
                        .as(facts)
                        .isTrue();
            }
        }
    }

    @Test
    void kitty_gets_a_png_in_chunks_that_it_can_take() throws IOException {
        Screen screen = terminal("kitty");
        assertThat(screen.console().out().picture(source(noise(120, 90)))).isTrue();
        String sequence = screen.out();
        assertThat(sequence).startsWith("\u001b_Ga=T,f=100,q=2,m=1;").endsWith("\u001b\\\n");
        for (String chunk : List.of(sequence.strip().split("\u001b\\\\", -1))) {
            assertThat(chunk.substring(chunk.indexOf(';') + 1).length()).isLessThanOrEqualTo(4096);
        }
    }

    private static byte[] noise(int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(3);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    @Test
    void what_is_shown_is_the_picture_made_to_fit() throws IOException {
        Screen screen = Screen.with(ConsoleTraits.of(Terminals.of("012"), Map.of("MCPCTL_IMAGES", "iterm2")::get)
                .withWidth(40));
        assertThat(screen.console().out().picture(source(image("jpg", 640, 100))))
                .isTrue();
        String sequence = screen.out();
        assertThat(sequence).startsWith("\u001b]1337;File=inline=1;").endsWith("\u0007\n");
        String data = sequence.substring(sequence.indexOf(':') + 1, sequence.indexOf('\u0007'));
        BufferedImage shown = ImageIO.read(
                new ByteArrayInputStream(java.util.Base64.getDecoder().decode(data)));
        assertThat(shown.getWidth()).isEqualTo(320);
        assertThat(shown.getHeight()).isEqualTo(50);
    }

    @Test
    void sixel_is_a_sequence_of_its_own() throws IOException {
        Screen screen = terminal("sixel");
        assertThat(screen.console().out().picture(source(image("gif", 12, 12)))).isTrue();
        assertThat(screen.out()).startsWith("\u001bP").endsWith("\u001b\\\n");
    }

    @Test
    void what_is_no_picture_is_not_shown_and_nothing_of_it_is_printed() {
        Screen screen = terminal("kitty");
        assertThat(screen.console()
                        .out()
                        .picture(source(
                                "\u001b[2J no picture at all".getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .isFalse();
        assertThat(screen.out()).isEmpty();
    }

    @Test
    void a_picture_of_absurd_size_is_not_decoded() throws IOException {
        byte[] png = image("png", 10, 10);
        ByteBuffer.wrap(png).putInt(16, 100_000).putInt(20, 100_000);
        Screen screen = terminal("kitty");
        assertThat(screen.console().out().picture(source(png))).isFalse();
    }
}
