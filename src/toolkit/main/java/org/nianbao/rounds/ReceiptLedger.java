package org.nianbao.rounds;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.merge.Receipts;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.template.Field;
import org.nianbao.template.FormYear;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.value.DateParser;

/**
 * What the ledger of a folder of results says about the units: when they reported, and what an
 * officer corrected and accepted. Thread-safe.
 */
public final class ReceiptLedger implements Receipts {
  private final Ledger ledger;
  private final @Nullable LocalDate deadline;
  private final List<Message> remarks;

  ReceiptLedger(Ledger ledger, @Nullable LocalDate deadline, List<Message> remarks) {
    this.ledger = ledger;
    this.deadline = deadline;
    this.remarks = List.copyOf(remarks);
  }

  /**
   * Reads the ledger of the first of these folders that has one; empty if none has.
   *
   * @param deadline the last day for reports; null if not set
   * @param roster the units that must report; null if unknown
   * @throws IOException if it cannot be read
   */
  public static Optional<ReceiptLedger> find(
      List<Path> folders, @Nullable LocalDate deadline, @Nullable Roster roster)
      throws IOException {
    for (Path folder : folders) {
      if (Rounds.hasLedger(folder)) {
        LedgerFile.Content content = new LedgerFile(folder, roster).read();
        return Optional.of(new ReceiptLedger(content.ledger(), deadline, content.remarks()));
      }
    }
    return Optional.empty();
  }

  /** Returns sentences about what is missing in the ledger or was changed. */
  public List<Message> remarks() {
    return remarks;
  }

  @Override
  public Optional<Message> lastVersion(Roster.Unit unit, Template template, int year) {
    List<LedgerEntry> versions =
        ledger.versions(unit.name(), unit.code(), FormYear.of(template, year));
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    LedgerEntry last = versions.get(versions.size() - 1);
    return Optional.of(
        Message.of("merge.note.earlier", versions.size(), last.outcome().word(), last.file()));
  }

  @Override
  public OptionalInt registration(String file, Roster.Unit unit, Template template, int year) {
    String digest = Rounds.digest(Path.of(file));
    return ledger.versions(unit.name(), unit.code(), FormYear.of(template, year)).stream()
        .filter(version -> version.digest().equals(digest))
        .mapToInt(LedgerEntry::number)
        .max();
  }

  @Override
  public Optional<Receipt> receipt(String unit, String code, Template template, int year) {
    List<LedgerEntry> versions = ledger.versions(unit, code, FormYear.of(template, year));
    if (versions.isEmpty()) {
      return Optional.empty();
    }
    boolean isUncertain = false;
    boolean mayBeEarlier = false;
    LocalDate first = LocalDate.MAX;
    LocalDate last = LocalDate.MIN;
    for (LedgerEntry version : versions) {
      LocalDate day = ledger.receivedOn(version).orElseGet(() -> registeredOn(version));
      mayBeEarlier |= mayBeInTime(version);
      if (day.isBefore(first)) {
        first = day;
        isUncertain = mayBeEarlier;
      }
      last = day.isAfter(last) ? day : last;
    }
    Punctuality punctuality =
        deadline == null
            ? Punctuality.UNKNOWN
            : !first.isAfter(deadline)
                ? Punctuality.IN_TIME
                : isUncertain ? Punctuality.UNCERTAIN : Punctuality.LATE;
    return Optional.of(new Receipt(versions.size(), first, last, punctuality));
  }

  /** Returns whether a version may have been received before the deadline. */
  private boolean mayBeInTime(LedgerEntry version) {
    if (ledger.receivedOn(version).isPresent()) {
      return false;
    }
    boolean savedBefore =
        deadline != null
            && DateParser.parse(version.modified())
                .filter(day -> !day.isAfter(deadline))
                .isPresent();
    return savedBefore || !ledger.typedDay(version).isEmpty();
  }

  private static LocalDate registeredOn(LedgerEntry version) {
    return DateParser.parse(version.registered().split(" ", 2)[0]).orElse(LocalDate.MAX);
  }

  @Override
  public Submission corrected(Submission submission, String unit) {
    Map<String, BigDecimal> values = new HashMap<>();
    List<Discrepancy> notes = new ArrayList<>();
    ledger
        .corrections(submission, unit)
        .forEach(
            (field, correction) -> {
              correction.number().ifPresent(value -> values.put(field.key(), value));
              notes.add(correction.note(field, submission, "round.correctionUsed"));
            });
    if (values.isEmpty()) {
      return submission;
    }
    Submission corrected = submission.withCorrections(values);
    for (Field field : submission.template().figures()) {
      if (!values.containsKey(field.key())) {
        followed(field, submission, corrected).ifPresent(notes::add);
      }
    }
    return corrected.withDiscrepancies(notes);
  }

  /**
   * Returns the discrepancy of a total that changes with a corrected part; empty if it does not.
   */
  private static Optional<Discrepancy> followed(
      Field field, Submission submission, Submission corrected) {
    BigDecimal before = submission.value(field.key());
    BigDecimal after = corrected.value(field.key());
    if (before == null || after == null || before.compareTo(after) == 0) {
      return Optional.empty();
    }
    return Optional.of(
        Discrepancy.at(
            "R-CORRECTED",
            Severity.NOTICE,
            field.key(),
            submission.place(field.key()),
            after.toPlainString(),
            before.toPlainString(),
            Message.of("round.correctionFollowed", field.place(), before, after)));
  }

  @Override
  public ValidationResult accepted(ValidationResult checked, String unit, String code, int year) {
    return ledger.withAcceptances(checked, unit, code, year);
  }

  /**
   * Returns sentences about the corrections that a merge cannot use.
   *
   * @param submissions the submissions that are added up, by the names of their units
   */
  public List<Message> unusedCorrections(Map<String, Submission> submissions) {
    List<Message> sentences = new ArrayList<>();
    for (FigureCorrection correction : ledger.corrections()) {
      Submission submission =
          submissions.entrySet().stream()
              .filter(each -> ledger.isFor(correction, each.getKey(), each.getValue().year()))
              .map(Map.Entry::getValue)
              .findFirst()
              .orElse(null);
      if (submission == null) {
        ledger.addUnused(correction, false, null, sentences);
      } else if (!isOfOtherForm(correction, submission)) {
        ledger.addUnused(correction, true, submission.template(), sentences);
      }
    }
    return sentences;
  }

  /** Returns whether a correction is about a figure of another form that the unit has sent. */
  private boolean isOfOtherForm(FigureCorrection correction, Submission submission) {
    Template template = submission.template();
    int year = Objects.requireNonNull(submission.year());
    Map<FormYear, Template> merged = Map.of(FormYear.of(template, year), template);
    return !template.equals(ledger.formOf(correction, year, merged));
  }
}
