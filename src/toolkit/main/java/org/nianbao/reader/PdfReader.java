package org.nianbao.reader;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.nianbao.grid.Budget;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.PageContent;
import org.nianbao.grid.PagedDocument;
import org.nianbao.grid.UnreadableContentException;

/**
 * Reads a PDF: its tables by the lines around their cells, if there are any, and its text line by
 * line.
 */
final class PdfReader {
  private PdfReader() {}

  static List<Grid> read(byte[] content, Budget budget) {
    List<PageContent> pages = pages(content, budget);
    if (pages.stream().allMatch(page -> page.glyphs().isEmpty())) { // the pages are scanned images
      throw FileKind.PDF.unsupported();
    }
    return PagedDocument.read(pages, "PDF", budget);
  }

  private static List<PageContent> pages(byte[] content, Budget budget) {
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
