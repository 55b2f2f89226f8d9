package org.nianbao.notice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.notice.Letter.Finding;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.workbook.DiscrepancyRow;
import org.nianbao.workbook.SuggestionColumn;

/** Words the letters of an office: what happened to a report, and what its unit is asked to do. */
public final class LetterWording {
  /** The reasons why a file is unreadable that are not the sender's. */
  private static final Set<String> LOCAL_REASONS =
      Set.of(
          UnreadableFileException.MISSING,
          "grid.denied",
          "grid.denied.folder",
          "grid.directory",
          "grid.not-a-file",
          "grid.link",
          "grid.broken-off",
          UnreadableFileException.NO_MEMORY,
          "grid.handles",
          "grid.reader-process");

  /** The extensions of the formats that the reasons for an unreadable file speak of. */
  private static final Map<String, String> EXTENSIONS =
      Map.of("grid.kind.pdf", ".pdf", "grid.kind.ofd", ".ofd");

  /** The rule of the figures that changed although nobody asked for it. */
  private static final String CHANGED = "R-CHANGED";

  private static final String CORRECTED = "R-CORRECTED";

  private final OfficeSettings settings;
  private final LocalDate today;
  private final Messages messages;

  /** The name of the form that is expected, for a file that cannot be read. */
  private final String expectedForm;

  /**
   * Creates a wording, where the usual form is expected.
   *
   * @param today the date of the letters
   */
  public LetterWording(OfficeSettings settings, LocalDate today, Messages messages) {
    this(settings, today, messages, Template.current().form());
  }

  /**
   * Creates a wording.
   *
   * @param today the date of the letters
   * @param expectedForm the name of the form that is expected
   */
  public LetterWording(
      OfficeSettings settings, LocalDate today, Messages messages, String expectedForm) {
    this.expectedForm = expectedForm;
    this.settings = settings;
    this.today = today;
    this.messages = messages;
  }

  /** Returns this wording, where another form is expected. */
  public LetterWording withExpectedForm(String form) {
    return new LetterWording(settings, today, messages, form);
  }

  /**
   * Returns the letter with which a file is returned: it is unreadable, of another year or blank,
   * or has errors or unexplained warnings; null if there is no reason.
   *
   * @param year the expected report year; null if any
   * @param open how many findings about the version before are found again
   */
  public @Nullable Letter returnLetter(
      ValidationResult checked, @Nullable Integer year, long open) {
    String file = checked.fileName();
    Submission submission = checked.submission();
    Message unreadable = checked.unreadableReason();
    if (submission == null || unreadable != null) {
      return unreadable == null || !isOfSender(unreadable)
          ? null
          : letter(
              "",
              expectedForm,
              "letter.unreadable",
              file,
              unreadable(file, unreadable),
              deadline(),
              report(year, expectedForm));
    }
    String form = submission.template().form();
    Message report = report(submission.year(), form);
    if (year != null && submission.year() != null && !year.equals(submission.year())) {
      Message expected = report(year, form);
      return letter(submission.unit(), form, "letter.year", file, report, deadline(), expected);
    }
    if (submission.isBlank()) {
      return letter(submission.unit(), form, "letter.blank", file, report, deadline());
    }
    List<Finding> findings = new ArrayList<>();
    addFindings(checked, submission, Discrepancy::isReasonForReturn, findings);
    if (findings.isEmpty()) {
      return null;
    }
    long errors = checked.count(Severity.ERROR);
    long warnings = findings.size() - errors;
    addFindings(checked, submission, each -> each.rule().equals(CHANGED), findings);
    long changes = findings.size() - errors - warnings;
    addFindings(checked, submission, each -> each.rule().equals(CORRECTED), findings);
    long corrections = findings.size() - errors - warnings - changes;
    List<Message> counts = new ArrayList<>();
    if (errors > 0) {
      counts.add(Message.of("letter.errors", errors));
    }
    if (warnings > 0) {
      counts.add(Message.of("letter.warnings", warnings));
    }
    if (changes > 0) {
      counts.add(Message.of("letter.changes", changes));
    }
    if (corrections > 0) {
      counts.add(Message.of("letter.corrections", corrections));
    }
    Object counted = open > 0 ? Message.of("letter.open", counts, open) : counts;
    String opening = errors > 0 ? "letter.findings" : "letter.findings.warnings";
    return new Letter(
        submission.unit(),
        form,
        List.of(messages.format(opening, report, file, counted, deadline())),
        findings,
        List.of(note(errors, warnings, !checked.faults().isEmpty(), submission)));
  }

  /**
   * Returns the letter to a unit from which nothing came.
   *
   * @param form the name of the form that it must send
   */
  public Letter reminder(String unit, String form, int year) {
    LocalDate due = settings.reportDeadline();
    if (due == null) {
      return letter(unit, form, "letter.reminder", report(year, form));
    }
    String text = due.isBefore(today) ? "letter.reminder.late" : "letter.reminder.due";
    return letter(unit, form, text, report(year, form), date(due));
  }

