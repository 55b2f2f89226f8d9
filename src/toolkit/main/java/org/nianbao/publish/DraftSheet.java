package org.nianbao.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.jxls.FormWriter;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.workbook.FormWorkbook;

/**
 * Drafts of a narrative: sentences that restate figures. They are formulas on the draft sheet of
 * the template, each in a row that begins with the key of its part of the narrative.
 */
public final class DraftSheet {
  private DraftSheet() {}

  /**
   * Returns the drafts of the empty parts of a narrative, by key, each with the mark of a draft.
   * Returns none if the form has no draft sheet, is blank, or lacks a readable figure.
   *
   * @throws IOException if the template cannot be filled with the submission
   */
  public static Map<String, String> of(Submission submission) throws IOException {
    Template template = submission.template();
    Map<String, String> drafts = new LinkedHashMap<>();
    if (!template.hasSheet(Template.DRAFT_SHEET) || !isComplete(submission)) {
      return drafts;
    }
    byte[] form = FormWriter.workbook(new FormWorkbook(submission));
    List<Grid> sheets = new ArrayList<>(OpenXmlReader.read(Template.DRAFT_SHEET, form));
    sheets.removeIf(sheet -> !sheet.name().equals(Template.DRAFT_SHEET));
    for (Grid sheet : sheets) {
      for (Cell cell : sheet.cells()) {
        String key = sheet.text(new Address(cell.address().row(), 0)).strip();
        Field field = template.field(key);
        boolean sentence = cell.formula() != null && cell.content() instanceof CellContent.Text;
        if (field != null && sentence && submission.text(key).isEmpty()) {
          drafts.merge(key, cell.content().toString(), String::concat);
        }
      }
    }
    drafts.values().removeIf(String::isBlank);
    drafts.replaceAll((key, text) -> template.draftMark() + text);
    return drafts;
  }

  /**
   * Returns whether the form is filled in and every figure has a value; a blank figure counts as 0.
   */
  public static boolean isComplete(Submission submission) {
    return submission.values().size() == submission.template().figures().size()
        && !submission.isBlank();
  }
}
