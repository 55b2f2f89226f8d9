package org.nianbao.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.nianbao.publish.LaidOutPage.PlacedText;
import org.nianbao.publish.LaidOutPage.Rule;

/** Writes pages as a PDF. The fonts are embedded as subsets. */
final class PdfReportWriter {
  private static final float RULE_WIDTH = 0.5f;

  private PdfReportWriter() {}

  /** Returns the bytes of the PDF. */
  static byte[] of(PageLayout layout, String title) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.getDocumentInformation().setTitle(title);
      document.getDocumentCatalog().setLanguage("zh-CN");
      Map<String, PDFont> fonts = new HashMap<>();
      for (ReportFont font : layout.fonts()) {
        fonts.put(font.name(), PDType0Font.load(document, font.font(), true));
      }
      for (LaidOutPage page : layout.pages()) {
        PDPage sheet = new PDPage(new PDRectangle(LaidOutPage.WIDTH, LaidOutPage.HEIGHT));
        document.addPage(sheet);
        try (PDPageContentStream out = new PDPageContentStream(document, sheet)) {
          out.setLineWidth(RULE_WIDTH);
          for (Rule rule : page.rules()) {
            out.moveTo(rule.fromX(), LaidOutPage.HEIGHT - rule.fromY());
            out.lineTo(rule.toX(), LaidOutPage.HEIGHT - rule.toY());
            out.stroke();
          }
          for (PlacedText text : page.texts()) {
            write(text, Objects.requireNonNull(fonts.get(text.font().name())), out);
          }
        }
      }
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // everything is in memory
    }
    return bytes.toByteArray();
  }

  private static void write(PlacedText text, PDFont font, PDPageContentStream out)
      throws IOException {
    out.beginText();
    out.setFont(font, text.size());
    out.newLineAtOffset(text.lefts().get(0), LaidOutPage.HEIGHT - text.baseline());
    out.showTextWithPositioning(adjusted(text).toArray());
    out.endText();
  }

  /** Returns the text with the distances between its characters, in thousandths of an em. */
  private static List<Object> adjusted(PlacedText text) {
    List<Object> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int[] characters = text.text().codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      if (i > 0) {
        float natural = text.font().width(characters[i - 1]) * text.size();
        float gap = text.lefts().get(i) - text.lefts().get(i - 1) - natural;
        if (gap > 0.01f) {
          parts.add(part.toString());
          parts.add(-1000 * gap / text.size());
          part.setLength(0);
        }
      }
      part.appendCodePoint(characters[i]);
    }
    parts.add(part.toString());
    return parts;
  }
}
