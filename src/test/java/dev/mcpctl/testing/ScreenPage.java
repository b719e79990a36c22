package dev.mcpctl.testing;

import java.util.List;
import java.util.Locale;

/** A drawn screen as a web page that needs nothing else, to be looked at and photographed. */
public final class ScreenPage {

    /** The room around the text, in pixels. */
    public static final int MARGIN = 12;

    private final DrawnScreen screen;
    private final Palette palette;
    private final StringBuilder page = new StringBuilder();

    private ScreenPage(DrawnScreen screen, Palette palette) {
        this.screen = screen;
        this.palette = palette;
    }

    /** The page as HTML. */
    public static String of(DrawnScreen screen, Palette palette) {
        return new ScreenPage(screen, palette).html();
    }

    /** How wide the page is, in pixels. */
    public static int width(DrawnScreen screen) {
        return screen.columns() * DrawnScreen.CELL_WIDTH + 2 * MARGIN;
    }

    /** How high the page is, in pixels. */
    public static int height(DrawnScreen screen) {
        return screen.rows().size() * DrawnScreen.CELL_HEIGHT + 2 * MARGIN;
    }

    private String html() {
        page.append("<!DOCTYPE html><html data-ready=\"true\"><meta charset=\"utf-8\"><style>")
                .append("body{margin:0;background:")
                .append(colour(palette.background()))
                .append(";width:")
                .append(width(screen))
                .append("px;height:")
                .append(height(screen))
                // 0.602 of the size is the width of a character in DejaVu Sans Mono and its relatives.
                .append("px}b,img{position:absolute;font:13.29px/18px 'DejaVu Sans Mono',monospace;white-space:pre}")
                .append("</style><body>");
        for (int row = 0; row < screen.rows().size(); row++) {
            row(row, screen.rows().get(row));
        }
        for (DrawnScreen.Placed placed : screen.pictures()) {
            page.append("<img style=\"")
                    .append(place(placed.row(), placed.column()))
                    .append("\" src=\"")
                    .append(placed.picture().dataUri())
                    .append("\">");
        }
        return page.append("</body></html>\n").toString();
    }

    /** Cells that look alike in one piece, so that the page stays small; a wide one by itself, so that it keeps its place. */
    private void row(int row, List<DrawnScreen.Cell> cells) {
        int column = 0;
        for (int first = 0; first < cells.size(); ) {
            DrawnScreen.Cell look = cells.get(first);
            int end = first + 1;
            StringBuilder text = new StringBuilder(look.text());
            while (end < cells.size()
                    && look.width() == 1
                    && cells.get(end).width() == 1
                    && cells.get(end).looksLike(look)) {
                text.append(cells.get(end).text());
                end++;
            }
            int width = end - first - 1 + look.width();
            if (!text.toString().isBlank() || palette.behind(look) != palette.background()) {
                piece(place(row, column) + ";width:" + width * DrawnScreen.CELL_WIDTH + "px", look, text.toString());
            }
            column += width;
            first = end;
        }
    }

    private void piece(String place, DrawnScreen.Cell look, String text) {
        page.append("<b style=\"").append(place);
        page.append(";color:").append(colour(palette.ink(look)));
        if (palette.behind(look) != palette.background()) {
            page.append(";background:").append(colour(palette.behind(look)));
        }
        page.append(";font-weight:").append(look.bold() ? 700 : 400);
        page.append(look.italic() ? ";font-style:italic" : "");
        page.append(look.underlined() ? ";text-decoration:underline" : "");
        page.append("\">").append(escaped(text)).append("</b>");
    }

    private static String place(int row, int column) {
        return "left:" + (MARGIN + column * DrawnScreen.CELL_WIDTH) + "px;top:"
                + (MARGIN + row * DrawnScreen.CELL_HEIGHT) + "px";
    }

    private static String colour(int number) {
        return String.format(Locale.ROOT, "#%06x", number);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
