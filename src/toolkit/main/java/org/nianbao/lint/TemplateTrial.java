package org.nianbao.lint;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.JsonWriter;
import org.nianbao.check.LastYearReports;
import org.nianbao.data.DataFileReader;
import org.nianbao.district.DistrictFiles;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.issue.BlankForms;
import org.nianbao.jxls.FormWriter;
import org.nianbao.jxls.MergedWorkbookWriter;
import org.nianbao.merge.DistrictReport;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.publish.ReportWriter;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.roster.Roster;
import org.nianbao.rule.RuleChecker;
import org.nianbao.rule.RuleOutcome;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * The trial of a template: a form is issued, another one is filled with different values and read
 * back, each rule is broken once, two forms are merged, and one is published and imported.
 */
final class TemplateTrial {
  private static final int USUAL_YEAR = 2024;

  /** A figure that is too large or too small for any inequality of a form. */
  private static final BigDecimal LARGE = BigDecimal.valueOf(1_000_000);

  /** The maximum number of fields that are named for one step. */
  private static final int MAX_NAMED = 10;

  /** The code of a unit, with its check digit. */
  private static final String CODE = "11990100MB0000019L";

  /** The rules about content that is not what, or where, the form expects it. */
  private static final Set<String> NOTICES = Set.of("S-UNREAD", "S-UNKNOWN", "V-TEXT");

  private static final String SENTENCE = "本单位按照有关规定开展工作，这是试填的第 %s 段文字。";

  private final Template template;
  private final Path folder;
  private final int year;
  private final List<Message> findings = new ArrayList<>();

  private TemplateTrial(Template template, Path folder) {
    this.template = template;
    this.folder = folder;
    int first = template.years().first();
    this.year = template.years().includes(USUAL_YEAR) ? USUAL_YEAR : first;
  }

