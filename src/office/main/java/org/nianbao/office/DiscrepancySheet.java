package org.nianbao.office;

import com.sun.star.lang.XMultiServiceFactory;
import com.sun.star.sheet.XCellRangeData;
import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.table.XCell;
import com.sun.star.table.XCellRange;
import com.sun.star.text.XText;
import com.sun.star.text.XTextContent;
import com.sun.star.text.XTextRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.workbook.DiscrepancyRow;
import org.nianbao.workbook.SuggestionColumn;

/**
 * The sheet 差异表 of an open document: one row a discrepancy, with a link to its cell, and the hidden
 * columns of {@link SavedCellStyles}.
 */
final class DiscrepancySheet {
  static final String NAME = Template.DISCREPANCY_SHEET;

  /** The columns, by the names of their values in {@link DiscrepancyRow}. */
  private static final List<String> COLUMNS =
      List.of(
          "number",
          "severity",
          "rule",
          "received",
          "item",
          "actual",
          "expected",
          "difference",
          "message",
          "suggestion");

  /** The columns of the legend. */
  static final Map<Severity, Integer> LEGEND =
      Map.of(Severity.ERROR, 2, Severity.WARNING, 3, Severity.NOTICE, 4);

  static final int HEADING_ROW = 3;
  static final int FIRST_ROW = 4;
  static final int WIDTH = COLUMNS.size();
  static final int LINK_COLUMN = 3;
  static final int ITEM_COLUMN = 4;
  static final int MESSAGE_COLUMN = 8;
  static final int HELP_COLUMN = 5;

  private final OpenDocument document;
  private final Messages messages;

  DiscrepancySheet(OpenDocument document, Messages messages) {
    this.document = document;
    this.messages = messages;
  }

  /** Returns the styles of the cells before they were marked, from the existing sheet. */
  List<CellStyle> savedStyles() throws com.sun.star.uno.Exception {
    XSpreadsheet sheet = document.sheet(NAME);
    return sheet == null ? List.of() : new SavedCellStyles(sheet).read();
  }

  boolean exists() {
    return document.sheets().hasByName(NAME);
  }

  /** Returns whether an existing sheet is one that the library writes into a form. */
  boolean isWrittenByLibrary() throws com.sun.star.uno.Exception {
    XSpreadsheet sheet = document.sheet(NAME);
    return sheet != null
        && text(sheet, 2, HEADING_ROW).equals("规则")
        && text(sheet, 3, HEADING_ROW).equals("表");
  }

  /**
   * Checks that an existing sheet of this name was written by the add-in, or by the library into a
   * form. The sheet of this name in a merged workbook has other columns, and units may have one of
   * their own.
   *
   * @throws RefusedException if the sheet is another one
   */
  void requireReplaceable() throws RefusedException, com.sun.star.uno.Exception {
    XSpreadsheet sheet = document.sheet(NAME);
    if (sheet != null && !new SavedCellStyles(sheet).exists() && !isWrittenByLibrary()) {
      throw new RefusedException("office.sheet.other", NAME);
    }
  }

  static String text(XSpreadsheet sheet, int column, int row) throws com.sun.star.uno.Exception {
    return Uno.as(XTextRange.class, sheet.getCellByPosition(column, row)).getString();
  }

  /** Removes the existing sheet. */
  void remove() throws com.sun.star.uno.Exception {
    document.sheets().removeByName(NAME);
  }

  /** Adds the sheet as the last one. */
  void write(ValidationResult checked, List<CellStyle> styles) throws com.sun.star.uno.Exception {
    document.sheets().insertNewByName(NAME, (short) document.allSheets().size());
    XSpreadsheet sheet = Objects.requireNonNull(document.sheet(NAME));
    List<Object[]> rows = rows(checked);
    Object[] title = titleRow(Message.of("office.sheet.title"));
    setData(sheet, 0, 0, List.of(title, titleRow(heading(checked)), legendRow(), headingRow()));
    setData(sheet, 0, FIRST_ROW, rows);
    new SavedCellStyles(sheet).write(styles);
    new DiscrepancySheetStyle(document, sheet).apply(checked.discrepancies());
    for (int i = 0; i < rows.size(); i++) {
      CellPlace place = checked.discrepancies().get(i).place();
      if (place != null) {
        setLink(sheet.getCellByPosition(LINK_COLUMN, FIRST_ROW + i), place);
      }
    }
  }

