package org.nianbao.grid;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads the text of a PDF, line by line as it stands on the pages. */
final class PdfReader {
  /** A report has some ten pages. */
  private static final int MOST_PAGES = 300;

  private PdfReader() {}

  static List<Grid> read(byte[] content, Budget budget) {
    String text = text(content, budget);
    if (text.isBlank()) { // pages scanned as pictures
      throw FileKind.PDF.refusal();
    }
    DocumentGrid grid = new DocumentGrid(budget);
    text.lines().forEach(grid::paragraph);
    return List.of(grid.grid(Grid.Source.TEXT, "PDF"));
  }

  private static String text(byte[] content, Budget budget) {
    try (PDDocument document = Loader.loadPDF(new TimedBytes(content, budget))) {
      PDFTextStripper stripper = new Stripper(budget);
      stripper.setSortByPosition(true);
      stripper.setEndPage(MOST_PAGES);
      return stripper.getText(document);
    } catch (InvalidPasswordException e) {
      throw new Refusal("grid.encrypted");
    } catch (Refusal e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw Refusal.damaged(e); // the parser answers damage with whatever comes up
    }
  }

  /** Forms may draw one another without end, and pages be the same a thousand times. */
  private static final class Stripper extends PDFTextStripper {
    /** A page has some thousand. */
    private static final int MOST_OPERATIONS = 300_000;

    private static final int MOST_CHARACTERS = 200_000;

    private final Budget budget;
    private int operations;
    private int characters;

    Stripper(Budget budget) {
      this.budget = budget;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      budget.time();
      if (++operations > MOST_OPERATIONS) {
        throw new Refusal("grid.limit.document");
      }
      super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition text) {
      if (++characters > MOST_CHARACTERS) {
        throw new Refusal("grid.limit.document");
      }
      super.processTextPosition(text);
    }
  }
}
