package jeoul.cli.output;

/** How many columns of a terminal a text takes: Hangul, Hanja and full-width forms take two. */
final class CellWidth {

    private CellWidth() {}

    static int of(String text) {
        return text.codePoints().map(CellWidth::of).sum();
    }

    /**
     * @see <a href="https://www.unicode.org/reports/tr11/">Unicode, East Asian Width</a>
     */
    private static int of(int codePoint) {
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || type == Character.CONTROL) {
            return 0;
        }
        boolean wide =
                (codePoint >= 0x1100 && codePoint <= 0x115F)
                        || (codePoint >= 0x2E80 && codePoint <= 0x303E)
                        || (codePoint >= 0x3041 && codePoint <= 0x33FF)
                        || (codePoint >= 0x3400 && codePoint <= 0x4DBF)
                        || (codePoint >= 0x4E00 && codePoint <= 0x9FFF)
                        || (codePoint >= 0xA960 && codePoint <= 0xA97C)
                        || (codePoint >= 0xAC00 && codePoint <= 0xD7A3)
                        || (codePoint >= 0xF900 && codePoint <= 0xFAFF)
                        || (codePoint >= 0xFE30 && codePoint <= 0xFE6F)
                        || (codePoint >= 0xFF00 && codePoint <= 0xFF60)
                        || (codePoint >= 0xFFE0 && codePoint <= 0xFFE6)
                        || (codePoint >= 0x1F300 && codePoint <= 0x1FAFF)
                        || (codePoint >= 0x20000 && codePoint <= 0x3FFFD);
        return wide ? 2 : 1;
    }

    /** As much of the text from its start as fits. */
    static String clip(String text, int width) {
        int columns = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            columns += of(codePoint);
            if (columns > width) {
                return text.substring(0, i);
            }
            i += Character.charCount(codePoint);
        }
        return text;
    }

    /** The text with spaces before or after it to fill a column. */
    static String pad(String text, int width, boolean right) {
        String spaces = " ".repeat(Math.max(0, width - of(text)));
        return right ? spaces + text : text + spaces;
    }
}
