package dev.mcpctl.output;

import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Shows Markdown on a terminal, modestly: headings, emphasis, code, lists, quotes, tables and links, each on lines of its own as
 * its author had them, broken where they are too long; everything else as it was written. Loaded only for a Markdown text on a
 * terminal.
 */
final class MarkdownText {

    /** Longer texts than anybody reads are shown as they were written. */
    private static final int LONGEST = 1 << 20;

    /** Narrower than this nothing can be read. */
    private static final int LEAST_COLUMNS = 10;

    private static final String RULE = "─".repeat(20);

    private final TextSink out;

    MarkdownText(TextSink out) {
        this.out = out;
    }

    void print(String untrusted) {
        if (untrusted.length() > LONGEST) {
            out.block(untrusted);
            return;
        }
        try {
            Parser.builder().build().parse(untrusted).accept(new Blocks());
        } catch (StackOverflowError tooDeep) {
            out.endLine().block(untrusted);
        }
    }

    /** Walks the tree; what is open around a text decides its margin and style. */
    private final class Blocks extends AbstractVisitor {

        private String margin = "";
        private @Nullable String bullet;
        private @Nullable Style style;
        private StyledText text = new StyledText();
        private boolean begun;

        @Override
        public void visit(Heading heading) {
            block(heading, Style.HEADING);
        }

        @Override
        public void visit(Paragraph paragraph) {
            block(paragraph, null);
        }

        private void block(Node node, @Nullable Style look) {
            begin(node);
            style = look;
            text = new StyledText();
            visitChildren(node);
            style = null;
            MarkdownTable table = look == null ? MarkdownTable.of(text) : null;
            if (table == null) {
                printText();
            } else {
                table.print(out, margin);
            }
        }

        private void printText() {
            int columns = Math.max(LEAST_COLUMNS, out.width() - DisplayWidth.of(margin));
            String before = "";
            for (List<StyledText.Word> line : text.filled(columns)) {
                out.ours(before);
                StyledText.print(line, out);
                out.newline();
                before = margin;
            }
        }

        /** An empty line between blocks, none within a tight list, and what stands before the first line. */
        private void begin(Node node) {
            if (begun && bullet == null && !(node.getParent() instanceof ListItem && node.getPrevious() == null)) {
                out.ours(margin.stripTrailing()).newline();
            }
            begun = true;
            String first = bullet;
            bullet = null;
            out.ours(first == null ? margin : first);
        }

        @Override
        public void visit(BulletList list) {
            items(list, 0, "• ");
        }

        @Override
        public void visit(OrderedList list) {
            Integer start = list.getMarkerStartNumber();
            items(list, start == null ? 1 : start, "");
        }

        private void items(Node list, int number, String mark) {
            boolean tight = ((ListBlock) list).isTight();
            String outer = margin;
            int next = number;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                String head = mark.isEmpty() ? next++ + ". " : mark;
                boolean apart =
                        begun && (item.getPrevious() == null ? !(list.getParent() instanceof ListItem) : !tight);
                if (apart) {
                    out.ours(outer.stripTrailing()).newline();
                }
                begun = true;
                bullet = outer + head;
                margin = outer + " ".repeat(head.length());
                visitChildren(item);
                emptyItem();
                margin = outer;
            }
        }

        private void emptyItem() {
            if (bullet != null) {
                out.ours(bullet).newline();
                bullet = null;
            }
        }

        @Override
        public void visit(BlockQuote quote) {
            String outer = margin;
            String around = bullet == null ? outer : bullet;
            if (begun && bullet == null) {
                out.ours(outer.stripTrailing()).newline();
            }
            begun = false;
            bullet = around + "│ ";
            margin = outer + "│ ";
            visitChildren(quote);
            emptyItem();
            begun = true;
            margin = outer;
        }

        @Override
        public void visit(FencedCodeBlock code) {
            lines(code, code.getLiteral(), Style.CODE);
        }

        @Override
        public void visit(IndentedCodeBlock code) {
            lines(code, code.getLiteral(), Style.CODE);
        }

        @Override
        public void visit(HtmlBlock html) {
            lines(html, html.getLiteral(), Style.FAINT);
        }

        private void lines(Node node, String literal, Style look) {
            begin(node);
            String before = "";
            for (String line : literal.stripTrailing().split("\n", -1)) {
                out.ours(before)
                        .ours("  ")
                        .label(look, line.replace("\t", "    "))
                        .newline();
                before = margin;
            }
        }

        @Override
        public void visit(ThematicBreak rule) {
            begin(rule);
            out.ours(Style.FAINT, RULE).newline();
        }

        @Override
        public void visit(Text node) {
            text.add(style, node.getLiteral());
        }

        @Override
        public void visit(Code code) {
            text.add(Style.CODE, code.getLiteral());
        }

        @Override
        public void visit(HtmlInline html) {
            text.add(Style.FAINT, html.getLiteral());
        }

        @Override
        public void visit(Emphasis emphasis) {
            within(emphasis, Style.EMPHASIS);
        }

        @Override
        public void visit(StrongEmphasis emphasis) {
            within(emphasis, Style.STRONG);
        }

        private void within(Node node, Style look) {
            Style outer = style;
            style = look;
            visitChildren(node);
            style = outer;
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!(link.getFirstChild() instanceof Text only && only.getLiteral().equals(link.getDestination()))) {
                text.add(null, " (")
                        .addLink(link.getDestination(), link.getDestination())
                        .add(null, ")");
            }
        }

        @Override
        public void visit(Image image) {
            text.add(null, "[picture: ");
            visitChildren(image);
            text.add(null, " (")
                    .addLink(image.getDestination(), image.getDestination())
                    .add(null, ")]");
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            text.newLine();
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            text.newHardLine();
        }
    }
}
