package org.nianbao.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
 * the template, each in a row with the label of its part of the narrative, or the name of its
 * sheet.
 */
public final class DraftSheet {
  private static final int LAST_LABEL_COLUMN = 1;

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
        boolean sentence = cell.formula() != null && cell.content() instanceof CellContent.Text;
        Field part = sentence ? part(template, sheet, cell.address().row()) : null;
        if (part != null && submission.text(part.key()).isEmpty()) {
          drafts.merge(part.key(), cell.content().toString(), String::concat);
        }
      }
    }
    drafts.values().removeIf(String::isBlank);
    drafts.replaceAll((key, text) -> template.draftMark() + text);
    return drafts;
  }

  /** Returns the part of the narrative that a row is about; null if none. */
  private static @Nullable Field part(Template template, Grid sheet, int row) {
    for (int column = 0; column <= LAST_LABEL_COLUMN; column++) {
      String words = sheet.text(new Address(row, column)).strip();
      for (Field part : template.narratives()) {
        boolean named = part.label().equals(words) || part.sheet().equals(words);
        if (named || part.key().equals(words)) { // a template of one's own may have keys
          return part;
        }
      }
    }
    return null;
  }

  /**
   * Returns whether the form is filled in and every figure has a value; a blank figure counts as 0.
   */
  public static boolean isComplete(Submission submission) {
    return submission.values().size() == submission.template().figures().size()
        && !submission.isBlank();
  }
}
