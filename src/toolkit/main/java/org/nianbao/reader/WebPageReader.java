package org.nianbao.reader;

import java.util.List;
import org.nianbao.grid.Budget;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableContentException;

/**
 * Reads web pages, alone or saved in a single file with their parts. It uses the JDK and jsoup
 * only, so that it compiles to JavaScript.
 */
public final class WebPageReader {
  private WebPageReader() {}

  /**
   * Reads a page.
   *
   * @param kind {@link FileKind#HTML} or {@link FileKind#PAGE_ARCHIVE}
   * @param budget the resources that reading may use
   * @throws UnreadableContentException if the page cannot be read
   */
  public static List<Grid> read(FileKind kind, byte[] content, Budget budget) {
    return switch (kind) {
      case HTML -> HtmlReader.read(content, budget);
      case PAGE_ARCHIVE -> PageArchiveReader.read(content, budget);
      default -> throw kind.unsupported();
    };
  }
}
