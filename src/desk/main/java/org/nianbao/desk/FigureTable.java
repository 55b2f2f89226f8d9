package org.nianbao.desk;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.swing.DefaultCellEditor;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.table.DefaultTableModel;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;

/** A table to type the figures of one sheet of the form into; a blank total is calculated. */
final class FigureTable extends JTable {
  private static final int FIGURE = 1;
  private static final int ROW_PADDING = 8;
  private static final int LABEL_WIDTH = 320;
  private static final int FIGURE_WIDTH = 90;

  /** The counts of the form have at most this many digits. */
  private static final String NUMBER = "\\d{0,15}(\\.\\d{1,6})?";

  private final transient List<Field> figures;

  FigureTable(String sheet, List<Field> figures, Messages messages) {
    super(
        new DefaultTableModel(
            new Object[] {
              messages.format("desk.typeIn.figure"), messages.format("desk.typeIn.value")
            },
            figures.size()) {
          @Override
          public boolean isCellEditable(int row, int column) {
            return column == FIGURE;
          }
        });
    this.figures = List.copyOf(figures);
    setName("figures." + sheet);
    getAccessibleContext().setAccessibleName(sheet);
    for (int i = 0; i < figures.size(); i++) {
      setValueAt(figures.get(i).label(), i, 0);
    }
    getColumnModel().getColumn(0).setPreferredWidth(LABEL_WIDTH);
    getColumnModel().getColumn(FIGURE).setPreferredWidth(FIGURE_WIDTH);
    getColumnModel().getColumn(FIGURE).setCellEditor(new FigureEditor());
    setRowHeight(getFontMetrics(getFont()).getHeight() + ROW_PADDING);
    setSurrendersFocusOnKeystroke(true);
    putClientProperty("terminateEditOnFocusLost", true);
    changeSelection(0, FIGURE, false, false);
  }

  /** An editor that is not left while the text is no number. */
  private static final class FigureEditor extends DefaultCellEditor {
    private final JTextField field;

    FigureEditor() {
      this(new JTextField());
    }

    private FigureEditor(JTextField field) {
      super(field);
      this.field = field;
    }

    @Override
    public boolean stopCellEditing() {
      boolean isNumber = field.getText().strip().matches(NUMBER);
      field.putClientProperty("JComponent.outline", isNumber ? null : "error");
      return isNumber && super.stopCellEditing();
    }

    String text() {
      return field.getText().strip();
    }
  }

  /** Ends the typing; returns an error if what is being typed is no number, else null. */
  @Nullable Message inputError() {
    return isEditing()
            && getCellEditor() instanceof FigureEditor editor
            && !editor.stopCellEditing()
        ? Message.of("desk.typeIn.number", editor.text())
        : null;
  }

  /** Returns the figures that were typed, by key. */
  Map<String, BigDecimal> figures() {
    Map<String, BigDecimal> typed = new LinkedHashMap<>();
    for (int i = 0; i < figures.size(); i++) {
      String text = String.valueOf(getValueAt(i, FIGURE) == null ? "" : getValueAt(i, FIGURE));
      if (!text.isBlank()) {
        typed.put(figures.get(i).key(), new BigDecimal(text.strip()));
      }
    }
    return typed;
  }
}