  /**
   * Returns every figure and text that did not come back, and every rule that cannot fail.
   *
   * @throws IOException if files cannot be written to a temporary folder
   */
  static List<Message> findings(Template template) throws IOException {
    Path folder = Files.createTempDirectory("nianbao-template");
    try {
      TemplateTrial trial = new TemplateTrial(template, folder);
      trial.run();
      return trial.findings;
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private void run() throws IOException {
    if (!done("template.lint.step.issue", this::issue)) {
      return;
    }
    Submission first = submission(distinctValues("甲试填单位"));
    Submission second = submission(distinctValues("乙试填单位"));
    Path form = folder.resolve("a.xlsx");
    Path other = folder.resolve("b.xlsx");
    if (!done("template.lint.step.fill", () -> FormWriter.writeForm(first, form))) {
      return;
    }
    FormWriter.writeForm(second, other);
    reportNotices(
        "template.lint.step.fill",
        readBack("template.lint.step.fill", template.fields(), first, form));
    findings.addAll(CheckSheetTrial.findings(template, form));
    breakRules();
    if (Template.MERGE_SHEETS.stream().allMatch(template::hasSheet)) {
      done("template.lint.step.merge", () -> merge(List.of(form, other)));
    }
    publish();
  }

  /** Issues a form to a unit of a roster, and reports what it does not show of the unit. */
  private void issue() throws IOException {
    List<String> levels = template.levels();
    String level = levels.isEmpty() ? "乡镇街道" : levels.get(0);
    Roster.Unit unit = new Roster.Unit("甲试填单位", CODE, level, "", "张三", "12345678", List.of());
    Submission blank = new BlankForms(template, "", year, LastYearReports.none()).of(unit);
    Path form = folder.resolve("blank.xlsx");
    FormWriter.writeForm(blank, form);
    Submission read =
        readBack(
            "template.lint.step.issue",
            template.fields().stream().filter(each -> !each.isFigure()).toList(),
            blank,
            form);
    reportNotices("template.lint.step.issue", read);
    if (read != null && !read.isBlank()) {
      findings.add(Message.of("template.lint.issue.filled"));
    }
  }

  /** Publishes a form in each format, and reports what an import does not give back. */
  private void publish() throws IOException {
    Map<String, Object> values = distinctValues("甲试填单位");
    values.keySet().removeIf(key -> key.startsWith(Template.NOTES)); // they have no headings
    Submission published = submission(values);
    List<Field> fields = new ArrayList<>(template.figures());
    fields.addAll(template.entries());
    fields.addAll(template.narratives());
    for (String ending : List.of("docx", "html", "pdf")) {
      String step = "template.lint.step.publish." + ending;
      Path report = folder.resolve("report." + ending);
      int found = findings.size();
      if (done(step, () -> ReportWriter.write(published, report))) {
        Submission read = readBack(step, fields, published, report);
        reportNotices(step, read);
      }
      if (findings.size() > found) {
        return; // the other formats have the same tables
      }
    }
  }

  /** A step of the trial. */
  private interface Step {
    void run() throws IOException;
  }

  /** Runs a step, reports its failure, and returns whether it succeeded. */
  private boolean done(String name, Step step) {
    try {
      step.run();
      return true;
    } catch (IOException | RuntimeException e) {
      Object reason =
          e instanceof UnreadableFileException unreadable
              ? unreadable.reason()
              : Objects.requireNonNullElse(e.getMessage(), e.toString());
      findings.add(Message.of("template.lint.failed", Message.of(name), reason));
      return false;
    }
  }

  private Map<String, Object> identity(String unit) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(Template.UNIT, unit);
    values.put(Template.YEAR, BigDecimal.valueOf(year));
    return values;
  }

  /** Returns a different value for each field that is filled in by hand. */
  private Map<String, Object> distinctValues(String unit) {
    Map<String, Object> values = identity(unit);
    int number = 1;
    for (Field field : template.fields()) {
      number++;
      boolean given = values.containsKey(field.key()) || field.key().equals(Template.CODE);
      boolean computed = template.computingRule(field.key()).isPresent();
      Object value = given || computed ? null : value(field, number);
      if (value != null) {
        values.put(field.key(), value);
      }
    }
    return values;
  }

  private @Nullable Object value(Field field, int number) {
    if (field.isPrevious() && field.currentKey().equals(Template.YEAR)) {
      return BigDecimal.valueOf(year - 1L);
    }
    return switch (field.kind()) {
      case COUNT -> BigDecimal.valueOf(number);
      case AMOUNT -> BigDecimal.valueOf(number * 100L + 25, 2);
      case PERCENT -> BigDecimal.valueOf(number % 900 + 50L, 3);
      case CHOICE ->
          field.options().isEmpty() ? null : field.options().get(number % field.options().size());
      case DATE -> LocalDate.of(year + 1, 1, 1 + number % 28).toString();
      case TEXT ->
          Template.isText(field) ? SENTENCE.replace("%s", String.valueOf(number)) : "试填" + number;
    };
  }

  private Submission submission(Map<String, Object> values) throws IOException {
    Path data = folder.resolve("data.json");
    try (var out = Files.newOutputStream(data)) {
      JsonWriter json = new JsonWriter(out);
      json.writeStartObject();
      for (Map.Entry<String, Object> value : values.entrySet()) {
        if (value.getValue() instanceof BigDecimal number) {
          json.writeNumberField(value.getKey(), number);
        } else {
          json.writeStringField(value.getKey(), value.getValue().toString());
        }
      }
      json.writeEndObject();
      json.close();
    }
    return DataFileReader.read(template, data).get(0);
  }

  /**
   * Reports the notices about content of a file that the program wrote itself.
   *
   * @param read the file as read; null if it could not be
   */
  private void reportNotices(String step, @Nullable Submission read) {
    if (read != null) {
      read.readingDiscrepancies().stream()
          .filter(each -> NOTICES.contains(each.rule()))
          .map(each -> Message.of("template.lint.notice", Message.of(step), each.message()))
          .forEach(findings::add);
    }
  }

  /**
   * Reports the fields that a file does not give back.
   *
   * @return what was read; null if the file could not be
   */
  private @Nullable Submission readBack(
      String step, List<Field> fields, Submission expected, Path file) {
    Submission read;
    try {
      read = SubmissionFile.read(template, file);
    } catch (IOException e) {
      findings.add(
          Message.of(
              "template.lint.failed", Message.of(step), UnreadableFileException.reasonOf(e)));
      return null;
    }
    int lost = 0;
    for (Field field : fields) {
      String written = shown(expected, field);
      String back = shown(read, field);
      if (!written.equals(back) && ++lost <= MAX_NAMED) {
        findings.add(
            Message.of(
                "template.lint.lost",
                field.sheet(),
                field.address(),
                field.key(),
                Message.of(step),
                written,
                back.isEmpty() ? "—" : back));
      }
    }
    if (lost > MAX_NAMED) {
      findings.add(Message.of("template.lint.lost.more", Message.of(step), lost - MAX_NAMED));
    }
    return read;
  }

  private static String shown(Submission submission, Field field) {
    if (field.kind().isNumber() && !field.key().equals(Template.YEAR)) {
      BigDecimal value = submission.value(field.key());
      return value == null ? "" : value.stripTrailingZeros().toPlainString();
    }
    return submission.text(field.key()).replaceAll("\\s", "");
  }

  private void merge(List<Path> files) throws IOException {
    DistrictReport merged =
        DistrictFiles.merge(
            template,
            files,
            new DistrictReport.Request("试填县", "", year, null, LastYearReports.none(), null, null));
    if (merged.reception().submissions().size() < files.size()) {
      findings.add(Message.of("template.lint.merge.fewer"));
      return;
    }
    Path workbook = folder.resolve("merged.xlsx");
    MergedWorkbookWriter.write(merged, Messages.CHINESE, workbook);
    readBack("template.lint.step.merge", template.figures(), merged.total(), workbook);
  }

  /** Reports the rules that hold whatever is filled in. */
  private void breakRules() throws IOException {
    for (Rule rule : template.rules()) {
      LinearExpression left = rule.left();
      LinearExpression right = rule.right();
      if (!rule.relation().isComparison() || left == null || right == null) {
        continue;
      }
      Map<String, Object> values = breaking(rule, left, right);
      boolean fails =
          values != null
              && RuleChecker.outcomes(submission(values)).stream()
                  .anyMatch(
                      outcome ->
                          outcome instanceof RuleOutcome.Fail fail && fail.rule().equals(rule));
      if (!fails) {
        findings.add(
            Message.of("template.lint.unbroken", Template.CHECK_SHEET, rule.row(), rule.id()));
      }
    }
  }

  /** Returns values to break a rule with. No percentage is written that a data file cannot have. */
  private static List<BigDecimal> wrongValues(@Nullable Field field) {
    if (field != null && field.kind() == FieldKind.PERCENT) {
      return List.of(new BigDecimal("0.5"), BigDecimal.ONE, new BigDecimal("0.01"));
    }
    BigDecimal last = field != null && field.signed() ? LARGE.negate() : LARGE;
    return List.of(BigDecimal.ONE, BigDecimal.TEN, LARGE, last);
  }

  /** Returns values that break a rule; null if no value of one of its figures does. */
  private @Nullable Map<String, Object> breaking(
      Rule rule, LinearExpression left, LinearExpression right) {
    Map<String, BigDecimal> difference = new LinkedHashMap<>(left.coefficients());
    right
        .coefficients()
        .forEach((key, value) -> difference.merge(key, value.negate(), BigDecimal::add));
    difference.values().removeIf(value -> value.signum() == 0);
    List<String> keys = new ArrayList<>(difference.keySet());
    keys.sort(Comparator.comparing(key -> key.startsWith("previous.")));
    BigDecimal constant = left.constant().subtract(right.constant());
    for (String key : keys) {
      Field field = template.field(key);
      for (BigDecimal value : wrongValues(field)) {
        BigDecimal excess =
            Objects.requireNonNull(difference.get(key)).multiply(value).add(constant);
        if (!rule.relation().holds(excess.signum())) {
          Map<String, Object> values = identity("试填单位");
          Field level = template.field(Template.LEVEL);
          if (level != null && level.kind() == FieldKind.CHOICE) {
            values.put(
                Template.LEVEL,
                rule.levels().isEmpty() ? level.options().get(0) : rule.levels().iterator().next());
          }
          if (template.field(Field.previousKey(Template.YEAR)) != null) {
            values.put(Field.previousKey(Template.YEAR), BigDecimal.valueOf(year - 1L));
          }
          difference.keySet().forEach(each -> values.put(each, BigDecimal.ZERO));
          values.put(key, value);
          return values;
        }
      }
    }
    return null;
  }
}
