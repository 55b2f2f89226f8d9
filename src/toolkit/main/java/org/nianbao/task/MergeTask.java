package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.Workers;
import org.nianbao.form.Submission;
import org.nianbao.merge.Merged;
import org.nianbao.merge.MergedSentences;
import org.nianbao.merge.MergedWriter;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.roster.Roster;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYear;

/**
 * Adds received workbooks up to the district's own.
 *
 * @param editions the form, the edition for the report year first
 * @param named the received files, and folders of them
 * @param beside what else is read, and neither received nor written over
 * @param unit the district's name
 * @param level its 行政层级; empty if not given
 * @param year the report year
 * @param roster file of those who must report; null if there is none
 * @param previous file or folder of last year; null if there is none
 * @param reported file of the district's own typed report; null if there is none
 * @param output where the workbook goes
 * @param strict whether nothing is written while a unit is in doubt
 * @param messages what the workbook is written in
 */
public record MergeTask(
    Editions editions,
    List<Path> named,
    List<Path> beside,
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
   * What came of a merge.
   *
   * @param merged the sums, with what they are made of
   * @param lastYear what was at hand of the year before
   * @param notReceived what lies in the folders and was not received
   * @param refusal why nothing was to be written; null if the workbook was
   * @param objections why a strict merge was refused, a sentence a unit
   * @param written the workbook; null if nothing was to be written
   */
  public record MergeOutcome(
      Merged merged,
      LastYear lastYear,
      NotReceived notReceived,
      @Nullable Message refusal,
      List<Message> objections,
      @Nullable WrittenFile written) {
    /** That some units are added up though last year's files hold nothing of them. */
    public Optional<Message> withoutLastYear() {
      return Optional.ofNullable(MergedSentences.withoutLastYear(merged, lastYear));
    }

    /** What is to be said beside how many units reported: of files that are not added up. */
    public List<Message> remarks() {
      List<Message> remarks = new ArrayList<>(notReceived.sentences());
      remarks.addAll(lastYear.unreadable());
      withoutLastYear().ifPresent(remarks::add);
      return remarks;
    }
  }

  /**
   * Merges, and writes the workbook unless there is nothing to add up.
   *
   * @throws IOException if what it is to be made of cannot be read
   */
  public MergeOutcome run(Workers workers) throws IOException {
    Template template = editions.first();
    requireMergeable(template);
    List<Path> read = TaskFiles.beside(beside, roster, previous, reported);
    TaskFiles files = TaskFiles.in(named, read, List.of(), null);
    List<Path> parts =
        Merged.parts(template, files.received(), output.fileFor(unit, year), unit);
    OutputPlace place =
        output.place(OutputKind.MERGED, TaskFiles.inputs(parts, read), unit, year);
    // what takes no time is read first: where it is wrong, nobody waits for last year's files
    Submission typed = reported == null ? null : Merged.reported(template, reported);
    Roster expected = roster == null ? null : Roster.read(roster);
    LastYear lastYear = LastYear.read(editions, previous, workers);
    Merged merged =
        Merged.of(
            editions,
            new Merged.Request(parts, unit, level, year, expected, lastYear, typed),
            workers);
    boolean nothing = merged.reception().submissions().isEmpty();
    List<Message> objections = strict && !nothing ? merged.objections() : List.of();
    Message refusal =
        nothing
            ? Message.of("cli.merge.nothing")
            : objections.isEmpty() ? null : Message.of("cli.merge.strict", objections.size());
    WrittenFile written =
        refusal != null
            ? null
            : place.write(
                to -> MergedWriter.write(merged, messages, to, workers.progress()));
    return new MergeOutcome(
        merged, lastYear, files.notReceived(), refusal, objections, written);
  }

  private void requireMergeable(Template template) throws RefusedException {
    for (String sheet : Template.MERGE_SHEETS) {
      if (!template.has(sheet)) {
        throw new RefusedException("cli.merge.sheet", sheet);
      }
    }
    IssueTask.requireLevel(template, level);
  }
}
