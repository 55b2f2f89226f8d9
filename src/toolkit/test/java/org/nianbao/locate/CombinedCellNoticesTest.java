package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.message.Messages;
import org.nianbao.template.Template;

/** Tables copied from programs that hold every number as text. */
class CombinedCellNoticesTest {
  private static final Template TEMPLATE = Template.current();
  private static final String TABLE = "依申请公开";

  @TempDir Path folder;

  /** The notices about a filled form of which these cells of a table hold their numbers as text. */
  private List<Discrepancy> notices(Predicate<Cell> asText, String written) throws Exception {
    List<Grid> sheets =
        FilledForm.grids(folder, FilledForm.figures()).stream()
            .map(sheet -> sheet.name().equals(TABLE) ? changed(sheet, asText, written) : sheet)
            .toList();
    Submission read = SubmissionReader.read(TEMPLATE, sheets, "小店镇.xlsx");
    assertEquals(TEMPLATE.figures().size(), read.knownFigureCount());
    return read.readingDiscrepancies().stream()
        .filter(each -> each.rule().equals("V-TEXT"))
        .toList();
  }

  private static Grid changed(Grid sheet, Predicate<Cell> asText, String written) {
    List<Cell> cells =
        sheet.cells().stream()
            .map(
                cell ->
                    cell.content() instanceof CellContent.Numeric && asText.test(cell)
                        ? new Cell(
                            cell.address(),
                            new CellContent.Text(written.replace("数", cell.content().toString())),
                            null)
                        : cell)
            .toList();
    return new Grid(TABLE, false, cells, sheet.mergedRegions(), Set.of(), List.of());
  }

  @Test
  void areSaidOnceForASheet() throws Exception {
    List<Discrepancy> notices = notices(cell -> true, "数");
    assertEquals(1, notices.size());
    Discrepancy notice = notices.get(0);
    long figures =
        TEMPLATE.fieldsOn(TABLE).values().stream()
            .filter(field -> TEMPLATE.computingRule(field.key()).isEmpty() && field.isFigure())
            .count();
    assertTrue(notice.cells().size() >= figures, notice.cells().toString());
    String said = Messages.CHINESE.format(notice.message());
    assertTrue(said.startsWith("“依申请公开”有 " + notice.cells().size() + " 格的数是文字格式（D5、E5、"), said);
    assertTrue(said.contains("…）"), said);
  }

  @Test
  void oneIsNamed() throws Exception {
    List<Discrepancy> notices = notices(cell -> cell.address().toString().equals("E7"), "数");
    assertEquals(1, notices.size());
    assertEquals(List.of(new CellPlace(TABLE, Address.parse("E7"))), notices.get(0).cells());
    String said = Messages.CHINESE.format(notices.get(0).message());
    assertTrue(said.contains("写成了文字“"), said);
  }

  /** An amount in 元 is another number than the one in 万元 that it is read as. */
  @ParameterizedTest
  @CsvSource({
    "12, 12, true",
    "'12 ', 12, true",
    "'1,036', 1036, true",
    "0.00, 0, true",
    "-3, -3, true",
    "120000, 12, false",
    "３, 3, false",
    "3件, 3, false",
    "'1,2', 12, false"
  })
  void bareNumbers(String text, BigDecimal number, boolean bare) {
    assertEquals(bare, CombinedCellNotices.isNumberOnly(text, number));
  }

  @Test
  void thoseWithOneMeasureWordAreSaidOnce() throws Exception {
    List<Discrepancy> notices = notices(cell -> true, "数件");
    assertEquals(1, notices.size());
    String said = Messages.CHINESE.format(notices.get(0).message());
    assertTrue(
        said.startsWith("“依申请公开”有 " + notices.get(0).cells().size() + " 格的数后面带有“件”字（D5、E5、"), said);
  }

  /** What was typed in other ways may be read wrongly, and is shown one by one. */
  @Test
  void othersAreNamedOneByOne() throws Exception {
    List<Discrepancy> notices = notices(cell -> cell.address().row() == 6, "共数件");
    assertTrue(notices.size() > 1);
    assertTrue(notices.stream().allMatch(each -> each.actual().endsWith("件")));
  }
}
