package org.nianbao.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Limits;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.grid.ReportArchive;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.LetterWording;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.notice.SettingsText;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.value.DateParser;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;
import org.teavm.jso.typedarrays.Int8Array;

/** The functions of the script, most of a file name, the bytes of the file, and a language. */
public final class WebEngine {
  private static final int SECONDS_PER_MINUTE = 60;

  private static final Queue<OutputFile> outputs = new ArrayDeque<>();

  private static ReportList list = new ReportList();
  private static @Nullable OpenedArchive archive;
  private static @Nullable ReportFolder folder;
  private static @Nullable DistrictMerge merge;
  private static @Nullable IssuedForms issue;
  private static @Nullable OutputFile issued;

  private WebEngine() {}

  /** An archive whose members are being read, with its name in messages. */
  private record OpenedArchive(String file, ReportArchive content) {}

  /**
   * Prepares the check of the first file: loads the newest form, then checks it as if it were
   * received. A file that comes meanwhile waits for one step at most.
   *
   * @param step 0 for the first
   * @return whether a step is left
   */
  @JSExport
  public static boolean warmUp(int step) throws IOException {
    Template newest = Editions.shipped().expected();
    if (step > 0) {
      FileCheck.of("", newest.workbook()).view(Messages.CHINESE);
    }
    return step == 0;
  }

  /**
   * Checks a received file, and returns the JSON that {@code validate --format json} prints.
   *
   * @param language {@code zh} or {@code en}
   */
  @JSExport
  public static String validate(String file, @JSByRef byte[] content, String language)
      throws IOException {
    byte[] json = FileCheck.of(file, content).json(messages(language));
    return new String(json, StandardCharsets.UTF_8);
  }

  /**
   * Checks a received file, and returns its findings and the official form with its values as JSON.
   *
   * @param language {@code zh} or {@code en}
   * @param copied the member {@code copied} of its row in the list; empty if there is none
   */
  @JSExport
  public static String view(String file, @JSByRef byte[] content, String language, String copied)
      throws IOException {
    byte[] json = FileCheck.of(file, content, copied).view(messages(language));
    return new String(json, StandardCharsets.UTF_8);
  }

  /**
   * Returns the formatted workbook of a received file, with its discrepancy sheet; empty if the
   * file cannot be read.
   *
   * @param language {@code zh} or {@code en}
   * @param copied the member {@code copied} of its row in the list; empty if there is none
   */
  @JSExport
  public static Int8Array format(
      String file, @JSByRef byte[] content, String language, String copied) throws IOException {
    return Int8Array.copyFromJavaArray(
        FileCheck.of(file, content, copied).workbook(messages(language)));
  }

  /**
   * Returns the workbook with which a received file is returned to its unit; empty if there is no
   * reason to return it.
   *
   * @param language {@code zh} or {@code en}
   * @param copied the member {@code copied} of its row in the list; empty if there is none
   * @param today the day on which it is returned, such as {@code 2025-1-25}
   * @param office the settings of the office, in the order of {@link OfficeSettings}, dates such as
   *     {@code 2025-1-25}; empty texts for what is not set
   */
  @JSExport
  public static Int8Array notice(
      String file,
      @JSByRef byte[] content,
      String language,
      String copied,
      String today,
      String[] office)
      throws IOException {
    return Int8Array.copyFromJavaArray(
        FileCheck.of(file, content, copied)
            .notice(wording(office, today, language), messages(language)));
  }

  /**
   * Returns the letter with which a received file is returned to its unit, as a Word document;
   * empty if there is no reason to return it.
   *
   * @param language {@code zh} or {@code en}
   * @param copied the member {@code copied} of its row in the list; empty if there is none
   * @param today the date of the letter, such as {@code 2025-1-25}
   * @param office the settings of the office, in the order of {@link OfficeSettings}, dates such as
   *     {@code 2025-1-25}; empty texts for what is not set
   */
  @JSExport
  public static Int8Array letter(
      String file,
      @JSByRef byte[] content,
      String language,
      String copied,
      String today,
      String[] office)
      throws IOException {
    return Int8Array.copyFromJavaArray(
        FileCheck.of(file, content, copied).letterDocument(wording(office, today, language)));
  }

