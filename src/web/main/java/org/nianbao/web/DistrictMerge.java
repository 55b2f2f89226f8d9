package org.nianbao.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.FileValidation;
import org.nianbao.check.JsonReport;
import org.nianbao.check.JsonWriter;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.format.FormatReader;
import org.nianbao.grid.Budget;
import org.nianbao.grid.Limits;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.DistrictWorkbook;
import org.nianbao.merge.MergeJson;
import org.nianbao.merge.MergeSentences;
import org.nianbao.merge.Reception;
import org.nianbao.merge.Reception.CheckedFile;
import org.nianbao.merge.ReceptionEntry;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.LetterWording;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitDirectory;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.workbook.UnitFileName;

/**
 * Adds up reports that are read one after another to a district's, as the command {@code merge}
 * does. It is plain Java, so that tests can compare its results on the JVM.
 */
final class DistrictMerge {
  private static final String REMINDERS = "催报通知";
  private static final String ALL_REMINDERS = "全部催报通知";

  /** A file that is checked again for another unit than the one it names. */
  private record Again(String file, Roster.Unit unit) {}

  /** What the files are checked with. */
  private record Inputs(DistrictReport.Request request, @Nullable UnitDirectory directory) {}

  private final String unit;
  private final String level;
  private final int year;
  private final Editions editions;
  private final boolean hasFormOfMost;
  private final List<CheckedFile> received = new ArrayList<>();
  private final Set<Again> wanted = new LinkedHashSet<>();
  private final Map<Again, ValidationResult> checkedAgain = new HashMap<>();
  private @Nullable Roster roster;
  private @Nullable Submission reported;
  private LastYearReports.@Nullable Collection collected;
  private LastYearReports lastYear = LastYearReports.none();
  private @Nullable Inputs inputs;
  private @Nullable DistrictReport merged;

  /**
   * Begins a merge. The roster, last year's reports and the reported form come before the files.
   *
   * @param unit the district's name
   * @param level its 行政层级; empty if not given
   * @param form the {@link #formOfMost} of the files; empty for the form of the year
   * @throws RefusedMergeException if there is no form for the year, or it does not have the level
   *     as an option
   */
  DistrictMerge(String unit, String level, int year, String form) throws RefusedMergeException {
    if (!Editions.haveEditionFor(year)) {
      throw new RefusedMergeException(Message.of("cli.edition", year));
    }
    this.unit = unit;
    this.level = level;
    this.year = year;
    this.hasFormOfMost = !form.isEmpty();
    this.editions =
        hasFormOfMost ? Editions.ofForm(form, year).orElseThrow() : Editions.shipped(year);
    Template template = editions.expected();
    if (!template.acceptsLevel(level)) {
      throw new RefusedMergeException(Message.of("cli.level", level, template.levels()));
    }
  }

  /**
   * Reads a roster of the formats that the page reads.
   *
   * @throws UnreadableFileException if the file cannot be read, or is no roster
   */
  static Roster roster(String file, byte[] content) throws UnreadableFileException {
    return Roster.read(
        file,
        content,
        (name, workbook) ->
            OpenXmlReader.withFileName(
                name, () -> FormatReader.read(workbook, new Budget(Limits.DEFAULT), Map.of())));
  }

  /**
   * Takes the units that must report from a file of the formats that the page reads.
   *
   * @throws UnreadableFileException if the file cannot be read, or is no roster
   */
  void setRoster(String file, byte[] content) throws UnreadableFileException {
    requireNoFiles();
    roster = roster(file, content);
  }

  /**
   * Takes the report that the district typed itself.
   *
   * @throws UnreadableFileException if it cannot be read
   */
  void setReported(String file, byte[] content) throws UnreadableFileException {
    requireNoFiles();
    // a merged workbook also holds its units
    reported = FileCheck.submissions(editions, file, content).get(0);
  }

