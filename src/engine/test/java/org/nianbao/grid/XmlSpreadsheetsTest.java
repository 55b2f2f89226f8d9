package org.nianbao.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nianbao.Trials;

/** Random sheets, written in formats that are XML, are read back. */
class XmlSpreadsheetsTest {
  private static final List<String> TEXTS =
      List.of("总计", " 前后 ", "一\n二", "a<b>&'c'", "三  四", "０", "\ud840\udc00");

  private static Grid random(Random random, int number) {
    List<Cell> cells = new ArrayList<>();
    Set<Integer> hidden = new HashSet<>();
    int lastRow = 0;
    for (int row = 0; row < 12; row++) {
      for (int column = 0; column < 5; column++) {
        if (random.nextInt(3) == 0) {
          cells.add(new Cell(new Address(row, column), content(random), null));
          lastRow = row;
        }
      }
    }
    for (int row = 0; row <= lastRow && !cells.isEmpty(); row++) {
      if (random.nextInt(5) == 0) {
        hidden.add(row);
      }
    }
    List<Region> merged = new ArrayList<>();
    if (random.nextBoolean()) {
      Region region = Region.parse("B2:C4");
      merged.add(region);
      cells.removeIf(
          cell -> region.contains(cell.address()) && !cell.address().equals(region.first()));
    }
    return new Grid("表 " + number, random.nextInt(4) == 0, cells, merged, hidden, List.of());
  }

  private static CellContent content(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new CellContent.Text(TEXTS.get(random.nextInt(TEXTS.size())));
      case 1 -> new CellContent.Day(LocalDate.of(2025, 1, 1 + random.nextInt(31)));
      default ->
          new CellContent.Numeric(
              BigDecimal.valueOf(random.nextInt(2_000) - 1_000L, random.nextInt(3))
                  .add(BigDecimal.ZERO.setScale(2))
                  .stripTrailingZeros());
    };
  }

  private static String described(List<Grid> sheets) {
    StringBuilder text = new StringBuilder();
    for (Grid sheet : sheets) {
      int last = sheet.cells().isEmpty() ? -1 : sheet.extent().last().row();
      text.append(sheet.name()).append(sheet.isHidden());
      sheet.cells().forEach(cell -> text.append(' ').append(cell.address()).append(cell.content()));
      text.append(sheet.cells().isEmpty() ? List.of() : sheet.mergedRegions());
      Set<Integer> hidden = new TreeSet<>(sheet.hiddenRows());
      hidden.removeIf(row -> row > last);
      text.append(hidden).append('\n');
    }
    return text.toString();
  }

  @Test
  void randomSheetsAreReadBack() {
    Trials.of(
        60,
        random -> {
          List<Grid> sheets = List.of(random(random, 1), random(random, 2));
          String expected = described(sheets);
          byte[] openDocument = XmlSpreadsheets.openDocument(sheets);
          assertEquals(expected, described(OpenXmlReader.read("表.fods", openDocument)));
          byte[] excel = XmlSpreadsheets.excel2003(sheets);
          assertEquals(expected, described(OpenXmlReader.read("表.xml", excel)));
        });
  }
}
