package org.nianbao.rounds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.roster.UnitIndex;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * What has been received and found so far: the versions of all reports, and what people typed into
 * the ledger. Not thread-safe while versions are added.
 */
final class Ledger {
  /** The versions of one unit's report for one year, in the order of their registration. */
  private record History(List<LedgerEntry> versions) {
    /** Returns the last version with figures. */
    @Nullable LedgerEntry lastReport() {
      for (int i = versions.size() - 1; i >= 0; i--) {
        if (versions.get(i).outcome().isReport()) {
          return versions.get(i);
        }
      }
      return null;
    }
  }

  /** Identifies a file that was received: the same file is not received twice. */
  private record Received(String digest, @Nullable Integer year) {}

  private final List<LedgerEntry> entries = new ArrayList<>();
  private final Map<Received, Integer> positions = new HashMap<>();
  private final Map<Integer, UnitIndex<History>> histories = new HashMap<>();
  private final List<History> allHistories = new ArrayList<>();

  /** What people typed: by sheet, by the number of the row, by the name of the value. */
  private final Map<LedgerSheet, Map<String, Map<String, String>>> typed = new HashMap<>();

  private final List<FigureCorrection> corrections = new ArrayList<>();

  /** Adds a version that has its number. */
  void add(LedgerEntry entry) {
    positions.put(new Received(entry.digest(), entry.year()), entries.size());
    entries.add(entry);
    if (entry.round() != null && entry.year() != null) {
      historyOf(entry.unit(), entry.code(), entry.year()).versions().add(entry);
    }
  }

  /** Returns the history of a unit, a new one if it has none. */
  private History historyOf(String unit, String code, int year) {
    return history(unit, code, year)
        .orElseGet(
            () -> {
              History created = new History(new ArrayList<>());
              allHistories.add(created);
              histories
                  .computeIfAbsent(year, each -> new UnitIndex<>())
                  .add(created, code, List.of(unit));
              return created;
            });
  }

  private Optional<History> history(String unit, String code, int year) {
    UnitIndex<History> ofYear = histories.get(year);
    return ofYear == null ? Optional.empty() : ofYear.find(code, List.of(unit));
  }

  /** Returns the version that a file is; empty if it was not received before. */
  Optional<LedgerEntry> received(String digest, @Nullable Integer year) {
    return Optional.ofNullable(positions.get(new Received(digest, year))).map(entries::get);
  }

  /**
   * Returns the last version with figures of a unit's report.
   *
   * @param before only versions registered before this number
   */
  Optional<LedgerEntry> lastReport(String unit, String code, int year, int before) {
    return history(unit, code, year)
        .map(
            history ->
                new History(
                        history.versions().stream()
                            .filter(version -> version.number() < before)
                            .toList())
                    .lastReport());
  }

  /** Returns how many versions of a unit's report have been registered. */
  int versionCount(String unit, String code, int year) {
    return history(unit, code, year).map(history -> history.versions().size()).orElse(0);
  }

  /**
   * Replaces the judgement about a version, if no later version of the unit has come. The version
   * may now be of another unit, whose alias was not known before.
   */
  void judgeAgain(LedgerEntry known, LedgerEntry again, @Nullable Round round) {
    LedgerEntry judged = known.judgedAs(again, round);
    entries.set(
        Objects.requireNonNull(positions.get(new Received(known.digest(), known.year()))), judged);
    Integer year = known.year();
    if (year == null) {
      return;
    }
    if (known.round() != null) {
      historyOf(known.unit(), known.code(), year)
          .versions()
          .removeIf(version -> version.number() == known.number());
    }
    if (judged.round() != null) {
      List<LedgerEntry> versions = historyOf(judged.unit(), judged.code(), year).versions();
      versions.add(judged);
      versions.sort(Comparator.comparingInt(LedgerEntry::number));
    }
  }

  /** Returns whether a version is the last one of its unit. */
  boolean isLast(LedgerEntry entry) {
    return entry.year() == null
        || history(entry.unit(), entry.code(), entry.year())
            .map(
                history -> {
                  List<LedgerEntry> versions = history.versions();
                  return versions.isEmpty()
                      || versions.get(versions.size() - 1).number() == entry.number();
                })
            .orElse(true);
  }

  /** Returns the versions in the order of their numbers. */
  List<LedgerEntry> entries() {
    return entries;
  }

  /** Returns the next free number. */
  int nextNumber() {
    return entries.isEmpty() ? 1 : entries.get(entries.size() - 1).number() + 1;
  }

  /** Keeps what people typed in a row. */
  void addTyped(LedgerSheet sheet, String row, Map<String, String> values) {
    typed.computeIfAbsent(sheet, each -> new HashMap<>()).put(row, Map.copyOf(values));
  }

  /** Returns what people typed in a row; empty if nothing. */
  Map<String, String> typed(LedgerSheet sheet, String row) {
    return typed.getOrDefault(sheet, Map.of()).getOrDefault(row, Map.of());
  }

  void addCorrection(FigureCorrection correction) {
    corrections.add(correction);
  }

