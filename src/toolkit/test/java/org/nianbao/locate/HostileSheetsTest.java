package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.WatchedText;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.reader.GridReader;
import org.nianbao.template.Template;
import org.nianbao.value.FigureParser;

/** Sheets that no office sends: the work on them is bounded. */
class HostileSheetsTest {
  private static final Template TEMPLATE = Template.current();

  @Test
  void everyCharacterOfAFormulaIsLookedAtAFewTimes() {
    WatchedText formula = new WatchedText("a".repeat(10_000));
    Matcher name = FigureReader.SHEET_NAME.matcher(formula);
    assertFalse(name.find());
    assertTrue(formula.asked() <= 10L * formula.length(), () -> formula.asked() + " looks");
  }

  @Test
  void theNameOfTheSheetInAFormulaIsFoundWhereverItStands() {
    assertEquals(
        "SUM(D5:D7)+E5-F1", FigureReader.normalizedFormula("SUM('依申请 公开'!$D$5:D7) + 依申请公开!E5-F1"));
  }

  /** Lines that go on with one another are put together without copying all before each. */
  @Test
  void linesArePutTogetherOnce(@TempDir Path folder) throws Exception {
    long some = allocated(lines(folder, 4_000));
    long twice = allocated(lines(folder, 8_000));
    assertTrue(twice < 3 * some, () -> some + " bytes, for twice the lines " + twice);
  }

  private static Grid lines(Path folder, int many) throws Exception {
    String text = "一、总体情况\n" + "政府信息公开工作认真落实\n".repeat(many);
    Path file = Files.writeString(folder.resolve("lines.txt"), text, StandardCharsets.UTF_8);
    return GridReader.read(file).get(0);
  }

  private static long allocated(Grid document) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    assertNotNull(NarrativeSections.of(TEMPLATE, document).sheets());
    long before = threads.getCurrentThreadAllocatedBytes();
    assertEquals(1, NarrativeSections.of(TEMPLATE, document).sheets().size());
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  void aSheetOfFarMoreMergedRegionsThanAFormIsPassedOver() {
    List<Region> few = regions(100);
    List<Region> many = regions(100_000);
    assertEquals(1, OversizedSheetFilter.filter(List.of(sheet(few))).size());
    assertEquals(0, OversizedSheetFilter.filter(List.of(sheet(many))).size());
  }

  @Test
  void sheetsOfFarMoreCharactersThanAFormArePassedOver() {
    List<Grid> sheets =
        IntStream.range(0, 8).mapToObj(each -> labels(4_000, "（".repeat(180))).toList();
    assertEquals(1, OversizedSheetFilter.filter(sheets).size());
    List<Grid> forms = IntStream.range(0, 8).mapToObj(each -> labels(300, "政府信息公开申请")).toList();
    assertEquals(8, OversizedSheetFilter.filter(forms).size());
  }

  private static Grid labels(int many, String text) {
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < many; row++) {
      cells.add(new Cell(new Address(row, 0), new CellContent.Text(text), null));
    }
    return new Grid("表", false, cells, List.of(), Set.of(), List.of());
  }

  private static List<Region> regions(int many) {
    return IntStream.range(0, many)
        .mapToObj(row -> new Region(new Address(row, 0), new Address(row, 1)))
        .toList();
  }

  private static Grid sheet(List<Region> merged) {
    return new Grid("表", false, List.of(), merged, Set.of(), List.of());
  }

  @Test
  void aTextTooLongForAFigureIsNone() {
    String digits = "1 ".repeat(20_000) + "（备注）";
    assertFalse(FigureParser.isNumber(new CellContent.Text(digits)));
    assertFalse(FigureParser.mayBeFigure(new CellContent.Text("—".repeat(20_000))));
    assertTrue(FigureParser.isNumber(new CellContent.Text("12（" + "备注".repeat(90) + "）")));
  }

  @Test
  void theLabelsOfAPartAreThoseOfTheSheet() {
    Grid grid = labels(10, "政府信息公开申请");
    ReceivedSheet sheet = new ReceivedSheet(grid);
    ReceivedSheet part = sheet.part(5, 9, 0, 0);
    assertEquals(5, part.labelledRows().size());
    assertSame(sheet.labelledRows().get(5).ownLabel(), part.labelledRows().get(0).ownLabel());
  }

  @Test
  void anAreaKnowsItsMergedRegionsAsTheSheetDoes() {
    Random random = new Random(7);
    for (int trial = 0; trial < 200; trial++) {
      List<Region> merged = new ArrayList<>();
      for (int each = 0; each < 8; each++) {
        Address first = new Address(random.nextInt(12), random.nextInt(12));
        Address last =
            new Address(first.row() + random.nextInt(4), first.column() + random.nextInt(4));
        merged.add(new Region(first, last));
      }
      Grid grid = sheet(merged);
      MergedRegionIndex area = new MergedRegionIndex(merged, 3, 9, 2, 8);
      for (int row = 3; row <= 9; row++) {
        for (int column = 2; column <= 8; column++) {
          Address at = new Address(row, column);
          assertEquals(grid.regionOf(at).first(), area.firstCell(row, column), at::toString);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"罚款（含[1]）", "罚款（含【变更】）", "罚款（注）[2]", "罚款（含（[3]）的）"})
  void notesWithinNotes(String label) {
    assertEquals("罚款", LabelComparison.NormalizedLabel.of(label).core());
  }
}
