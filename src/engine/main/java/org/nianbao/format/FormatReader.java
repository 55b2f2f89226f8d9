package org.nianbao.format;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.nianbao.grid.Budget;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.KnownCells;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.grid.UnreadableContentException;

/** Reads received files of every format that needs no library. */
public final class FormatReader {
  private FormatReader() {}

  /**
   * Reads a file. The format is recognized by the content.
   *
   * @param budget the resources that reading may use
   * @param known the cells to skip, by the names of their sheets, as in {@link OpenXmlReader}
   * @throws UnreadableContentException if the file has another format or cannot be read
   */
  public static List<Grid> read(byte[] content, Budget budget, Map<String, KnownCells> known)
      throws IOException {
    Budget.checkFileSize(content.length, budget.limits());
    return switch (FileKind.of(content)) {
      case TEXT -> TextReader.read(content, budget);
      case RICH_TEXT -> RtfReader.read(content, budget);
      default -> OpenXmlReader.read(content, budget, known);
    };
  }
}
