package org.nianbao.grid;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads the text of a PDF, line by line as it stands on the pages. */
final class PdfReader {
  /** A report has some ten pages. */
  private static final int MOST_PAGES = 300;

  private PdfReader() {}

  static List<Grid> read(byte[] content, Budget budget) {
    String text = text(content);
    if (text.isBlank()) { // pages scanned as pictures
      throw FileKind.PDF.refusal();
    }
    DocumentGrid grid = new DocumentGrid(budget);
    text.lines().forEach(grid::paragraph);
    return List.of(grid.grid(Grid.Source.TEXT, "PDF"));
  }

  private static String text(byte[] content) {
    try (PDDocument document = Loader.loadPDF(content)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setEndPage(MOST_PAGES);
      return stripper.getText(document);
    } catch (InvalidPasswordException e) {
      throw new Refusal("grid.encrypted");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw Refusal.damaged(e); // the parser answers damage with whatever comes up
    }
  }
}
