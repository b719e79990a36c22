package dev.mcpctl.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpctl.testing.DrawnScreen;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SixelsTest {

    private static BufferedImage shown(BufferedImage image) {
        return DrawnScreen.of(Sixels.of(image), 80, 24)
                .pictures()
                .get(0)
                .picture()
                .image();
    }

    private static BufferedImage image(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    }

    private static int distance(int left, int right) {
        int distance = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            distance = Math.max(distance, Math.abs((left >> shift & 0xff) - (right >> shift & 0xff)));
        }
        return distance;
    }

    @Test
    void a_picture_comes_out_as_it_went_in_and_what_is_clear_is_not_painted() {
        BufferedImage image = image(13, 15);
        for (int y = 0; y < 15; y++) {
            for (int x = 0; x < 13; x++) {
                boolean clear = x + y < 6;
                image.setRGB(x, y, clear ? 0x30ffffff : new Color(x * 19, y * 17, 100).getRGB());
            }
        }
        BufferedImage shown = shown(image);
        assertThat(shown.getWidth()).isEqualTo(13);
        assertThat(shown.getHeight()).isEqualTo(15);
        for (int y = 0; y < 15; y++) {
            for (int x = 0; x < 13; x++) {
                boolean clear = x + y < 6;
                assertThat(shown.getRGB(x, y) >>> 24).isEqualTo(clear ? 0 : 0xff);
                assertThat(clear ? 0 : distance(shown.getRGB(x, y), image.getRGB(x, y)))
                        .isLessThan(4);
            }
        }
    }

    @Test
    void too_many_colours_become_the_nearest_of_those_there_is_room_for() {
        Random random = new Random(1);
        BufferedImage image = image(200, 150);
        for (int y = 0; y < 150; y++) {
            for (int x = 0; x < 200; x++) {
                image.setRGB(x, y, 0xff000000 | random.nextInt(0x1000000));
            }
        }
        assertThat(Sixels.of(image)).contains("#254;2;").doesNotContain("#255;2;");
        BufferedImage shown = shown(image);
        long sum = 0;
        for (int y = 0; y < 150; y++) {
            for (int x = 0; x < 200; x++) {
                sum += distance(shown.getRGB(x, y), image.getRGB(x, y));
            }
        }
        assertThat(sum / (200.0 * 150)).isLessThan(48);
    }

    @Test
    void runs_of_the_same_are_counted() {
        BufferedImage image = image(500, 6);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 500; x++) {
                image.setRGB(x, y, Color.WHITE.getRGB());
            }
        }
        assertThat(Sixels.of(image)).isEqualTo("\u001bP0;1;0q\"1;1;500;6#0;2;100;100;100#0!500~-\u001b\\");
    }
}
