package org.nianbao.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.nianbao.grid.Budget;
import org.nianbao.grid.DocumentGridBuilder;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableContentException;

/**
 * Reads a PDF: its tables by the lines around their cells, if there are any, and its text line by
 * line.
 */
final class PdfReader {
  private PdfReader() {}

  static List<Grid> read(byte[] content, Budget budget) {
    List<PdfPage> pages = pages(content, budget);
    if (pages.stream().allMatch(page -> page.glyphs().isEmpty())) { // the pages are scanned images
      throw FileKind.PDF.unsupported();
    }
    List<Grid> grids = new ArrayList<>();
    Grid tables = PdfDocument.of(pages, budget);
    if (tables != null) {
      grids.add(tables);
    }
    DocumentGridBuilder text = new DocumentGridBuilder(budget);
    for (PdfPage page : pages) {
      PdfDocument.withoutPageNumber(TextLine.of(page.glyphs()))
          .forEach(line -> text.addParagraph(line.text()));
    }
    grids.add(text.build(Grid.Source.TEXT, "PDF"));
    return grids;
  }

  private static List<PdfPage> pages(byte[] content, Budget budget) {
    try (PDDocument document = Loader.loadPDF(new TimeLimitedBytes(content, budget))) {
      return PdfContentCollector.of(document, budget);
    } catch (InvalidPasswordException e) {
      throw new UnreadableContentException("grid.encrypted");
    } catch (UnreadableContentException e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw UnreadableContentException.damaged(
          e); // the parser throws many kinds of exceptions for damaged files
    }
  }
}
