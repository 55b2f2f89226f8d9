package org.nianbao.desk;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.swing.DefaultCellEditor;
import javax.swing.JComboBox;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.table.DefaultTableModel;
import javax.swing.table.TableCellEditor;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;

/**
 * A table to type the figures and the other entries of one sheet of the form into; a blank total is
 * calculated, and a choice is made from its options.
 */
final class FigureTable extends JTable {
  private static final int FIGURE = 1;
  private static final int ROW_PADDING = 8;
  private static final int LABEL_WIDTH = 320;
  private static final int FIGURE_WIDTH = 90;

  /** The counts of the form have at most this many digits. */
  private static final Pattern NUMBER = Pattern.compile("\\d{0,15}(\\.\\d{1,6})?");

  private static final Pattern PERCENTAGE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,6})?)\\s*[%％]");

  private final transient List<Field> fields;

  FigureTable(String sheet, List<Field> fields, Messages messages) {
    super(
        new DefaultTableModel(
            new Object[] {
              messages.format("desk.typeIn.figure"), messages.format("desk.typeIn.value")
            },
            fields.size()) {
          @Override
          public boolean isCellEditable(int row, int column) {
            return column == FIGURE;
          }
        });
    this.fields = List.copyOf(fields);
    setName("figures." + sheet);
    getAccessibleContext().setAccessibleName(sheet);
    for (int i = 0; i < fields.size(); i++) {
      setValueAt(label(fields.get(i)), i, 0);
    }
    getColumnModel().getColumn(0).setPreferredWidth(LABEL_WIDTH);
    getColumnModel().getColumn(FIGURE).setPreferredWidth(FIGURE_WIDTH);
    setRowHeight(getFontMetrics(getFont()).getHeight() + ROW_PADDING);
    setSurrendersFocusOnKeystroke(true);
    putClientProperty("terminateEditOnFocusLost", true);
    changeSelection(0, FIGURE, false, false);
  }

  /** Returns the label of a field; with the headings before it if another field has the same. */
  private String label(Field field) {
    boolean isUnique =
        fields.stream().filter(other -> other.label().equals(field.label())).count() == 1;
    return isUnique || field.rowLabels().size() < 2
        ? field.label()
        : field.rowLabels().get(field.rowLabels().size() - 2) + "·" + field.label();
  }

  @Override
  public TableCellEditor getCellEditor(int row, int column) {
    Field field = fields.get(row);
    if (field.kind() == FieldKind.CHOICE) {
      JComboBox<String> options = new JComboBox<>();
      options.addItem("");
      field.options().forEach(options::addItem);
      return new DefaultCellEditor(options);
    }
    return field.kind().isNumber()
        ? new FigureEditor(field.kind() == FieldKind.PERCENT)
        : new DefaultCellEditor(new JTextField());
  }

  /** An editor that is not left while the text is no number, or no percentage. */
  private static final class FigureEditor extends DefaultCellEditor {
    private final JTextField field;
    private final boolean isPercent;

    FigureEditor(boolean isPercent) {
      this(new JTextField(), isPercent);
    }

    private FigureEditor(JTextField field, boolean isPercent) {
      super(field);
      this.field = field;
      this.isPercent = isPercent;
    }

    @Override
    public boolean stopCellEditing() {
      String text = text();
      boolean isNumber =
          isPercent
              ? text.isEmpty() || PERCENTAGE.matcher(text).matches()
              : NUMBER.matcher(text).matches();
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
        ? Message.of(
            editor.isPercent ? "desk.typeIn.percentage" : "desk.typeIn.number", editor.text())
        : null;
  }

  /** Returns the figures that were typed, by key. */
  Map<String, BigDecimal> figures() {
    Map<String, BigDecimal> typed = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).kind().isNumber() && !typed(i).isEmpty()) {
        typed.put(fields.get(i).key(), number(typed(i)));
      }
    }
    return typed;
  }

  private static BigDecimal number(String text) {
    Matcher percentage = PERCENTAGE.matcher(text);
    return percentage.matches()
        ? new BigDecimal(percentage.group(1)).scaleByPowerOfTen(-2)
        : new BigDecimal(text);
  }

  /** Returns the choices, dates and texts that were made or typed, by key. */
  Map<String, String> texts() {
    Map<String, String> typed = new LinkedHashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (!fields.get(i).kind().isNumber() && !typed(i).isEmpty()) {
        typed.put(fields.get(i).key(), typed(i));
      }
    }
    return typed;
  }

  private String typed(int row) {
    Object value = getValueAt(row, FIGURE);
    return value == null ? "" : value.toString().strip();
  }
}