  private static LetterWording wording(String[] office, String today, String language) {
    LocalDate day = DateParser.parse(today).orElseThrow(() -> new IllegalArgumentException(today));
    return new LetterWording(OfficeFields.settings(office), day, messages(language));
  }

  /**
   * Reads a file of the settings of an office, as the command does.
   *
   * @param language {@code zh} or {@code en}
   * @return JSON: the settings as {@link #letter} takes them, and remarks about lines that are not
   *     used; or why it cannot be read
   */
  @JSExport
  public static String officeRead(String file, @JSByRef byte[] content, String language)
      throws IOException {
    byte[] json = OfficeFields.json(file, content, messages(language));
    return new String(json, StandardCharsets.UTF_8);
  }

  /** Returns the settings of an office as the text of a file that {@link #officeRead} reads. */
  @JSExport
  public static String officeText(String[] office) {
    return SettingsText.of(OfficeFields.settings(office));
  }

  /**
   * Returns the names of the files in a zip archive, with those in archives in it; empty if the
   * file is no archive of reports.
   */
  @JSExport
  public static String[] members(String file, @JSByRef byte[] content) {
    return ReportArchive.namesIn(file, content, Limits.DEFAULT).toArray(new String[0]);
  }

  /**
   * Opens a zip archive, so that {@link #member} returns its files. The one before is let go.
   *
   * @throws UnreadableFileException if it cannot be read, with the reason
   */
  @JSExport
  public static void archiveOpen(String file, @JSByRef byte[] content)
      throws UnreadableFileException {
    archive = null;
    archive =
        new OpenedArchive(
            file,
            OpenXmlReader.withFileName(file, () -> ReportArchive.open(content, Limits.DEFAULT)));
  }

  /** Lets the archive go that was opened. */
  @JSExport
  public static void archiveClose() {
    archive = null;
  }

  /**
   * Returns the content of a file in the archive that was opened.
   *
   * @param name one of the {@link #members}
   * @throws UnreadableFileException if it cannot be read, with the reason
   */
  @JSExport
  public static Int8Array member(String name) throws UnreadableFileException {
    OpenedArchive opened = Objects.requireNonNull(archive, "no archive was opened");
    byte[] member =
        OpenXmlReader.withFileName(opened.file() + "/" + name, () -> opened.content().member(name));
    return Int8Array.copyFromJavaArray(member);
  }

  /** Begins the list anew, so that the files before are not compared with those that follow. */
  @JSExport
  public static void listBegin() {
    list = new ReportList();
  }

  /**
   * Checks a received file and adds it to the list.
   *
   * @return JSON: the rows of the files before it that have changed, and last its own
   */
  @JSExport
  public static String listAdd(String file, @JSByRef byte[] content) throws IOException {
    return new String(list.add(file, content), StandardCharsets.UTF_8);
  }

  /**
   * Begins a folder of outputs, as {@code validate -o} writes it. The one before is let go.
   *
   * @param language {@code zh} or {@code en}
   * @param forms whether it has formatted workbooks
   * @param notices whether it has return notices, as letters and as workbooks
   * @param today the date of the letters, such as {@code 2025-1-25}
   * @param office the settings of the office, as {@link #letter} takes them
   */
  @JSExport
  public static void folderBegin(
      String language, boolean forms, boolean notices, String today, String[] office) {
    folder = new ReportFolder(messages(language), forms, notices, wording(office, today, language));
    outputs.clear();
  }

  /** Adds a received file to the folder. */
  @JSExport
  public static void folderAdd(String file, @JSByRef byte[] content) throws IOException {
    folder().add(file, content);
  }

  /** Adds a received file to the folder that could not be read, with the reason. */
  @JSExport
  public static void folderAddUnreadable(String file, String reason) throws IOException {
    folder().addUnreadable(file, reason);
  }

  /** Ends the received files of the folder. */
  @JSExport
  public static void folderFinish() throws IOException {
    folder().finish();
  }

  /**
   * Makes the outputs of the next received file, which {@link #folderOutputName} then names.
   *
   * @return whether there was a file; without, files must be added, or all are done
   */
  @JSExport
  public static boolean folderNext() throws IOException {
    List<OutputFile> next = folder().next();
    if (next != null) {
      outputs.addAll(next);
    }
    return next != null;
  }

