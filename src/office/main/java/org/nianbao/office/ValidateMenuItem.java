package org.nianbao.office;

import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.sheet.XViewFreezable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.Nianbao;
import org.nianbao.check.JsonReport;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Editions;

/**
 * The menu item 校验本表: checks the open document, lists the discrepancies on a sheet of it, and marks
 * the cells.
 */
final class ValidateMenuItem {
  private final MenuItemContext context;
  private final OpenDocument document;
  private final DiscrepancySheet sheet;
  private final CellMarker marks;

  /** The names of the sheets that could not be marked. */
  private final Set<String> unmarkedSheets = new LinkedHashSet<>();

  /**
   * Whether the structure of the workbook is protected, so that no sheet could be added or removed.
   */
  private boolean structureLocked;

  ValidateMenuItem(MenuItemContext context, OpenDocument document) {
    this.context = context;
    this.document = document;
    this.sheet = new DiscrepancySheet(document, context.messages());
    this.marks = new CellMarker(document);
  }

  static MenuItemWork prepare(MenuItemContext context) throws Exception {
    ValidateMenuItem check = new ValidateMenuItem(context, context.document());
    ValidationResult checked = check.checkAndMark();
    check.showResult(checked);
    return MenuItemWork.completed(json(checked, context.messages()));
  }

  /**
   * Reads and checks the current content of the document.
   *
   * @throws RefusedException if it is not a form
   */
  static ValidationResult read(OpenDocument document)
      throws IOException, com.sun.star.uno.Exception {
    try (TemporaryFolder folder = new TemporaryFolder()) {
      ValidationResult read =
          Nianbao.validate(
              Editions.shipped(), document.saveCopy(folder.path()), null, LastYearReports.none());
      Message unreadable = read.unreadableReason();
      if (unreadable != null) {
        throw new RefusedException("cli.file", document.name(), unreadable);
      }
      return new ValidationResult(
          document.name(), read.submission(), read.discrepancies(), read.undecidedReasons(), null);
    }
  }

  /**
   * Checks the document again, as one undo step: removes the existing marks and adds new ones.
   *
   * @throws RefusedException if it is not a form, or cannot be marked
   */
  ValidationResult checkAndMark() throws Exception {
    document.requireEditable();
    sheet.requireReplaceable();
    String title = context.messages().format("office.check");
    return document.inOneUndoStep(title, this::replaceMarks);
  }

  private ValidationResult replaceMarks() throws Exception {
    marks.remove(sheet.savedStyles());
    boolean writtenByLibrary = sheet.isWrittenByLibrary();
    if (sheet.exists()) {
      editSheets(sheet::remove);
    }
    ValidationResult checked = read(document);
    Submission submission = checked.submission();
    if (writtenByLibrary && submission != null) {
      marks.remove(templateCells(submission));
    }
    Map<CellPlace, CellMark> newMarks = CellMark.of(checked.discrepancies(), context.messages());
    List<CellStyle> styles = marks.add(newMarks);
    newMarks.keySet().forEach(place -> unmarkedSheets.add(place.sheet()));
    styles.forEach(style -> unmarkedSheets.remove(style.place().sheet()));
    if (!checked.discrepancies().isEmpty()) {
      editSheets(() -> sheet.write(checked, styles));
    }
    return checked;
  }

  /** Adds or removes a sheet. */
  private interface SheetEdit {
    void run() throws com.sun.star.uno.Exception;
  }

  /**
   * Adds or removes a sheet. If the structure of the workbook is protected without a password, the
   * protection is lifted meanwhile.
   */
  private void editSheets(SheetEdit edit) throws com.sun.star.uno.Exception {
    try (LiftedProtection protection = new LiftedProtection(document.document())) {
      if (protection.isEditable()) {
        edit.run();
      } else {
        structureLocked = true;
      }
    }
  }

  /**
   * Returns the cells that the library colours in a workbook that it writes, without colour, as
   * their own colour is unknown.
   */
  private static List<CellStyle> templateCells(Submission submission) {
    return submission.template().fields().stream()
        .map(field -> submission.place(field.key()))
        .filter(place -> place != null)
        .map(place -> new CellStyle(place, null, ""))
        .toList();
  }

  /** Shows the sheet of discrepancies, or a message that there are none. */
  void showResult(ValidationResult checked) throws Exception {
    XSpreadsheet sheet = document.sheet(DiscrepancySheet.NAME);
    if (sheet != null) {
      document.activate(sheet);
      Uno.as(XViewFreezable.class, document.controller())
          .freezeAtPosition(0, DiscrepancySheet.FIRST_ROW);
      document.select(sheet.getCellByPosition(0, DiscrepancySheet.FIRST_ROW));
    }
    StringBuilder text = new StringBuilder();
    if (checked.discrepancies().isEmpty()) {
      text.append(context.messages().format("office.check.clean"));
      for (Message reason : checked.undecidedReasons()) {
        text.append('\n').append(context.messages().format("office.undecided", reason));
      }
    }
    if (structureLocked) {
      text.append('\n').append(context.messages().format("office.locked.book"));
    }
    for (String name : unmarkedSheets) {
      text.append('\n').append(context.messages().format("office.locked", name));
    }
    if (!text.isEmpty()) {
      context.showInfo(text.toString().strip());
    }
  }

  /** Returns the result as {@code nianbao validate --format json} writes it. */
  static String json(ValidationResult checked, Messages messages) throws IOException {
    return new String(JsonReport.of(checked, messages), StandardCharsets.UTF_8);
  }
}
