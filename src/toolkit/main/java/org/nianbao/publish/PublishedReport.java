package org.nianbao.publish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * @param preamble the paragraphs above the first section
 * @param sections the sections
 * @param closing the paragraphs below the last section, without the signature
 * @param signature the unit and the date at the end; empty if no date is known
 */
record PublishedReport(
    String unit,
    String name,
    List<String> preamble,
    List<Section> sections,
    List<String> closing,
    List<String> signature) {
  /** The number of a heading: （一）, 一、 or 1. */
  private static final Pattern ORDINAL =
      Pattern.compile("^(?:[（(][一二三四五六七八九十\\d]{1,3}[）)]|[一二三四五六七八九十\\d]{1,3}[、.．])?\\s*");

  /** What may follow the words of a heading that a text begins with. */
  private static final String AFTER_HEADING = "(?:方面|情况|工作|工作情况)?(?:[。：:]|$)";

  private static final Pattern DATE = Pattern.compile("\\d{4}年\\d{1,2}月\\d{1,2}日");

  /**
   * A section, either a narrative or a table.
   *
   * @param title its heading, from the sheet of the template
   * @param parts the parts of a narrative; empty for a table
   * @param table the table; null for a narrative
   * @param before the paragraphs before the parts or the table
   * @param after the paragraphs after the table
   */
  record Section(
      String title,
      List<Part> parts,
      @Nullable ReportTable table,
      List<String> before,
      List<String> after) {
    Section {
      parts = List.copyOf(parts);
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * A part of a narrative.
   *
   * @param heading its heading; empty if the section has only one part
   * @param paragraphs its text; empty for a blank line
   */
  record Part(String heading, List<String> paragraphs) {
    Part {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  PublishedReport {
    preamble = List.copyOf(preamble);
    sections = List.copyOf(sections);
    closing = List.copyOf(closing);
    signature = List.copyOf(signature);
  }

  /** Returns the report of a submission. */
  static PublishedReport of(Submission submission) {
    Template template = submission.template();
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(template.workbook()))) {
      List<Section> sections = sections(submission, workbook);
      List<String> end = paragraphs(submission, template.noteClosing());
      boolean signed = isSigned(end, submission.unit());
      return new PublishedReport(
          submission.unit(),
          name(submission),
          paragraphs(submission, template.notePreamble()),
          sections,
          signed ? end.subList(0, end.size() - 2) : end,
          signed
              ? end.subList(end.size() - 2, end.size())
              : end.isEmpty() ? signature(submission) : List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the template was read before
    }
  }

  /** Returns whether the report ends with the unit and a date, as one read from a document does. */
  private static boolean isSigned(List<String> end, String unit) {
    return end.size() >= 2
        && end.get(end.size() - 2).equals(unit)
        && DATE.matcher(end.get(end.size() - 1)).matches();
  }

  private static List<String> signature(Submission submission) {
    LocalDate date = submission.preparedOn();
    return date.equals(LocalDate.MIN)
        ? List.of()
        : List.of(submission.unit(), ChineseDate.of(date));
  }

  private static List<Section> sections(Submission submission, XSSFWorkbook workbook) {
    Template template = submission.template();
    List<Section> sections = new ArrayList<>();
    for (Grid sheet : template.formSheets()) {
      List<Field> fields = List.copyOf(template.fieldsOn(sheet.name()).values());
      boolean narrative = template.narratives().containsAll(fields);
      if (narrative) {
        List<Part> parts = parts(submission, fields, title(template, sheet));
        List<String> before = paragraphs(submission, template.noteBefore(sheet.name()));
        sections.add(new Section(title(template, sheet), parts, null, before, List.of()));
      } else if (template.isTable(sheet.name())) {
        XSSFSheet columns = workbook.getSheet(sheet.name());
        ReportTable table = ReportTable.of(submission, sheet, columns::getColumnWidth);
        sections.add(
            new Section(
                title(template, sheet),
                List.of(),
                table,
                paragraphs(submission, template.noteBefore(sheet.name())),
                paragraphs(submission, template.noteAfter(sheet.name()))));
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
    String form = submission.template().title();
    return Messages.CHINESE.format("report.title", String.valueOf(submission.year()), form);
  }

  private static String title(Template template, Grid sheet) {
    Map<?, String> labels = template.labelsOn(sheet.name());
    return labels.isEmpty() ? sheet.name() : labels.values().iterator().next();
  }

  private static List<Part> parts(Submission submission, List<Field> fields, String title) {
    List<Part> parts = new ArrayList<>();
    for (Field field : fields) {
      List<String> labels = field.rowLabels();
      boolean headed = fields.size() > 1 && !labels.isEmpty();
      String heading = headed ? labels.get(labels.size() - 1) : "";
      List<String> paragraphs = paragraphs(submission, field);
      parts.add(new Part(heading, withoutHeading(paragraphs, headed ? heading : title)));
    }
    return parts;
  }

  /**
   * Returns the paragraphs without the heading with which a unit's text begins, such as 主动公开方面。
   * under （一）主动公开. A sentence that goes on after these words is kept.
   */
  static List<String> withoutHeading(List<String> paragraphs, String heading) {
    String words = ORDINAL.matcher(heading).replaceFirst("");
    if (paragraphs.isEmpty() || words.isEmpty()) {
      return paragraphs;
    }
    Matcher repeated =
        Pattern.compile(ORDINAL.pattern() + Pattern.quote(words) + AFTER_HEADING)
            .matcher(paragraphs.get(0));
    if (!repeated.lookingAt()) {
      return paragraphs;
    }
    List<String> rest = new ArrayList<>(paragraphs);
    String first = paragraphs.get(0).substring(repeated.end()).strip();
    if (first.isEmpty()) {
      rest.remove(0);
    } else {
      rest.set(0, first);
    }
    return rest.stream().allMatch(String::isEmpty) ? paragraphs : rest;
  }

  private static List<String> paragraphs(Submission submission, @Nullable Field field) {
    String text = field == null ? "" : submission.text(field.key());
    return text.strip().lines().map(String::strip).toList();
  }
}