  /**
   * Adds a file of last year's reports.
   *
   * @throws UnreadableFileException if it cannot be read
   */
  void addLastYear(String file, byte[] content) throws UnreadableFileException {
    LastYearReports.Collection collection = lastYearFiles(file);
    FileCheck.submissions(editions, file, content)
        .forEach(each -> collection.add(collection.report(each).compacted()));
  }

  /** Adds a file of last year's reports that cannot be read and is left out. */
  void addUnreadableLastYear(String file) {
    lastYearFiles(file).addUnreadable(file);
  }

  private LastYearReports.Collection lastYearFiles(String file) {
    requireNoFiles();
    LastYearReports.Collection collection = collected;
    if (collection == null) {
      collection = LastYearReports.collect(file);
      collected = collection;
    }
    return collection;
  }

  private void requireNoFiles() {
    if (inputs != null) {
      throw new IllegalStateException("received files were added already");
    }
  }

  private Inputs inputs() {
    Inputs known = inputs;
    if (known == null) {
      lastYear = collected == null ? LastYearReports.none() : collected.finish();
      DistrictReport.Request request =
          new DistrictReport.Request(unit, level, year, roster, lastYear, reported, null);
      Roster listed = request.roster();
      known = new Inputs(request, listed == null ? null : UnitDirectory.ofRoster(listed));
      inputs = known;
    }
    return known;
  }

  /** Adds a received file. One that cannot be read is left out, with the reason. */
  void add(String file, byte[] content, Instant modified) {
    UnitDirectory directory = inputs().directory();
    FileValidation validation = FileCheck.validation(editions, file, content);
    Submission submission = validation.submission();
    Roster.Unit listed =
        directory == null || submission == null ? null : directory.find(submission).orElse(null);
    add(new CheckedFile(Reception.check(validation, listed, inputs().request()), modified));
  }

  /** Adds a received file that could not be read, for a reason in the language of the page. */
  void addUnreadable(String file, String reason, Instant modified) {
    Message message = Message.of("summary.reason", reason);
    add(new CheckedFile(ValidationResult.unreadable(file, message), modified));
  }

  private void add(CheckedFile file) {
    received.add(file);
    merged = null;
  }

  /**
   * Returns the files that must be added again, because other files show that they belong to
   * another unit than the one they name, with another report of last year.
   */
  List<String> filesToAddAgain() {
    if (merged == null) {
      add();
    }
    return wanted.stream().map(Again::file).distinct().toList();
  }

  /** Adds a received file again. */
  void addAgain(String file, byte[] content) {
    FileValidation validation = FileCheck.validation(editions, file, content);
    for (Again again : wanted) {
      if (again.file().equals(file)) {
        checkedAgain.put(again, Reception.check(validation, again.unit(), inputs().request()));
      }
    }
    merged = null;
  }

  /**
   * Returns the sums of the files that were added.
   *
   * @throws IllegalStateException if files must be added again
   */
  DistrictReport result() {
    if (!filesToAddAgain().isEmpty()) {
      throw new IllegalStateException("files must be added again");
    }
    return Objects.requireNonNull(merged);
  }

  /** Adds up; the files that must be checked again are taken as they are. */
  private void add() {
    wanted.clear();
    DistrictReport.Request request = inputs().request();
    Reception reception = Reception.of(editions, request, received, this::checkedAgain);
    merged = DistrictReport.of(editions, request, reception);
  }

