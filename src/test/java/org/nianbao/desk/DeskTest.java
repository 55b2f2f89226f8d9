package org.nianbao.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nianbao.desk.ReceivedRow.Standing;

/**
 * The window on a screen. Without a screen the tests are skipped, unless the property {@code
 * nianbao.desk} is {@code required}.
 */
class DeskTest {
  private static final Path UNITS = Path.of("dist/examples/单位");

  private DeskOnScreen desk;

  @BeforeEach
  void open() {
    desk = DeskOnScreen.open();
  }

  @AfterEach
  void close() {
    if (desk != null) {
      desk.close();
    }
  }

  private List<ReceivedRow> rows() {
    return DeskOnScreen.onEventThread(() -> desk.find("received", ReceivedTable.class).all());
  }

  @Test
  void aFolderFillsTheTable() {
    desk.drop(UNITS);
    desk.waitUntilIdle();
    assertEquals(4, rows().size());
    assertEquals(1, rows().stream().filter(row -> row.standing() == Standing.ERROR).count());
    desk.choose("淮安市洪泽区人民政府-2023.xlsx");
    String picture = System.getProperty("nianbao.pictures");
    if (picture != null) desk.paint(Path.of(picture, "error.png"));
    assertTrue(true);
  }
}
