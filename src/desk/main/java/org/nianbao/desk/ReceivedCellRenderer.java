package org.nianbao.desk;

import java.awt.Color;
import java.awt.Component;
import java.util.function.Function;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;
import org.jspecify.annotations.Nullable;
import org.nianbao.desk.ReceivedRow.Standing;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.template.Severity;

/** Draws a cell of the table of submissions: a word in its colour, or a number. Zeros are grey. */
final class ReceivedCellRenderer extends DefaultTableCellRenderer {
  private final transient Function<Object, String> toText;

  ReceivedCellRenderer(Function<Object, String> toText) {
    this.toText = toText;
  }

  @Override
  public Component getTableCellRendererComponent(
      JTable table,
      @Nullable Object value,
      boolean isSelected,
      boolean hasFocus,
      int row,
      int column) {
    String text = value == null ? "" : toText.apply(value);
    super.getTableCellRendererComponent(table, text, isSelected, hasFocus, row, column);
    setHorizontalAlignment(value instanceof Number ? CENTER : LEADING);
    setForeground(value == null ? SeverityColors.TEXT : color(value));
    return this;
  }

  private static Color color(Object value) {
    if (value instanceof Standing standing) {
      return switch (standing) {
        case UNREADABLE, ERROR, MISSING -> SeverityColors.foreground(Severity.ERROR);
        case STALE, EARLIER -> SeverityColors.SECONDARY_TEXT;
        case UNCONFIRMED, WARNING -> SeverityColors.foreground(Severity.WARNING);
        case OK -> SeverityColors.SUCCESS;
      };
    }
    if (value instanceof ReceptionEntry.Status status) {
      return switch (status) {
        case RECEIVED -> SeverityColors.SUCCESS;
        case EARLIER -> SeverityColors.SECONDARY_TEXT;
        default -> SeverityColors.foreground(Severity.ERROR);
      };
    }
    return value instanceof Long count && count == 0
        ? SeverityColors.SECONDARY_TEXT
        : SeverityColors.TEXT;
  }
}
