package org.nianbao;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.Checked;
import org.nianbao.data.DataReader;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.Workers;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.jxls.FormWriter;
import org.nianbao.merge.Merged;
import org.nianbao.merge.MergedWriter;
import org.nianbao.message.Messages;
import org.nianbao.publish.Drafts;
import org.nianbao.publish.ReportWriter;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.repair.Fault;
import org.nianbao.repair.Localiser;
import org.nianbao.roster.Roster;
import org.nianbao.rule.Checker;
import org.nianbao.task.IssueTask;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYear;
import org.nianbao.validate.Validation;

/** Issues, fills, reads, checks and writes forms: one method a task. */
public final class Nianbao {
  private Nianbao() {}

  /**
   * Reads a received workbook as a submission of a form.
   *
   * @param editions the form: a template, or its editions, of which the workbook's own is found
   * @throws UnreadableFileException if it is no readable workbook
   */
  public static Submission read(Editions editions, Path file) throws IOException {
    return SubmissionFile.read(editions, file);
  }

  /** Everything wrong with a submission, what was found in reading it first. */
  public static List<Discrepancy> check(Submission submission) {
    return Checker.discrepancies(submission);
  }

  /** Which figures may be wrong where sums do not add up: to be shown, never to be applied. */
  public static List<Fault> suggest(Submission submission, List<Discrepancy> discrepancies) {
    return Localiser.faults(submission, discrepancies);
  }

  /**
   * Writes the formatted workbook of a submission, with a discrepancy sheet if there are any.
   *
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  public static void write(Submission submission, List<Discrepancy> discrepancies, Path file)
      throws IOException {
    FormWriter.write(submission, discrepancies, Messages.CHINESE, file);
  }

  /**
   * Reads and checks a received file; a file that cannot be read is an outcome, too.
   *
   * @param year the report year it should be of; null for any
   */
  public static Checked validate(
      Editions editions, Path file, @Nullable Integer year, LastYear lastYear) {
    return Validation.read(editions, file).check(year, null, lastYear);
  }

  /**
   * Reads and checks received files on all processors. What became of each is handed on in the order
   * of the files and then let go, so that there may be any number of them.
   *
   * @param year the report year they should be of; null for any
   * @throws IOException if the receiver throws it
   */
  public static void validate(
      Editions editions,
      List<Path> files,
      @Nullable Integer year,
      LastYear lastYear,
      OrderedPipeline.Receiver<Checked> receiver)
      throws IOException {
    try (Workers workers = Workers.all()) {
      OrderedPipeline.run(files, workers, file -> validate(editions, file, year, lastYear), receiver);
    }
  }

  /** Adds the reports of units up to a district's; what cannot be added is left out and named. */
  public static Merged merge(Editions editions, Merged.Request request) {
    return Merged.of(editions, request);
  }

  /**
   * Writes the district's workbook.
   *
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  public static void write(Merged merged, Path file) throws IOException {
    MergedWriter.write(merged, Messages.CHINESE, file);
  }

  /**
   * The submissions a data file holds.
   *
   * @throws UnreadableFileException if it holds an unknown key, a wrong value, or no unit or year
   */
  public static List<Submission> data(Editions editions, Path file) throws IOException {
    return DataReader.read(editions, file);
  }

  /**
   * The same submission with drafts, marked as such, in the parts of its narrative where nothing is
   * written: sentences that only restate figures.
   *
   * @throws IOException if the template does not make a workbook of it
   */
  public static Submission drafted(Submission submission) throws IOException {
    return submission.completedBy(Drafts.of(submission));
  }

  /**
   * Writes the report itself, as offices publish it.
   *
   * @param file ends in .docx, .html or .htm
   * @throws IOException if it cannot be written; the file is then as it was before
   */
  public static void publish(Submission submission, Path file) throws IOException {
    ReportWriter.write(submission, file);
  }

  /**
   * Issues a blank form for a unit, with last year's figures where they are at hand.
   *
   * @throws IOException if it cannot be written
   */
  public static void issue(
      Template template, Roster.Unit unit, int year, LastYear lastYear, Path file)
      throws IOException {
    IssueTask.issue(template, unit, year, lastYear, file);
  }
}