  private Object[] titleRow(Message title) {
    Object[] row = blankRow();
    row[0] = messages.format(title);
    return row;
  }

  private static Object[] blankRow() {
    Object[] row = new Object[WIDTH];
    Arrays.fill(row, "");
    return row;
  }

  private Message heading(ValidationResult checked) {
    Submission submission = Objects.requireNonNull(checked.submission());
    return Message.of(
        "report.heading",
        submission.unit(),
        Objects.requireNonNullElse(submission.year(), "—"),
        checked.counts().message(),
        document.name());
  }

  private Object[] legendRow() {
    Object[] row = blankRow();
    row[0] = messages.format("office.sheet.legend");
    LEGEND.forEach(
        (severity, column) -> row[column] = messages.format("severity." + severity.name()));
    row[HELP_COLUMN] = messages.format("office.sheet.help");
    return row;
  }

  private Object[] headingRow() {
    return COLUMNS.stream().map(column -> messages.format("office.sheet." + column)).toArray();
  }

  private List<Object[]> rows(ValidationResult checked) {
    SuggestionColumn suggestions = new SuggestionColumn(checked.faults(), messages);
    List<Object[]> rows = new ArrayList<>();
    for (Discrepancy discrepancy : checked.discrepancies()) {
      Map<String, Object> values =
          DiscrepancyRow.values(
              rows.size() + 1, discrepancy, checked.submission(), suggestions, messages);
      Object[] row = new Object[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        Object value = values.get(COLUMNS.get(i));
        row[i] = value instanceof Number number ? (Object) number.doubleValue() : value;
      }
      row[1] = messages.format(discrepancy.severityName());
      rows.add(row);
    }
    return rows;
  }

  private void setLink(XCell cell, CellPlace place) throws com.sun.star.uno.Exception {
    Object field =
        Uno.as(XMultiServiceFactory.class, document.document())
            .createInstance("com.sun.star.text.TextField.URL");
    Uno.set(field, "URL", "#" + target(place));
    Uno.set(field, "Representation", place.toString());
    XText text = Uno.as(XText.class, cell);
    text.setString("");
    text.insertTextContent(text.createTextCursor(), Uno.as(XTextContent.class, field), false);
  }

  /** Returns the address of a cell in the form that the office uses in links. */
  private static String target(CellPlace place) {
    return "$'" + place.sheet().replace("'", "''") + "'." + place.address();
  }

  /** Returns whether a row contains a discrepancy. */
  static boolean isFilled(XSpreadsheet sheet, int row) throws com.sun.star.uno.Exception {
    return !text(sheet, 0, row).isEmpty();
  }

  /** Returns the cell that a row links to; null if there is none. */
  static @Nullable CellPlace linkedCell(XSpreadsheet sheet, int row)
      throws com.sun.star.uno.Exception {
    String text = text(sheet, LINK_COLUMN, row);
    int separator = text.lastIndexOf('!');
    try {
      return separator < 0
          ? null
          : new CellPlace(
              text.substring(0, separator), Address.parse(text.substring(separator + 1)));
    } catch (IllegalArgumentException e) { // the user has changed the link
      return null;
    }
  }

  static void setData(XSpreadsheet sheet, int column, int row, List<Object[]> rows)
      throws com.sun.star.uno.Exception {
    XCellRange range =
        sheet.getCellRangeByPosition(
            column, row, column + rows.get(0).length - 1, row + rows.size() - 1);
    Uno.as(XCellRangeData.class, range).setDataArray(rows.toArray(new Object[0][]));
  }
}
