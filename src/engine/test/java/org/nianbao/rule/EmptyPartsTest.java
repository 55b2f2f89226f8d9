package org.nianbao.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.locate.SubmissionReader;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Which parts of a narrative are empty. */
class EmptyPartsTest {
  /** A sheet in another layout has no cell for each part: its matter may be treated in another. */
  @Test
  void countedPartsOfAWorkbookAreCheckedAsInADocument() {
    List<String> lines =
        List.of(
            "一、总体情况",
            "一是积极推进主动公开。公开12条。",
            "二是规范办理依申请公开。受理3件。",
            "三是强化监督保障。巡检网站平台，加强信息审核管理。",
            "五、存在的主要问题及改进情况",
            "公开不及时，明年改进。");
    List<Cell> cells = new ArrayList<>();
    for (String line : lines) {
      cells.add(new Cell(new Address(cells.size(), 0), CellContent.of(line), null));
    }
    Grid sheet = Grid.of(Grid.Source.SHEET, "Sheet1", false, cells, List.of(), Set.of());
    Submission read = SubmissionReader.read(Template.current(), List.of(sheet), "年报");
    assertEquals("一是积极推进主动公开。公开12条。", read.text("narrative.overview.disclosure"));
    assertEquals("三是强化监督保障。巡检网站平台，加强信息审核管理。", read.text("narrative.overview.supervision"));
    assertEquals(List.of("narrative.other"), EmptyParts.of(read).stream().map(Field::key).toList());
  }
}
