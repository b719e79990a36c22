package dev.mcpctl.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class DrawnScreenTest {

    private static DrawnScreen drawn(String written) {
        return DrawnScreen.of(written, 20, 4);
    }

    private static String png(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(width - 1, height - 1, Color.RED.getRGB());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void what_has_scrolled_off_is_there_and_empty_rows_at_the_end_are_not() {
        assertThat(drawn("a\r\nb\r\nc\r\nd\r\ne\r\n\r\n").lines()).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void looks_and_widths_are_those_of_each_cell() {
        List<DrawnScreen.Cell> row = drawn("\u001b[1;31mr\u001b[0m\u001b[2md\u001b[0m\u001b[7mi\u001b[0m漢e")
                .rows()
                .get(0);
        assertThat(row.get(0).bold()).isTrue();
        assertThat(row.get(0).foreground()).isEqualTo(new DrawnScreen.Colour(1, 0x880000));
        assertThat(row.get(1).dim()).isTrue();
        assertThat(row.get(2).inverse()).isTrue();
        assertThat(row.get(3).width()).isEqualTo(2);
        assertThat(row.get(4).text()).isEqualTo("e");
    }

    @Test
    void colours_of_the_palette_are_told_from_certain_ones() {
        List<DrawnScreen.Cell> row =
                drawn("\u001b[96mb\u001b[38;2;17;34;51mc").rows().get(0);
        assertThat(Palette.LIGHT.ink(row.get(0)))
                .isEqualTo(Palette.LIGHT.colours().get(14));
        assertThat(Palette.LIGHT.ink(row.get(1))).isEqualTo(0x112233);
    }

    @Test
    void contrast_is_what_the_guidelines_say() {
        Palette plain = new Palette("plain", 0xffffff, 0x000000, Palette.LIGHT.colours());
        assertThat(plain.contrast(drawn("x").rows().get(0).get(0))).isCloseTo(21, within(0.01));
        assertThat(plain.contrast(drawn("\u001b[2mx").rows().get(0).get(0))).isCloseTo(3.95, within(0.03));
        assertThat(plain.contrast(drawn("\u001b[7mx").rows().get(0).get(0))).isCloseTo(21, within(0.01));
    }

    @Test
    void a_picture_of_kitty_is_put_together_from_its_chunks() {
        String data = png(30, 40);
        String half = data.substring(0, data.length() / 2);
        DrawnScreen screen = drawn("ab\r\n\u001b_Ga=T,f=100,q=2,m=1;" + half + "\u001b\\\u001b_Gm=0;"
                + data.substring(half.length()) + "\u001b\\\r\nafter\r\n");
        picture(screen);
    }

    @Test
    void a_picture_of_iterm2_takes_its_rows() {
        picture(drawn("ab\r\n\u001b]1337;File=inline=1;size=9:" + png(30, 40) + "\u0007\r\nafter\r\n"));
    }

    /** Three rows of 18 pixels cover 40. */
    private static void picture(DrawnScreen screen) {
        assertThat(screen.lines()).containsExactly("ab", "", "", "", "after");
        assertThat(screen.pictures()).singleElement().satisfies(placed -> {
            assertThat(placed.row()).isEqualTo(1);
            assertThat(placed.column()).isZero();
            assertThat(placed.picture().image().getWidth()).isEqualTo(30);
            assertThat(placed.picture().image().getRGB(29, 39)).isEqualTo(Color.RED.getRGB());
        });
    }

    @Test
    void sixels_are_drawn_a_band_and_a_colour_at_a_time() {
        // Two columns of red over six rows, green in the first row of the next band, one column further right.
        DrawnScreen screen = drawn("\u001bP0;1;0q\"1;1;3;7#0;2;100;0;0#1;2;0;100;0#0!2~-#1??@\u001b\\\r\n");
        BufferedImage image = screen.pictures().get(0).picture().image();
        assertThat(image.getWidth()).isEqualTo(3);
        assertThat(image.getHeight()).isEqualTo(7);
        assertThat(image.getRGB(1, 5)).isEqualTo(Color.RED.getRGB());
        assertThat(image.getRGB(2, 6)).isEqualTo(Color.GREEN.getRGB());
        assertThat(image.getRGB(2, 0)).as("what is not painted is clear").isZero();
    }

    @Test
    void the_page_places_pieces_by_their_columns_and_fetches_nothing() {
        String page = ScreenPage.of(drawn("a<b \u001b[31mred"), Palette.LIGHT);
        assertThat(page)
                .contains(">a&lt;b </b>")
                .contains("left:" + (ScreenPage.MARGIN + 4 * DrawnScreen.CELL_WIDTH) + "px")
                .contains("color:#c01c28")
                .doesNotContain("http", "url(");
    }
}
