package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.MergeSentences;
import org.nianbao.merge.MergedWorkbookWriter;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.roster.Roster;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearReports;

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
    boolean strict,
    Messages messages) {
  /**
   * The result of a merge.
   *
   * @param merged the sums and the submissions that were added up
   * @param lastYear the submissions of the year before
   * @param notReceived the files in the folders that are not received reports
   * @param refusal why the workbook was not written; null if it was to be written
   * @param objections the reasons of a refused strict merge, a sentence a unit
   * @param written the workbook; null if the merge was refused
   */
  public record MergeOutcome(
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
      List<Message> remarks = new ArrayList<>(notReceived.sentences());
      remarks.addAll(lastYear.unreadable());
      withoutLastYear().ifPresent(remarks::add);
      return remarks;
    }
  }

  /**
   * Merges, and writes the workbook if there is anything to add up.
   *
   * @throws IOException if an input cannot be read
   */
  public MergeOutcome run(WorkerThreads workers) throws IOException {
    Template template = editions.expected();
    requireMergeable(template);
    List<Path> inputs = TaskFiles.otherInputs(otherInputs, roster, previous, reported);
    TaskFiles files = TaskFiles.find(named, inputs, List.of(), null);
    List<Path> mergeable =
        DistrictReport.filesToMerge(template, files.received(), output.fileFor(unit, year), unit);
    OutputPlace place =
        output.place(OutputKind.MERGED, TaskFiles.inputs(mergeable, inputs), unit, year);
    // small inputs first: if one is wrong, the user need not wait for last year's files
    Submission reportedSubmission =
        reported == null ? null : DistrictReport.reported(template, reported);
    Roster expected = roster == null ? null : Roster.read(roster);
    LastYearReports lastYear = LastYearReports.read(editions, previous, workers);
    DistrictReport merged =
        DistrictReport.of(
            editions,
            new DistrictReport.Request(
                mergeable, unit, level, year, expected, lastYear, reportedSubmission),
            workers);
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
    return new MergeOutcome(merged, lastYear, files.notReceived(), refusal, objections, written);
  }

  private void requireMergeable(Template template) throws RefusedException {
    for (String sheet : Template.MERGE_SHEETS) {
      if (!template.hasSheet(sheet)) {
        throw new RefusedException("cli.merge.sheet", sheet);
      }
    }
    IssueTask.requireLevel(template, level);
  }
}
