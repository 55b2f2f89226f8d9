package org.nianbao.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.message.Messages;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * The content of a report as offices publish it: the title, and the sections of the form in the
 * order of its sheets.
 *
 * @param unit the unit
 * @param name the rest of the title after the unit: the year and the title of the form
 * @param sections the sections
 */
record PublishedReport(String unit, String name, List<Section> sections) {
  /**
   * A section, either a narrative or a table.
   *
   * @param title its heading, from the sheet of the template
   * @param parts the parts of a narrative; empty for a table
   * @param table the table; null for a narrative
   */
  record Section(String title, List<Part> parts, @Nullable ReportTable table) {
    Section {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A part of a narrative.
   *
   * @param heading its heading; empty if the section has only one part
   * @param paragraphs its text
   */
  record Part(String heading, List<String> paragraphs) {
    Part {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  PublishedReport {
    sections = List.copyOf(sections);
  }

  /** Returns the report of a submission. */
  static PublishedReport of(Submission submission) {
    Template template = submission.template();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template.workbook()))) {
      List<Section> sections = sections(submission, workbook);
      return new PublishedReport(submission.unit(), name(submission), sections);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the template was read before
    }
  }

  private static List<Section> sections(Submission submission, XSSFWorkbook workbook) {
    Template template = submission.template();
    List<Section> sections = new ArrayList<>();
    for (Grid sheet : template.formSheets()) {
      List<Field> fields = List.copyOf(template.fieldsOn(sheet.name()).values());
      boolean narrative = template.narratives().containsAll(fields);
      if (narrative) {
        List<Part> parts = parts(submission, fields);
        sections.add(new Section(title(template, sheet), parts, null));
      } else if (fields.stream().anyMatch(Field::isFigure)) {
        XSSFSheet columns = workbook.getSheet(sheet.name());
        ReportTable table = ReportTable.of(submission, sheet, columns::getColumnWidth);
        sections.add(new Section(title(template, sheet), List.of(), table));
      }
    }
    return sections;
  }

  /** Returns the title, such as 小店镇2022年政府信息公开工作年度报告. */
  String title() {
    return unit + name;
  }

  /** Returns the year and the title of the form, which is above the name of the unit. */
  private static String name(Submission submission) {
    Field unit = submission.template().field(Template.UNIT);
    List<String> above = unit == null ? List.of() : unit.columnLabels();
    String form = above.isEmpty() ? "" : above.get(0);
    return Messages.CHINESE.format("report.title", String.valueOf(submission.year()), form);
  }

  private static String title(Template template, Grid sheet) {
    Map<?, String> labels = template.labelsOn(sheet.name());
    return labels.isEmpty() ? sheet.name() : labels.values().iterator().next();
  }

  private static List<Part> parts(Submission submission, List<Field> fields) {
    List<Part> parts = new ArrayList<>();
    for (Field field : fields) {
      List<String> labels = field.rowLabels();
      boolean headed = fields.size() > 1 && !labels.isEmpty();
      List<String> paragraphs =
          submission
              .text(field.key())
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .toList();
      parts.add(new Part(headed ? labels.get(labels.size() - 1) : "", paragraphs));
    }
    return parts;
  }
}
