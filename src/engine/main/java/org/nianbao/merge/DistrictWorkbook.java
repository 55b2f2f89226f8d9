package org.nianbao.merge;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.template.TemplateExpression;
import org.nianbao.workbook.CellFormula;
import org.nianbao.workbook.CompiledTemplate;
import org.nianbao.workbook.CompiledTemplates;
import org.nianbao.workbook.FieldSeverities;
import org.nianbao.workbook.FormValues;
import org.nianbao.workbook.ListRows;

/**
 * Writes the district's workbook from the compiled template of its form: the official form, whose
 * figures are sums over the sheet 汇总明细, and the output sheets with the details.
 */
public final class DistrictWorkbook {
  /** Receives the progress of the writing. */
  public interface Progress {
    /**
     * Is called after each row of a list.
     *
     * @param rows the rows of the list that are written
     * @param all all rows of the list
     */
    void update(long rows, long all);
  }

  private DistrictWorkbook() {}

  /**
   * Writes the workbook.
   *
   * @param messages the language of its sentences
   * @param zone the time zone in which the times of files are shown
   * @throws IOException if it cannot be written, or the template is not compiled
   */
  public static void write(DistrictReport merged, Messages messages, ZoneId zone, OutputStream out)
      throws IOException {
    write(merged, messages, zone, out, (rows, all) -> {});
  }

  /**
   * Writes the workbook and reports the progress.
   *
   * @param messages the language of its sentences
   * @param zone the time zone in which the times of files are shown
   * @throws IOException if it cannot be written, or the template is not compiled
   */
  public static void write(
      DistrictReport merged, Messages messages, ZoneId zone, OutputStream out, Progress progress)
      throws IOException {
    Template template = merged.total().template();
    CompiledTemplate compiled =
        CompiledTemplates.forDistrict(template)
            .orElseThrow(() -> new IOException("not compiled: " + template.edition()));
    MergedWorkbookData data = new MergedWorkbookData(merged, messages, zone);
    compiled.fill(new Entries(merged, data, progress), out);
  }

  /** The values for the compiled template. */
  private static final class Entries implements CompiledTemplate.Entries {
    private final DistrictReport merged;
    private final Submission total;
    private final MergedWorkbookData data;
    private final Progress progress;

    /** The values outside the form and the lists, as nested maps. */
    private final Map<String, Object> values;

    private final Map<String, Severity> highlights;
    private final Set<String> typed;
    private final String textFigures;

    Entries(DistrictReport merged, MergedWorkbookData data, Progress progress) {
      this.merged = merged;
      this.total = merged.total();
      this.data = data;
      this.progress = progress;
      this.values = data.values();
      this.textFigures = data.textFiguresSentence();
      this.highlights = FieldSeverities.highlighted(total, merged.checkedTotal().discrepancies());
      this.typed = FormValues.typedTotals(total);
    }

    @Override
    public @Nullable Object value(String name) {
      Field field = total.template().field(name);
      if (field != null) {
        return field.isFigure() ? figure(field) : FormValues.value(total, field);
      }
      if (name.equals(DistrictLayout.TEXT_FIGURES)) {
        return textFigures;
      }
      Object value = TemplateExpression.parse(name).orElseThrow().evaluate(values);
      return value == null || value.toString().isEmpty() ? null : value;
    }

    /** Returns the reference to the total on the sheet 汇总明细; the value if there is no total. */
    private @Nullable Object figure(Field field) {
      Number sum = total.value(field.key());
      return sum == null || !total.template().aggregation(field).hasValue()
          ? FormValues.value(total, field)
          : new CellFormula(
              DistrictLayout.reference(
                  Template.DETAIL_SHEET, data.layout().total(field, data.unitCount())),
              sum);
    }

    @Override
    public boolean isTyped(String name) {
      return typed.contains(name);
    }

    @Override
    public @Nullable Severity highlight(String name) {
      return highlights.get(name);
    }

    @Override
    public ListRows listRows(String list) {
      ListRows rows = data.rows(list);
      return new ListRows(rows.count(), () -> reporting(rows));
    }

    private Iterator<Map<String, Object>> reporting(ListRows rows) {
      Iterator<Map<String, Object>> each = rows.rows().iterator();
      return new Iterator<>() {
        private long written;

        @Override
        public boolean hasNext() {
          return each.hasNext();
        }

        @Override
        public Map<String, Object> next() {
          written++;
          progress.update(written, rows.count());
          return each.next();
        }
      };
    }

    @Override
    public boolean hasSheet(String sheet) {
      return switch (sheet) {
        case Template.DISCREPANCY_SHEET -> data.hasDiscrepancies();
        case Template.CHANGES_SHEET -> !merged.lastYear().isEmpty();
        default -> true;
      };
    }

    @Override
    public boolean shows(String columns) {
      return columns.equals(DistrictLayout.RECEIPTS) && merged.receipts() != null;
    }
  }
}
