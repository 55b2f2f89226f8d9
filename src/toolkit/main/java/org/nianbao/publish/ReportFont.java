package org.nianbao.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A font that is embedded in the documents that are laid out here. */
final class ReportFont {
  /** What a character is replaced by that the fonts do not have. */
  static final int SUBSTITUTE = '〓';

  private final String name;
  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final float unitsPerEm;

  private ReportFont(String name) {
    this.name = name;
    try (InputStream in =
        ReportFont.class.getResourceAsStream("/org/nianbao/templates/fonts/" + name + ".ttf")) {
      if (in == null) {
        throw new IllegalStateException("not packaged: " + name);
      }
      font = new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
      glyphs = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the font of texts and tables. */
  static ReportFont text() {
    return new ReportFont("NotoSerifSC");
  }

  /** Returns the font of headings, which has fewer characters. */
  static ReportFont heading() {
    return new ReportFont("NotoSansSC");
  }

  String name() {
    return name;
  }

  TrueTypeFont font() {
    return font;
  }

  int glyph(int character) {
    return glyphs.getGlyphId(character);
  }

  boolean hasAll(String text) {
    return text.codePoints().allMatch(each -> glyph(each) != 0);
  }

  /** Returns the width of a character in ems. */
  float width(int character) {
    try {
      return font.getAdvanceWidth(glyph(character)) / unitsPerEm;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the font is in memory
    }
  }
}
