package org.nianbao;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.data.DataFileReader;
import org.nianbao.district.DistrictFiles;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.jxls.FormWriter;
import org.nianbao.jxls.MergedWorkbookWriter;
import org.nianbao.merge.DistrictReport;
import org.nianbao.message.Messages;
import org.nianbao.publish.DraftSheet;
import org.nianbao.publish.ReportWriter;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.repair.ErrorLocaliser;
import org.nianbao.repair.FailedRuleGroup;
import org.nianbao.roster.Roster;
import org.nianbao.rule.RuleChecker;
import org.nianbao.task.IssueTask;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.ReceivedReport;

/**
 * The library's main class: issues, fills, reads, checks and writes forms, one method a task. All
 * methods may be called by several threads at the same time, if they write different files.
 */
public final class Nianbao {
  private Nianbao() {}

  /**
   * Reads a received file as a submission.
   *
   * @param editions a single template, or all editions, of which the one of the file is used
   * @throws UnreadableFileException if the file cannot be read, or holds no figure of the form
   */
  public static Submission read(Editions editions, Path file) throws IOException {
    return SubmissionFile.read(editions, file);
  }

  /**
   * Returns all discrepancies of a submission, the most severe first; of equal severity, those
   * found while reading come first.
   */
  public static List<Discrepancy> check(Submission submission) {
    return RuleChecker.discrepancies(submission);
  }

  /**
   * Returns which figures may be wrong where sums do not agree. These are suggestions; they are
   * never applied automatically.
   */
  public static List<FailedRuleGroup> suggest(
      Submission submission, List<Discrepancy> discrepancies) {
    return ErrorLocaliser.faults(submission, discrepancies);
  }

  /**
   * Writes the formatted workbook of a submission, with a discrepancy sheet if there are
   * discrepancies.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void write(Submission submission, List<Discrepancy> discrepancies, Path file)
      throws IOException {
    FormWriter.write(submission, discrepancies, Messages.CHINESE, file);
  }

  /**
   * Reads and checks a received file. A file that cannot be read also has a result.
   *
   * @param year the expected report year; null for any
   */
  public static ValidationResult validate(
      Editions editions, Path file, @Nullable Integer year, LastYearReports lastYear) {
    return ReceivedReport.read(editions, file).check(year, null, lastYear);
  }

  /**
   * Reads and checks received files on all processors. The results are passed on in the order of
   * the files and are not kept, so the number of files is not limited by memory.
   *
   * @param year the expected report year; null for any
   * @throws IOException if the receiver throws it
   */
  public static void validate(
      Editions editions,
      List<Path> files,
      @Nullable Integer year,
      LastYearReports lastYear,
      OrderedPipeline.Receiver<ValidationResult> receiver)
      throws IOException {
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      OrderedPipeline.run(
          files, workers, file -> validate(editions, file, year, lastYear), receiver);
    }
  }

  /**
   * Adds up the reports of units to the report of their district. The result lists the files that
   * were left out, with the reason.
   */
  public static DistrictReport merge(
      Editions editions, List<Path> files, DistrictReport.Request request) {
    return DistrictFiles.merge(editions, files, request);
  }

  /**
   * Writes the workbook of a district.
   *
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void write(DistrictReport merged, Path file) throws IOException {
    MergedWorkbookWriter.write(merged, Messages.CHINESE, file);
  }

  /**
   * Returns the submissions in a data file.
   *
   * @throws UnreadableFileException if it holds an unknown key, a wrong value, or no unit or year
   */
  public static List<Submission> data(Editions editions, Path file) throws IOException {
    return DataFileReader.read(editions, file);
  }

  /**
   * Returns a copy of a submission in which each empty part of the narrative holds a draft. The
   * drafts restate figures only, and are marked as drafts.
   *
   * @throws IOException if the template cannot be filled
   */
  public static Submission drafted(Submission submission) throws IOException {
    return submission.withTextsForBlankFields(DraftSheet.of(submission));
  }

  /**
   * Writes the report that an office publishes.
   *
   * @param file ends in .docx, .html, .htm, .pdf or .ofd
   * @throws IOException if the file cannot be written; it is then unchanged
   */
  public static void publish(Submission submission, Path file) throws IOException {
    ReportWriter.write(submission, file);
  }

  /**
   * Issues a blank form to a unit, with last year's figures if there are any.
   *
   * @throws IOException if the file cannot be written
   */
  public static void issue(
      Template template, Roster.Unit unit, int year, LastYearReports lastYear, Path file)
      throws IOException {
    IssueTask.issue(template, unit, year, lastYear, file);
  }
}