  /** Adds a correction of a figure in the place of an earlier one for the same unit and year. */
  void replaceCorrection(FigureCorrection correction, Template template, Field figure) {
    String unit = correction.value("unit");
    Integer year = Integer.valueOf(correction.value("year"));
    corrections.removeIf(
        each ->
            each.isFor(unit, year)
                && each.field(template).filter(field -> field.equals(figure)).isPresent());
    corrections.add(correction);
  }

  List<FigureCorrection> corrections() {
    return corrections;
  }

  /** Returns the findings about all reports over their versions, unit by unit. */
  List<TrackedFinding> findings() {
    return allHistories.stream()
        .flatMap(history -> tracked(history.versions()).values().stream())
        .toList();
  }

  /** Returns the findings about one report over its versions, by their subjects. */
  private Map<String, TrackedFinding> tracked(List<LedgerEntry> versions) {
    Map<String, TrackedFinding> tracked = new LinkedHashMap<>();
    for (LedgerEntry version : versions) {
      if (version.outcome().isReport()) {
        tracked.replaceAll((subject, finding) -> finding.notFoundIn());
        int index = 0;
        for (Map.Entry<String, LedgerFinding> each :
            LedgerFinding.bySubject(version.findings()).entrySet()) {
          String number = version.number() + "-" + ++index;
          TrackedFinding earlier = tracked.get(each.getKey());
          tracked.put(
              each.getKey(),
              earlier == null
                  ? TrackedFinding.first(number, version, each.getValue())
                  : earlier.foundIn(each.getValue()));
        }
      }
    }
    tracked.replaceAll(
        (subject, finding) -> finding.acceptedAs(typed(LedgerSheet.FINDINGS, finding.number())));
    return tracked;
  }

  /**
   * Returns the number of a finding about a unit's report; empty if it is not registered.
   *
   * @param subject what distinguishes the finding from the others about the report
   */
  Optional<String> findingNumber(String unit, String code, int year, String subject) {
    return history(unit, code, year)
        .map(history -> tracked(history.versions()).get(subject))
        .map(TrackedFinding::number);
  }

  /** Returns the findings about a unit's report that an officer accepted, by their subjects. */
  private Map<String, TrackedFinding> accepted(String unit, String code, int year) {
    Map<String, TrackedFinding> accepted =
        history(unit, code, year)
            .map(history -> tracked(history.versions()))
            .orElseGet(LinkedHashMap::new);
    accepted.values().removeIf(finding -> !finding.isAccepted());
    return accepted;
  }

  /** Returns sentences about what people typed and the program cannot follow. */
  List<Message> remarks() {
    List<String> errors =
        findings().stream()
            .filter(finding -> finding.isAccepted())
            .filter(finding -> finding.finding().severity() == Severity.ERROR)
            .map(TrackedFinding::number)
            .toList();
    return errors.isEmpty() ? List.of() : List.of(Message.of("ledger.acceptedError", errors));
  }

  /** Returns a unit's result with the warnings that an officer accepted marked as explained. */
  ValidationResult withAcceptances(
      ValidationResult checked, String unit, String code, @Nullable Integer year) {
    Submission submission = checked.submission();
    Map<String, TrackedFinding> accepted = year == null ? Map.of() : accepted(unit, code, year);
    if (submission == null || accepted.isEmpty()) {
      return checked;
    }
    // the findings are the errors and warnings among the discrepancies, in their order
    Iterator<Map.Entry<String, LedgerFinding>> findings =
        LedgerFinding.bySubject(LedgerFinding.of(submission, checked.discrepancies()))
            .entrySet()
            .iterator();
    List<Discrepancy> found = new ArrayList<>();
    for (Discrepancy each : checked.discrepancies()) {
      if (each.severity() == Severity.NOTICE) {
        found.add(each);
      } else {
        Map.Entry<String, LedgerFinding> finding = findings.next();
        found.add(withAcceptance(each, finding.getValue(), accepted.get(finding.getKey())));
      }
    }
    return new ValidationResult(
        checked.file(), submission, found, checked.undecidedReasons(), null);
  }

  private static Discrepancy withAcceptance(
      Discrepancy found, LedgerFinding finding, @Nullable TrackedFinding accepted) {
    if (accepted == null
        || found.severity() != Severity.WARNING
        || found.isExplained()
        || !accepted.finding().hasSameValues(finding)) {
      return found;
    }
    return found.explainedBy(accepted.acceptance());
  }

  /** Returns the complete corrections that a unit's report does not state, by their figures. */
  Map<Field, FigureCorrection> corrections(Submission submission, String unit) {
    Map<Field, FigureCorrection> unstated = new LinkedHashMap<>();
    for (FigureCorrection correction : corrections) {
      if (correction.isFor(unit, submission.year()) && correction.isComplete()) {
        correction
            .field(submission.template())
            .filter(field -> !correction.isStatedIn(submission, field))
            .ifPresent(field -> unstated.putIfAbsent(field, correction));
      }
    }
    return unstated;
  }

  /** Returns the versions of a unit's report, in order. */
  List<LedgerEntry> versions(String unit, String code, int year) {
    return history(unit, code, year).map(History::versions).orElse(List.of());
  }
}