  /** Makes the documents with all letters, which {@link #folderOutputName} then names. */
  @JSExport
  public static void folderLetters() throws IOException {
    outputs.addAll(folder().allLetters());
  }

  /**
   * Makes the letters to the units of the roster from which nothing came, which {@link
   * #folderOutputName} then names.
   *
   * @param language {@code zh} or {@code en}
   * @param today the date of the letters, such as {@code 2025-1-25}
   * @param office the settings of the office, as {@link #letter} takes them
   */
  @JSExport
  public static void mergeReminders(String language, String today, String[] office)
      throws IOException {
    outputs.clear();
    outputs.addAll(merge().reminders(wording(office, today, language)));
  }

  /**
   * Makes the summary, which {@link #folderOutputName} then names, and ends the folder.
   *
   * @param unread the files beside the received ones that were not read
   */
  @JSExport
  public static void folderSummary(String[] unread) throws IOException {
    for (String file : unread) {
      folder().addUnread(file);
    }
    outputs.add(folder().summary());
    folder = null;
  }

  /** Returns the name of the next output that was made, with its folder; empty if there is none. */
  @JSExport
  public static String folderOutputName() {
    return outputs.isEmpty() ? "" : outputs.element().name();
  }

  /** Returns the content of the next output that was made, and lets it go. */
  @JSExport
  public static Int8Array folderOutput() {
    return Int8Array.copyFromJavaArray(outputs.remove().content());
  }

  private static ReportFolder folder() {
    if (folder == null) {
      throw new IllegalStateException("no folder was begun");
    }
    return folder;
  }

  /**
   * Begins the merge of a district. The one before is let go. The roster, last year's reports and
   * the report that the district typed itself come before the received files.
   *
   * @param language {@code zh} or {@code en}
   * @param level its 行政层级; empty if not given
   * @param form the {@link #mergeForm} of the same files; empty for the form of the year
   * @return why the merge is refused; empty if it is begun
   */
  @JSExport
  public static String mergeBegin(
      String language, String district, String level, int year, String form) throws IOException {
    merge = null;
    return refusal(language, () -> merge = new DistrictMerge(district, level, year, form));
  }

  /** Takes the roster; returns why it cannot be read, empty if it was. */
  @JSExport
  public static String mergeRoster(String language, String file, @JSByRef byte[] content)
      throws IOException {
    return refusal(language, () -> merge().setRoster(file, content));
  }

  /**
   * Adds a file of last year's reports.
   *
   * @param alone whether it is the only one; of several, those that cannot be read are left out
   * @return why it cannot be read if it is the only one; else empty
   */
  @JSExport
  public static String mergePrevious(
      String language, String file, @JSByRef byte[] content, boolean alone) throws IOException {
    String refusal = refusal(language, () -> merge().addLastYear(file, content));
    if (alone || refusal.isEmpty()) {
      return refusal;
    }
    merge().addUnreadableLastYear(file);
    return "";
  }

  /** Takes the report that the district typed itself; returns why it cannot be read, or empty. */
  @JSExport
  public static String mergeReported(String language, String file, @JSByRef byte[] content)
      throws IOException {
    return refusal(language, () -> merge().setReported(file, content));
  }

  /** A step of a merge that may be refused. */
  private interface Step {
    void run() throws IOException;
  }

  private static String refusal(String language, Step step) throws IOException {
    try {
      step.run();
      return "";
    } catch (UnreadableFileException e) {
      return e.file() + ": " + messages(language).format(e.reason());
    } catch (RefusedMergeException e) {
      return messages(language).format(e.reason());
    }
  }

  /**
   * Adds the files up, and returns those that must be added again, because other files show that
   * they belong to another unit.
   */
  @JSExport
  public static String[] mergeAgain() {
    return merge().filesToAddAgain().toArray(new String[0]);
  }

  /** Adds a received file again. */
  @JSExport
  public static void mergeAddAgain(String file, @JSByRef byte[] content) {
    merge().addAgain(file, content);
  }

  /**
   * Adds the files up, and returns the form with which they must be merged anew, as none is of the
   * form of the year; empty if the merge is right.
   */
  @JSExport
  public static String mergeForm() {
    return merge().formOfMost();
  }

