package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.data.RosterFile;
import org.nianbao.district.DistrictFiles;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.jxls.MergedWorkbookWriter;
import org.nianbao.locate.SubmissionReader;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.MergeSentences;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.reader.GridReader;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitNameComparison;
import org.nianbao.rounds.ReceiptLedger;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;
import org.nianbao.validate.ReportFile;

/**
 * The use case "merge": adds up received workbooks to the district's report.
 *
 * @param editions the form; the edition for the report year comes first
 * @param named the received files, and folders of them
 * @param otherInputs other files that are read, which are neither received nor replaced
 * @param unit the district's name
 * @param level its 行政层级; empty if not given
 * @param year the report year
 * @param roster the file of the roster; null if there is none
 * @param previous last year's file or folder; null if there is none
 * @param reported the file of the report that the district typed itself; null if there is none
 * @param output where the workbook is written
 * @param settings what the office has set, as the last day for reports
 * @param strict whether nothing is written if a unit has errors or duplicates
 * @param messages the language of the workbook
 */
public record MergeTask(
    Editions editions,
    List<Path> named,
    List<Path> otherInputs,
    String unit,
    String level,
    int year,
    @Nullable Path roster,
    @Nullable Path previous,
    @Nullable Path reported,
    Destination output,
    OfficeSettings settings,
    boolean strict,
    Messages messages) {
  /**
   * The result of a merge.
   *
   * @param inputRemarks sentences about what was not used of the roster, the settings and the
   *     ledger
   * @param merged the sums and the submissions that were added up
   * @param lastYear the submissions of the year before
   * @param notReceived the files in the folders that are not received reports
   * @param refusal why the workbook was not written; null if it was to be written
   * @param objections the reasons of a refused strict merge, a sentence a unit
   * @param written the workbook; null if the merge was refused
   */
  public record MergeOutcome(
      List<Message> inputRemarks,
      DistrictReport merged,
      LastYearReports lastYear,
      NotReceived notReceived,
      @Nullable Message refusal,
      List<Message> objections,
      @Nullable WrittenFile written) {
    /**
     * Returns a sentence that names the units without a report in last year's files; empty if there
     * are none.
     */
    public Optional<Message> withoutLastYear() {
      return Optional.ofNullable(MergeSentences.withoutLastYear(merged, lastYear));
    }

    /** Returns sentences about the files that were not added up. */
    public List<Message> remarks() {
      List<Message> remarks = new ArrayList<>(inputRemarks);
      remarks.addAll(notReceived.sentences());
      remarks.addAll(lastYear.unreadable());
      withoutLastYear().ifPresent(remarks::add);
      return remarks;
    }
  }

  /**
   * Merges, and writes the workbook if there is anything to add up. If none of the files is of the
   * expected form, the form that most of them have is merged; all inputs are then read once more.
   *
   * @throws IOException if an input cannot be read
   */
  public MergeOutcome run(WorkerThreads workers) throws IOException {
    MergeOutcome outcome = merge(List.of(), workers);
    Editions received = outcome.merged().reception().editionsOfMost(editions, year).orElse(null);
    if (received == null) {
      return outcome;
    }
    Message remark = Message.of("merge.form", received.expected().form());
    return of(received).merge(List.of(remark), workers);
  }

  /** Returns this task for another form. */
  private MergeTask of(Editions form) {
    return new MergeTask(
        form,
        named,
        otherInputs,
        unit,
        level,
        year,
        roster,
        previous,
        reported,
        output,
        settings,
        strict,
        messages);
  }

  /**
   * Merges the files as the expected form.
   *
   * @param remarks what is said before the remarks about the inputs
   * @throws IOException if an input cannot be read
   */
  private MergeOutcome merge(List<Message> remarks, WorkerThreads workers) throws IOException {
    Template template = editions.expected();
    requireMergeable(template);
    List<Path> inputs = TaskFiles.otherInputs(otherInputs, roster, previous, reported);
    TaskFiles files = TaskFiles.find(named, inputs, List.of(), null);
    List<Path> mergeable = withoutEarlierResults(template, files.received());
    OutputPlace place =
        output.place(OutputKind.MERGED, TaskFiles.inputs(mergeable, inputs), unit, year, template);
    // small inputs first: if one is wrong, the user need not wait for last year's files
    Submission reportedSubmission = reported == null ? null : readReported(template, reported);
    Roster listed = roster == null ? null : RosterFile.read(roster);
    LastYearReports lastYear = LastYearFiles.read(editions, previous, workers);
    ReceiptLedger receipts =
        ReceiptLedger.find(ledgerFolders(), settings.reportDeadline(), listed).orElse(null);
    DistrictReport.Request request =
        new DistrictReport.Request(
            unit, level, year, listed, lastYear, reportedSubmission, receipts);
    DistrictReport merged =
        DistrictFiles.merge(
            editions, mergeable, files.notReceived().otherFiles(), request, workers);
    boolean isEmpty = merged.reception().submissions().isEmpty();
    List<Message> objections = strict && !isEmpty ? merged.objections() : List.of();
    Message refusal =
        isEmpty
            ? Message.of("cli.merge.nothing")
            : objections.isEmpty() ? null : Message.of("cli.merge.strict", objections.size());
    WrittenFile written =
        refusal != null
            ? null
            : place.write(
                to -> MergedWorkbookWriter.write(merged, messages, to, workers.progress()));
    List<Message> inputRemarks = new ArrayList<>(remarks);
    inputRemarks.addAll(remarks(request.roster(), receipts, merged));
    return new MergeOutcome(
        inputRemarks,
        merged,
        lastYear,
        files.notReceived().without(merged.reception().files().stream().map(Path::of).toList()),
        refusal,
        objections,
        written);
  }

  /** Returns sentences about what was not used of the settings, the roster and the ledger. */
  private List<Message> remarks(
      @Nullable Roster expected, @Nullable ReceiptLedger receipts, DistrictReport merged) {
    List<Message> remarks = new ArrayList<>(settings.remarks());
    if (expected != null) {
      remarks.addAll(expected.remarks());
    }
    if (receipts != null) {
      remarks.addAll(receipts.remarks());
      remarks.addAll(receipts.unusedCorrections(merged.reception().submissionsByUnit()));
    }
    return remarks;
  }

  /** Returns the folders that may have the ledger: that of the output, then those of the files. */
  private List<Path> ledgerFolders() {
    List<Path> folders = new ArrayList<>();
    Path file = output.fileFor(unit, year, editions.expected()).toAbsolutePath().normalize();
    folders.add(Objects.requireNonNull(file.getParent()));
    named.stream().filter(Files::isDirectory).forEach(folders::add);
    return folders;
  }

  private void requireMergeable(Template template) throws RefusedException {
    for (String sheet : Template.MERGE_SHEETS) {
      if (!template.hasSheet(sheet)) {
        throw new RefusedException("cli.merge.sheet", sheet);
      }
    }
    IssueTask.requireLevel(template, level);
  }

  /**
   * Returns the received files without earlier results of the same merge, which are often in the
   * same folder. Their names are that of the output, or that and a number.
   */
  private List<Path> withoutEarlierResults(Template template, List<Path> received)
      throws IOException {
    Predicate<Path> numbered = OutputNames.sameNameOrNumbered(output.fileFor(unit, year, template));
    List<Path> files = new ArrayList<>();
    for (Path file : received) {
      if (!numbered.test(file) || !isEarlierResult(template, file)) {
        files.add(file);
      }
    }
    return files;
  }

  private boolean isEarlierResult(Template template, Path file) throws IOException {
    try {
      List<Grid> sheets = GridReader.read(file);
      return sheets.stream().anyMatch(sheet -> sheet.name().equals(Template.DETAIL_SHEET))
          && UnitNameComparison.isSame(
              SubmissionReader.read(template, sheets, file.toString()).unit(), unit);
    } catch (UnreadableFileException e) {
      return false;
    }
  }

  /**
   * Reads the report that a district typed itself, a workbook or a data file of one unit.
   *
   * @throws UnreadableFileException if it cannot be read
   */
  public static Submission readReported(Template template, Path file) throws IOException {
    List<Submission> submissions = ReportFile.read(template, file);
    // a merged workbook also holds its units
    boolean isWorkbook = submissions.get(0).place(Template.UNIT) != null;
    if (submissions.size() > 1 && !isWorkbook) {
      throw new UnreadableFileException(
          file.toString(), Message.of("merge.reported.several", submissions.size()));
    }
    return submissions.get(0);
  }
}