  private ValidationResult checkedAgain(String file, Roster.Unit sender) {
    Again again = new Again(file, sender);
    ValidationResult result = checkedAgain.get(again);
    if (result != null) {
      return result;
    }
    wanted.add(again);
    return received.stream()
        .map(CheckedFile::checked)
        .filter(checked -> checked.file().equals(file))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Returns the form to merge instead, which most of the files have, if none is of the expected
   * one; empty otherwise. Another merge then needs all files again.
   */
  String formOfMost() {
    return result()
        .reception()
        .editionsOfMost(editions, year)
        .map(most -> most.expected().form())
        .orElse("");
  }

  /** Returns which form was merged if it is another one, and what was not used of the roster. */
  private List<Message> remarks() {
    List<Message> remarks = new ArrayList<>();
    if (hasFormOfMost) {
      remarks.add(Message.of("merge.form", editions.expected().form()));
    }
    Roster listed = inputs().request().roster();
    remarks.addAll(listed == null ? List.of() : listed.remarks());
    return remarks;
  }

  /** Returns the JSON that {@code merge --format json} prints, in UTF-8. */
  byte[] json(Messages messages) throws IOException {
    List<String> remarks = remarks().stream().map(messages::format).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    MergeJson.write(
        result(), messages, out, members -> JsonReport.writeTexts(members, "remarks", remarks));
    return out.toByteArray();
  }

  /** Returns what the page shows of the merge as JSON, in UTF-8. */
  byte[] view(Messages messages) throws IOException {
    DistrictReport report = result();
    List<Message> remarks = new ArrayList<>(remarks());
    remarks.addAll(lastYear.unreadable());
    Message without = MergeSentences.withoutLastYear(report, lastYear);
    if (without != null) {
      remarks.add(without);
    }
    if (report.agreesWithReported()) {
      remarks.add(Message.of("cli.merge.agrees"));
    }
    boolean isEmpty = report.reception().submissions().isEmpty();
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try (JsonWriter json = new JsonWriter(out)) {
      json.writeStartObject();
      json.writeStringField("heading", messages.format(MergeSentences.heading(report)));
      json.writeStringField("reception", messages.format(MergeSentences.reception(report)));
      JsonReport.writeTexts(json, "remarks", remarks.stream().map(messages::format).toList());
      json.writeStringField(
          "refusal", isEmpty ? messages.format(Message.of("cli.merge.nothing")) : null);
      json.writeStringField("outputName", UnitFileName.of(unit, year, report.total().template()));
      json.writeNumberField("missing", missing(report).size());
      json.writeArrayFieldStart("entries");
      for (ReceptionEntry entry : report.reception().entries()) {
        write(json, entry, messages);
      }
      json.writeEndArray();
      FormView.write(json, "total", report.checkedTotal(), messages);
      if (report.reported() != null) {
        FormView.write(json, "reported", report.reported(), messages);
      }
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Returns the units of the roster from which nothing came. */
  private static List<String> missing(DistrictReport report) {
    return report.reception().entries().stream()
        .filter(entry -> entry.ofUnit() && entry.status() == ReceptionEntry.Status.MISSING)
        .map(ReceptionEntry::unitName)
        .toList();
  }

  /**
   * Returns the letters to the units of the roster from which nothing came, as {@code validate -o}
   * writes them.
   */
  List<OutputFile> reminders(LetterWording wording) throws IOException {
    Template template = result().total().template();
    LetterFiles letters =
        new LetterFiles(REMINDERS, BundledTemplate.REMINDER_LETTER, ALL_REMINDERS, wording);
    List<OutputFile> reminders = new ArrayList<>();
    for (String missing : missing(result())) {
      String name = UnitFileName.of(missing, "", template);
      reminders.add(letters.add(name, wording.reminder(missing, template.form(), year)));
    }
    reminders.addAll(letters.all());
    return reminders;
  }

  private static void write(JsonWriter json, ReceptionEntry entry, Messages messages)
      throws IOException {
    Message note = entry.note();
    json.writeStartObject();
    json.writeBooleanField("merged", entry.isMerged());
    json.writeStringField(
        "status", messages.format(Message.of("merge.status." + entry.status().name())));
    json.writeStringField("unit", entry.unitName());
    json.writeStringField("file", entry.file());
    json.writeStringField("note", note == null ? "" : messages.format(note));
    json.writeEndObject();
  }

  /**
   * Returns the district's workbook; empty if there is nothing to add up.
   *
   * @param zone the time zone in which the times of files are shown
   */
  byte[] workbook(Messages messages, ZoneId zone) throws IOException {
    if (result().reception().submissions().isEmpty()) {
      return new byte[0];
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
    DistrictWorkbook.write(result(), messages, zone, out);
    return out.toByteArray();
  }
}
