package org.nianbao.grid;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.nianbao.message.Message;

/** Reads files of Office Open XML, workbooks and documents, into grids, one a sheet, in order. */
public final class OpenXmlReader {
  private OpenXmlReader() {}

  /** Reads from a file's content. */
  public interface Reading<T> {
    /**
     * Reads.
     *
     * @throws Refusal if the content cannot be read as what it should be
     */
    T read() throws IOException;
  }

  /**
   * Reads a workbook or a document held in memory.
   *
   * @param file what messages call it
   * @throws UnreadableFileException if it is of another format or cannot be read, saying why
   */
  public static List<Grid> read(String file, byte[] content) throws IOException {
    return explained(file, () -> read(content, new Budget(Limits.DEFAULT), Set.of()));
  }

  /**
   * Reads the cells of a workbook or a document, without those of sheets of these names and the data
   * validations, where that saves time; what is wrong with these alone then goes unnoticed.
   *
   * @param budget what reading may use
   * @throws Refusal if it is of another format or cannot be read
   */
  public static List<Grid> read(byte[] content, Budget budget, Set<String> unwanted)
      throws IOException {
    Budget.fileBytes(content.length, budget.limits());
    FileKind kind = FileKind.of(content);
    if (kind != FileKind.ZIP) {
      throw kind.refusal();
    }
    try (Archive archive = Archive.open(content, budget)) {
      return archive.has(DocxReader.DOCUMENT)
          ? DocxReader.read(archive, budget)
          : XlsxReader.read(archive, budget, unwanted);
    }
  }

  /**
   * What an .xlsx workbook holds beside the cells of its sheets.
   *
   * @param file what messages call it
   * @throws UnreadableFileException if it is no .xlsx workbook
   */
  public static WorkbookExtras extras(String file, byte[] workbook) throws IOException {
    return explained(
        file,
        () -> {
          Budget budget = new Budget(Limits.DEFAULT);
          try (Archive archive = Archive.open(workbook, budget)) {
            return XlsxReader.extras(archive, budget);
          }
        });
  }

  /**
   * Reads, and names the file in whatever goes wrong.
   *
   * @throws UnreadableFileException if the content was refused or breaks off, or there is no memory
   */
  public static <T> T explained(String file, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (Refusal e) {
      throw new UnreadableFileException(file, e.reason(), e);
    } catch (UnreadableFileException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableFileException(file, Message.of("grid.broken-off"), e);
    } catch (OutOfMemoryError e) {
      // One file too large for this computer must not end the work on all others.
      throw new UnreadableFileException(file, Message.of("grid.computer-memory"), e);
    }
  }
}
