package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.InputFiles;
import org.nianbao.file.OrderedPipeline;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.file.WorkerThreads;
import org.nianbao.form.Submission;
import org.nianbao.letter.LetterFolder;
import org.nianbao.letter.LetterFolder.NamedLetter;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.message.ShortenedList;
import org.nianbao.notice.Letter;
import org.nianbao.notice.LetterWording;
import org.nianbao.notice.ReturnNotice;
import org.nianbao.rounds.Round;
import org.nianbao.rounds.Rounds;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Template;

/**
 * The return notices of a validation. They are worded while the files are checked, and written
 * afterwards, when it is known which file of a unit counts.
 */
final class ReturnNotices {
  private static final String FOLDER = "退回通知";
  private static final String ALL = "全部退回通知";
  private static final String WORKBOOK = ".xlsx";
  private static final String LETTER = ".docx";

  /**
   * A notice to be written.
   *
   * @param file the received file as the user named it
   * @param name the name of the notice, without an ending
   * @param template the form of the file; the expected one if it cannot be read
   * @param unreadable the file if it cannot be read; else null
   * @param letter the letter
   * @param workbook the notice as a workbook; null if there is none
   */
  record Notice(
      String file,
      String name,
      Template template,
      @Nullable ValidationResult unreadable,
      Letter letter,
      @Nullable ReturnNotice workbook) {}

  /** A workbook to be written. */
  private record Workbook(OutputPlace place, ReturnNotice content) {}

  private final Template expected;
  private final @Nullable Integer year;
  private final NoticeFormat format;
  private final LetterWording wording;
  private final Messages messages;
  private final LetterFolder folder;
  private final @Nullable Rounds rounds;
  private final List<Notice> notices = new ArrayList<>();

  /** The names of the notices that are out of date, without their endings. */
  private final Set<String> superseded = new LinkedHashSet<>();

  /**
   * Creates the notices in a folder.
   *
   * @param expected the form that is expected
   * @param year the expected report year; null for any
   * @param rounds the rounds of the reports; null if there is no ledger
   */
  ReturnNotices(
      Path results,
      Template expected,
      @Nullable Integer year,
      NoticeFormat format,
      InputFiles inputs,
      LetterWording wording,
      Messages messages,
      @Nullable Rounds rounds) {
    this.rounds = rounds;
    this.expected = expected;
    this.year = year;
    this.format = format;
    this.wording = wording;
    this.messages = messages;
    this.folder =
        new LetterFolder(
            results.resolve(FOLDER), BundledTemplate.RETURN_LETTER, ALL, inputs, wording);
  }

  /** Marks the notices of an earlier round with this name as out of date. */
  void supersede(String name) {
    superseded.add(name);
    folder.supersede(name);
    folder.names().supersede(Path.of(name + WORKBOOK));
  }

  /**
   * Returns the notice for a file, on any thread; null if there is no reason for one.
   *
   * @param round how it compares with the version before; null if that is not known
   */
  @Nullable Notice notice(ValidationResult checked, @Nullable Round round, String name) {
    return notice(checked, round, name, expected);
  }

  /** Returns the notice for a file, which is taken for a form if it cannot be read. */
  private @Nullable Notice notice(
      ValidationResult checked, @Nullable Round round, String name, Template form) {
    Letter letter =
        wording
            .withExpectedForm(form.form())
            .returnLetter(checked, year, round == null ? 0 : round.open());
    if (letter == null) {
      return null;
    }
    ReturnNotice workbook =
        format.hasWorkbooks() ? ReturnNotice.of(checked, letter, messages) : null;
    Submission submission = checked.submission();
    return submission == null
        ? new Notice(checked.file(), name, form, checked, letter, workbook)
        : new Notice(checked.file(), name, submission.template(), null, letter, workbook);
  }

  void add(Notice notice) {
    notices.add(notice);
  }

