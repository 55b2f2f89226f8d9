package org.nianbao.reader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.nianbao.grid.Budget;
import org.nianbao.grid.DocumentGrid;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Refusal;

/**
 * Reads a PDF: its tables by the lines around their cells, if there are any, and its text line by
 * line.
 */
final class PdfReader {
  private PdfReader() {}

  static List<Grid> read(byte[] content, Budget budget) {
    List<PrintedPage> pages = pages(content, budget);
    if (pages.stream().allMatch(page -> page.glyphs().isEmpty())) { // the pages are scanned images
      throw FileKind.PDF.refusal();
    }
    List<Grid> grids = new ArrayList<>();
    Grid tables = PrintedDocument.of(pages, budget);
    if (tables != null) {
      grids.add(tables);
    }
    DocumentGrid text = new DocumentGrid(budget);
    for (PrintedPage page : pages) {
      TextLine.of(page.glyphs()).forEach(line -> text.paragraph(line.text()));
    }
    grids.add(text.grid(Grid.Source.TEXT, "PDF"));
    return grids;
  }

  private static List<PrintedPage> pages(byte[] content, Budget budget) {
    try (PDDocument document = Loader.loadPDF(new TimedBytes(content, budget))) {
      return PdfPages.of(document, budget);
    } catch (InvalidPasswordException e) {
      throw new Refusal("grid.encrypted");
    } catch (Refusal e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw Refusal.damaged(e); // the parser throws many kinds of exceptions for damaged files
    }
  }
}
