package dev.mcpctl.serve.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawingTest {

    @ParameterizedTest
    @ValueSource(ints = {16, 64, 128})
    void the_logo_is_a_png_that_others_can_read(int size) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(Logo.png(size)));

        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        assertThat(image.getRGB(0, 0) >>> 24).as("the corner is clear").isZero();
        assertThat(image.getRGB(size / 2, size / 8) >>> 24)
                .as("the tile is not")
                .isEqualTo(255);
    }

    @Test
    void the_beep_is_a_wav_of_the_length_it_says() {
        byte[] wav = Tone.wav(440);

        assertThat(wav).hasSize(2044).startsWith('R', 'I', 'F', 'F').contains('W', 'A', 'V', 'E');
        assertThat((wav[40] & 0xff) + ((wav[41] & 0xff) << 8)).isEqualTo(2000);
    }
}