  /**
   * Writes the notices, and removes those of earlier rounds that are out of date.
   *
   * @param units what the roster tells of the files; empty without a roster
   * @param received the form that files are taken for that cannot be read
   */
  WrittenNotices write(Map<String, UnitStatus> units, Template received, WorkerThreads workers)
      throws IOException {
    List<Notice> wanted = new ArrayList<>();
    for (Notice worded : notices) {
      Notice notice = ofForm(worded, received);
      UnitStatus unit = units.get(notice.file());
      if (unit == null || !unit.isSuperseded()) {
        wanted.add(unit == null || unit.unit().isEmpty() ? notice : addressed(notice, unit.unit()));
      }
    }
    Map<String, Path> files = new LinkedHashMap<>();
    List<Path> all = new ArrayList<>();
    List<Message> remarks = new ArrayList<>();
    List<Exception> failures = new ArrayList<>();
    keepEarlier(wanted, remarks, failures);
    if (format.hasWorkbooks()) {
      List<WrittenFile> written = writeWorkbooks(wanted, workers);
      addFiles(wanted, written, files);
      written.forEach(each -> remarks.addAll(each.remarks()));
      written.forEach(each -> failures.addAll(each.failures()));
    }
    if (format.hasLetters()) {
      LetterFolder.WrittenLetters letters =
          folder.write(
              wanted.stream().map(each -> new NamedLetter(each.name(), each.letter())).toList(),
              workers);
      addFiles(wanted, letters.each(), files);
      all.addAll(letters.allFiles());
      remarks.addAll(letters.remarks());
      failures.addAll(letters.failures());
      Message remark = wanted.isEmpty() ? null : wording.remark();
      if (remark != null) {
        remarks.add(remark);
      }
    }
    OutputNames.Superseded removed = folder.names().removeSuperseded();
    remarks.addAll(removed.remarks("cli.notice"));
    failures.addAll(removed.failures());
    return new WrittenNotices(files, all, remarks, failures);
  }

  /**
   * Moves the notices of earlier versions that the ledger names to those that are kept: they may
   * have been sent. A notice about a version that is judged again is written again.
   */
  private void keepEarlier(List<Notice> wanted, List<Message> remarks, List<Exception> failures) {
    if (rounds == null) {
      return;
    }
    Map<String, String> files = new HashMap<>();
    wanted.forEach(notice -> files.put(notice.name(), notice.file()));
    List<Path> kept = new ArrayList<>();
    for (String name : superseded) {
      for (String ending : List.of(LETTER, WORKBOOK)) {
        Path notice = folder.folder().resolve(name + ending);
        OptionalInt version = rounds.earlierVersion(notice, files.get(name));
        if (version.isPresent() && OutputNames.isOutput(notice, OutputKind.NOTICE)) {
          try {
            String note = messages.format("notice.version", version.getAsInt());
            Path moved = folder.keep(notice, note);
            rounds.noticeMoved(notice, version.getAsInt(), moved);
            kept.add(moved);
          } catch (IOException e) {
            failures.add(e);
          }
        }
      }
    }
    if (!kept.isEmpty()) {
      remarks.add(Message.of("cli.notice.moved", kept.size(), ShortenedList.of(kept)));
    }
  }

  /**
   * Returns a notice to a unit of the roster, named after it: the number in the name of a formatted
   * workbook tells its versions apart, of which only one has a notice.
   */
  private Notice addressed(Notice notice, String unit) {
    String name = OutputNames.baseName(unit, year == null ? "" : year, notice.template());
    supersede(name);
    ReturnNotice workbook = notice.workbook() == null ? null : notice.workbook().addressedTo(unit);
    Letter letter = notice.letter().addressedTo(unit);
    return new Notice(
        notice.file(), name, notice.template(), notice.unreadable(), letter, workbook);
  }

  /** Returns a notice about a file that cannot be read as one about a form; any other as it is. */
  private Notice ofForm(Notice notice, Template form) {
    ValidationResult unreadable = notice.unreadable();
    if (unreadable == null || form.form().equals(notice.template().form())) {
      return notice;
    }
    String name =
        OutputNames.baseName(ValidationOutputs.unit(unreadable), year == null ? "" : year, form);
    supersede(name);
    return Objects.requireNonNull(notice(unreadable, null, name, form));
  }

  private List<WrittenFile> writeWorkbooks(List<Notice> wanted, WorkerThreads workers)
      throws IOException {
    List<Workbook> workbooks = new ArrayList<>();
    for (Notice notice : wanted) {
      OutputPlace place = folder.names().next(Path.of(notice.name() + WORKBOOK));
      workbooks.add(new Workbook(place, Objects.requireNonNull(notice.workbook())));
    }
    List<WrittenFile> written = new ArrayList<>();
    OrderedPipeline.run(
        workbooks,
        workers,
        each -> each.place().write(file -> ReturnNoticeWriter.write(each.content(), file)),
        written::add);
    return written;
  }

  private static void addFiles(
      List<Notice> notices, List<WrittenFile> written, Map<String, Path> files) {
    for (int i = 0; i < notices.size(); i++) {
      Path file = written.get(i).file();
      if (file != null) {
        files.put(notices.get(i).file(), file);
      }
    }
  }
}