  /**
   * Returns a sentence about the settings if some are missing in return letters or cannot be used;
   * else null.
   */
  public @Nullable Message remark() {
    LocalDate due = settings.correctionDeadline();
    if (due != null && due.isBefore(today)) {
      return Message.of("settings.past", date(due));
    }
    List<String> unset = SettingsText.unsetForReturns(settings);
    return unset.isEmpty() ? null : Message.of("settings.unset", SettingsText.FILE_NAME, unset);
  }

  /** Returns the settings of the office. */
  public OfficeSettings settings() {
    return settings;
  }

  /** Returns the date of the letters. */
  public String date() {
    return messages.format(date(today));
  }

  /** Returns contact and telephone number; empty if neither is set. */
  public String contact() {
    List<Message> parts = new ArrayList<>();
    if (!settings.contact().isEmpty()) {
      parts.add(Message.of("letter.contact.name", settings.contact()));
    }
    if (!settings.phone().isEmpty()) {
      parts.add(Message.of("letter.contact.phone", settings.phone()));
    }
    return parts.isEmpty()
        ? ""
        : parts.size() == 1
            ? messages.format("letter.contact", parts.get(0))
            : messages.format("letter.contact.both", parts.get(0), parts.get(1));
  }

  /** Returns the addressee of a letter. */
  public String addressee(Letter letter) {
    return letter.unit().isEmpty() ? messages.format("letter.unit") : letter.unit();
  }

  private static boolean isOfSender(Message reason) {
    boolean isOfContent = reason.key().startsWith("grid.") || reason.key().startsWith("form.");
    return isOfContent && !LOCAL_REASONS.contains(reason.key());
  }

  /** Returns why a file is unreadable, after that its name has the extension of another format. */
  private static Message unreadable(String file, Message reason) {
    String extension = EXTENSIONS.get(reason.key());
    return extension == null || file.toLowerCase(Locale.ROOT).endsWith(extension)
        ? reason
        : Message.of("letter.otherFormat", reason);
  }

  private Letter letter(String unit, String form, String text, Object... arguments) {
    return new Letter(unit, form, List.of(messages.format(text, arguments)), List.of(), List.of());
  }

  private static Message report(@Nullable Integer year, String form) {
    return year == null
        ? Message.of("letter.report", form)
        : Message.of("letter.report.year", year, form);
  }

  /** Returns the day until which a unit may correct its report, with blanks if it is not set. */
  private Message deadline() {
    LocalDate due = settings.correctionDeadline();
    return due == null || due.isBefore(today)
        ? Message.of("letter.deadline.blank")
        : Message.of("letter.deadline", date(due));
  }

  private static Message date(LocalDate date) {
    return Message.of("letter.date", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
  }

  /** Adds those of the discrepancies that are to be listed, in their order. */
  private void addFindings(
      ValidationResult checked,
      Submission submission,
      Predicate<Discrepancy> isListed,
      List<Finding> findings) {
    SuggestionColumn suggestions = new SuggestionColumn(checked.faults(), messages);
    for (Discrepancy discrepancy : checked.discrepancies()) {
      if (isListed.test(discrepancy)) {
        Map<String, Object> row =
            DiscrepancyRow.values(
                findings.size() + 1, discrepancy, submission, suggestions, messages);
        String suggestion = text(row, "suggestion");
        if (suggestion.isEmpty()) {
          String kind =
              discrepancy.rule().equals(CORRECTED) ? CORRECTED : discrepancy.severity().name();
          suggestion = messages.format("letter.suggestion." + kind);
        }
        findings.add(new Finding(place(row), text(row, "message"), suggestion));
      }
    }
  }

  /** Returns the words for a place in the form, and the cell of the received file. */
  private String place(Map<String, Object> row) {
    String item = text(row, "item");
    String cell = text(row, "received");
    if (item.isEmpty()) {
      return cell.isEmpty() ? messages.format("letter.place.whole") : cell;
    }
    return cell.isEmpty()
        ? messages.format("letter.place.table", text(row, "table"), item)
        : messages.format("letter.place.cell", item, cell);
  }

  private static String text(Map<String, Object> row, String name) {
    return String.valueOf(row.get(name));
  }

  /** Returns what to do with errors, with warnings, with suggestions, and before sending. */
  private String note(long errors, long warnings, boolean hasSuggestions, Submission submission) {
    boolean isWorkbook = submission.hasCellAddresses();
    List<Message> sentences = new ArrayList<>();
    String explain = isWorkbook ? "letter.note.explain" : "letter.note.explain.document";
    if (errors > 0 && warnings > 0) {
      sentences.add(Message.of("letter.note.correct", items(1, errors)));
      sentences.add(Message.of(explain, items(errors + 1, errors + warnings)));
    } else if (warnings > 0) {
      sentences.add(Message.of(explain, ""));
    }
    if (hasSuggestions) {
      sentences.add(Message.of("letter.note.suggestions"));
    }
    sentences.add(Message.of(isWorkbook ? "letter.note" : "letter.note.document"));
    StringBuilder note = new StringBuilder();
    sentences.forEach(sentence -> note.append(messages.format(sentence)));
    return note.toString();
  }

  private static Message items(long first, long last) {
    return first == last
        ? Message.of("letter.item", first)
        : Message.of("letter.items", first, last);
  }
}
