package org.nianbao.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.FileValidation;
import org.nianbao.check.JsonReport;
import org.nianbao.check.JsonWriter;
import org.nianbao.check.LastYearReports;
import org.nianbao.form.Submission;
import org.nianbao.issue.BlankForms;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.workbook.CompiledTemplates;
import org.nianbao.workbook.FormWorkbook;
import org.nianbao.workbook.UnitFileName;

/**
 * The blank forms for the units of a roster, made one after another, as the command {@code new}
 * writes them into a folder. It is plain Java, so that tests can compare its results on the JVM.
 */
final class IssuedForms {
  private static final String ENDING = ".xlsx";

  private final Editions editions;
  private final String level;
  private final int year;
  private final Roster roster;
  private final Queue<Roster.Unit> units;
  private final FileNames names = new FileNames();
  private LastYearReports.@Nullable Collection lastYear;
  private @Nullable BlankForms forms;

  /**
   * Begins with the first unit.
   *
   * @param form the name of a form, which has an edition for the year
   * @param level the 行政层级 of units for which the roster has none; empty if not given
   * @throws IllegalArgumentException if the form has no edition for the year
   */
  IssuedForms(String form, int year, String level, Roster roster) {
    this.editions = editions(form, year);
    this.level = level;
    this.year = year;
    this.roster = roster;
    this.units = new ArrayDeque<>(roster.units());
  }

  /** Last year's reports may be of any form, unless another form than the usual one is issued. */
  private static Editions editions(String form, int year) {
    if (Editions.haveEditionFor(year)) {
      Editions usual = Editions.shipped(year);
      if (usual.expected().form().equals(form)) {
        return usual;
      }
    }
    return Editions.ofForm(form, year)
        .orElseThrow(() -> new IllegalArgumentException("no edition for " + year));
  }

  /** Returns the forms that have an edition for a year, with their levels of units, as JSON. */
  static byte[] choices(int year) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonWriter json = new JsonWriter(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("forms");
      for (String form : Editions.forms()) {
        Template template = Editions.ofForm(form, year).map(Editions::expected).orElse(null);
        if (template != null) {
          json.writeStartObject();
          json.writeStringField("name", form);
          JsonReport.writeTexts(json, "levels", template.levels());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return out.toByteArray();
  }

  /** Returns why no forms can be issued; null if they can. */
  @Nullable Message refusal() {
    return forms().refusal(roster).orElse(null);
  }

  /** Adds a report of the year before, whose figures the form of its unit shows. */
  void addLastYear(String file, byte[] content) {
    LastYearReports.Collection reports = lastYear;
    if (reports == null) {
      reports = LastYearReports.collect("");
      lastYear = reports;
    }
    FileValidation read = FileCheck.validation(editions, file, content);
    Submission submission = read.submission();
    if (submission == null) {
      reports.addUnreadable(file);
    } else {
      reports.add(reports.report(submission).compacted());
    }
    forms = null;
  }

  private BlankForms forms() {
    BlankForms made = forms;
    if (made == null) {
      LastYearReports reports = lastYear == null ? LastYearReports.none() : lastYear.finish();
      made = new BlankForms(editions.expected(), level, year, reports);
      forms = made;
    }
    return made;
  }

  /** Returns the form of the next unit; null after the last one. */
  @Nullable OutputFile next() throws IOException {
    Roster.Unit unit = units.poll();
    if (unit == null) {
      return null;
    }
    Submission blank = forms().of(unit);
    byte[] content =
        new FormWorkbook(blank)
            .fill(
                CompiledTemplates.forForm(blank.template(), false)
                    .orElseThrow(() -> new IllegalStateException("not compiled")));
    return new OutputFile(
        names.next(UnitFileName.of(unit.name(), year, blank.template())) + ENDING, content);
  }

  /** Returns what was not used of the roster, and which forms have no figures of last year. */
  List<Message> remarks() {
    List<Message> remarks = new ArrayList<>(roster.remarks());
    remarks.addAll(forms().lastYear().unreadable());
    forms().withoutLastYear(roster).ifPresent(remarks::add);
    return remarks;
  }
}