  /**
   * Adds a received file to the merge.
   *
   * @param modified when it was last saved, in milliseconds as JavaScript counts them
   */
  @JSExport
  public static void mergeAdd(String file, @JSByRef byte[] content, double modified) {
    merge().add(file, content, Instant.ofEpochMilli((long) modified));
  }

  /** Adds a received file to the merge that could not be read, with the reason. */
  @JSExport
  public static void mergeAddUnreadable(String file, String reason, double modified) {
    merge().addUnreadable(file, reason, Instant.ofEpochMilli((long) modified));
  }

  /**
   * Adds the files up, and returns the JSON that {@code merge --format json} prints.
   *
   * @param language {@code zh} or {@code en}
   */
  @JSExport
  public static String mergeEnd(String language) throws IOException {
    return new String(merge().json(messages(language)), StandardCharsets.UTF_8);
  }

  /** Adds the files up, and returns what the page shows of them as JSON. */
  @JSExport
  public static String mergeView(String language) throws IOException {
    return new String(merge().view(messages(language)), StandardCharsets.UTF_8);
  }

  /** Returns the levels of units that the form of the year has as options; empty without a form. */
  @JSExport
  public static String[] levels(int year) {
    return Editions.haveEditionFor(year)
        ? Editions.shipped(year).expected().levels().toArray(new String[0])
        : new String[0];
  }

  /**
   * Returns the district's workbook; empty if there is nothing to add up.
   *
   * @param language {@code zh} or {@code en}
   * @param offset the minutes by which local time is ahead of UTC
   */
  @JSExport
  public static Int8Array mergeWorkbook(String language, int offset) throws IOException {
    ZoneOffset zone = ZoneOffset.ofTotalSeconds(offset * SECONDS_PER_MINUTE);
    return Int8Array.copyFromJavaArray(merge().workbook(messages(language), zone));
  }

  private static DistrictMerge merge() {
    if (merge == null) {
      throw new IllegalStateException("no merge was begun");
    }
    return merge;
  }

  /** Returns the forms that have an edition for a year, with their levels of units, as JSON. */
  @JSExport
  public static String issueForms(int year) throws IOException {
    return new String(IssuedForms.choices(year), StandardCharsets.UTF_8);
  }

  /**
   * Begins to issue blank forms. Those before are let go.
   *
   * @param form the name of one of the {@link #issueForms}
   * @param level the level of units for which the roster has none; empty if not given
   * @param rosterFile the name of the roster
   * @param roster its content
   * @param language {@code zh} or {@code en}
   * @return why no forms can be issued, in one sentence; empty if they can
   */
  @JSExport
  public static String issueBegin(
      String form,
      int year,
      String level,
      String rosterFile,
      @JSByRef byte[] roster,
      String language) {
    issue = null;
    issued = null;
    try {
      IssuedForms begun =
          new IssuedForms(form, year, level, DistrictMerge.roster(rosterFile, roster));
      Message refusal = begun.refusal();
      issue = begun;
      return refusal == null ? "" : messages(language).format(refusal);
    } catch (UnreadableFileException e) {
      return messages(language).format(e.reason());
    }
  }

  /** Adds a report of the year before, whose figures the form of its unit shows. */
  @JSExport
  public static void issueLastYear(String file, @JSByRef byte[] content) {
    issue().addLastYear(file, content);
  }

  /** Makes the form of the next unit, and returns its name; empty after the last one. */
  @JSExport
  public static String issueNext() throws IOException {
    issued = issue().next();
    return issued == null ? "" : issued.name();
  }

  /** Returns the form that {@link #issueNext} made. */
  @JSExport
  public static Int8Array issuedForm() {
    return Int8Array.copyFromJavaArray(Objects.requireNonNull(issued).content());
  }

  /** Returns what was not used of the roster, and which forms have no figures of last year. */
  @JSExport
  public static String[] issueRemarks(String language) {
    return issue().remarks().stream().map(messages(language)::format).toArray(String[]::new);
  }

  private static IssuedForms issue() {
    if (issue == null) {
      throw new IllegalStateException("no issue was begun");
    }
    return issue;
  }

  /** Returns the maximum size of a received file in bytes. */
  @JSExport
  public static double maxFileSize() {
    return Limits.DEFAULT.fileBytes();
  }

  private static Messages messages(String language) {
    return language.equals("en") ? Messages.ENGLISH : Messages.CHINESE;
  }
}
