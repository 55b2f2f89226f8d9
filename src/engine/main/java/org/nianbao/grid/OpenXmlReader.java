package org.nianbao.grid;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.nianbao.message.Message;

/**
 * Reads zip files of XML into one grid for each sheet, in order: Office Open XML workbooks and
 * documents, and OFD documents.
 */
public final class OpenXmlReader {
  private OpenXmlReader() {}

  /**
   * A reading of a file's content.
   *
   * @param <T> the result
   */
  public interface Reading<T> {
    /**
     * Reads the content.
     *
     * @throws UnreadableContentException if the content is invalid
     */
    T read() throws IOException;
  }

  /**
   * Reads a workbook or a document held in memory.
   *
   * @param file the file's name in messages
   * @param content the file's content
   * @throws UnreadableFileException if the file has another format or cannot be read, with the
   *     reason
   */
  public static List<Grid> read(String file, byte[] content) throws UnreadableFileException {
    return withFileName(file, () -> read(content, new Budget(Limits.DEFAULT), Map.of()));
  }

  /**
   * Reads a workbook or a document. If names are given, the sheets of these names are returned
   * without cells and data validations are skipped, to save time; faults in the skipped parts go
   * unnoticed. A sheet with comments or with content outside its region is read nevertheless.
   *
   * @param content the file's content
   * @param budget the resources that reading may use
   * @param known the cells to skip, by the names of their sheets
   * @throws UnreadableContentException if the file has another format or cannot be read
   */
  public static List<Grid> read(byte[] content, Budget budget, Map<String, KnownCells> known)
      throws IOException {
    Budget.checkFileSize(content.length, budget.limits());
    FileKind kind = FileKind.of(content);
    return switch (kind) {
      case ZIP -> readArchive(content, budget, known);
      case OPEN_DOCUMENT -> OdfReader.read(content, budget);
      case XML_WORKBOOK -> ExcelXmlReader.read(content, budget);
      default -> throw kind.unsupported();
    };
  }

  private static List<Grid> readArchive(
      byte[] content, Budget budget, Map<String, KnownCells> known) {
    try (ZipArchive archive = ZipArchive.open(content, budget)) {
      if (OdfReader.isOpenDocument(archive)) {
        return OdfReader.read(archive, budget);
      }
      if (archive.has(XlsbReader.WORKBOOK)) {
        return XlsbReader.read(archive, budget);
      }
      if (archive.has(OfdReader.MAIN_PART)) {
        return OfdReader.read(archive, budget);
      }
      String document = DocxReader.documentPart(archive, budget);
      return document == null
          ? XlsxReader.read(archive, budget, known)
          : DocxReader.read(archive, document, budget);
    } catch (IOException e) {
      throw UnreadableContentException.damaged(e); // it is in memory: nothing else can fail
    }
  }

  /**
   * Reads the contents of an .xlsx workbook other than the cells of its sheets.
   *
   * @param file the file's name in messages
   * @param workbook the file's content
   * @throws UnreadableFileException if the file is not an .xlsx workbook
   */
  public static WorkbookParts readExtras(String file, byte[] workbook)
      throws UnreadableFileException {
    return withFileName(
        file,
        () -> {
          Budget budget = new Budget(Limits.DEFAULT);
          try (ZipArchive archive = ZipArchive.open(workbook, budget)) {
            return XlsxReader.readExtras(archive, budget);
          }
        });
  }

  /**
   * Returns the widths of the first columns of each sheet of an .xlsx workbook, in characters, by
   * the name of the sheet.
   *
   * @param file the file's name in messages
   * @param workbook the file's content
   * @param columns the number of columns
   * @throws UnreadableFileException if the file is not an .xlsx workbook
   */
  public static Map<String, List<Double>> readColumnWidths(
      String file, byte[] workbook, int columns) throws UnreadableFileException {
    return withFileName(
        file,
        () -> {
          Budget budget = new Budget(Limits.DEFAULT);
          try (ZipArchive archive = ZipArchive.open(workbook, budget)) {
            return XlsxReader.readColumnWidths(archive, budget, columns);
          }
        });
  }

  /**
   * Performs a reading and adds the file's name to any failure.
   *
   * @param file the file's name in messages
   * @param reading the reading
   * @throws UnreadableFileException if the content was refused or is truncated, or memory is
   *     exhausted
   */
  public static <T> T withFileName(String file, Reading<T> reading) throws UnreadableFileException {
    try {
      return reading.read();
    } catch (UnreadableContentException e) {
      throw new UnreadableFileException(file, e.reason(), e);
    } catch (UnreadableFileException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableFileException(file, Message.of("grid.broken-off"), e);
    } catch (OutOfMemoryError e) {
      // one oversized file must not end the processing of all others
      throw new UnreadableFileException(file, Message.of(UnreadableFileException.NO_MEMORY), e);
    }
  }
}
