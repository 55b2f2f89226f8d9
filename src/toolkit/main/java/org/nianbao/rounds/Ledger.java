package org.nianbao.rounds;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.roster.Roster;
import org.nianbao.roster.UnitDirectory;
import org.nianbao.roster.UnitIndex;
import org.nianbao.roster.UnitNameComparison;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.FormYear;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.value.DateParser;

/**
 * What has been received and found so far: the versions of all reports, and what people typed into
 * the ledger. Not thread-safe while versions are added.
 */
final class Ledger {
  /** A day as workbooks keep it, seen where the cell is not formatted as a date. */
  private static final Pattern DAY_NUMBER = Pattern.compile("\\d{5}");

  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  /**
   * The versions of one unit's report of one form for one year, in the order of their registration.
   */
  private record History(List<LedgerEntry> versions) {
    /**
     * Returns the versions with figures, without those that came later and are of an earlier day.
     */
    List<LedgerEntry> reports() {
      List<LedgerEntry> reports = new ArrayList<>();
      for (LedgerEntry version : versions) {
        if (version.outcome().isReport()
            && (reports.isEmpty() || !version.isOlderThan(reports.get(reports.size() - 1)))) {
          reports.add(version);
        }
      }
      return reports;
    }

    /** Returns the last version with figures. */
    @Nullable LedgerEntry lastReport() {
      List<LedgerEntry> reports = reports();
      return reports.isEmpty() ? null : reports.get(reports.size() - 1);
    }
  }

  /**
   * A content that was received for a year. Several units may send the same, such as a blank form.
   */
  private record Content(String digest, @Nullable Integer year) {}

  /** The units by all their names; null if they are not known. */
  private final @Nullable UnitDirectory roster;

  private final List<LedgerEntry> entries = new ArrayList<>();
  private final Map<Content, List<Integer>> positions = new HashMap<>();
  private final Map<FormYear, UnitIndex<History>> histories = new HashMap<>();
  private final List<History> allHistories = new ArrayList<>();

  /** What people typed: by sheet, by the number of the row, by the name of the value. */
  private final Map<LedgerSheet, Map<String, Map<String, String>>> typed = new HashMap<>();

  private final List<FigureCorrection> corrections = new ArrayList<>();

  /** The accepted warnings by the numbers of the findings. */
  private final Map<String, AcceptedWarning> accepted = new TreeMap<>();

  /**
   * Creates an empty ledger.
   *
   * @param roster the units, by their former names too; null if they are not known
   */
  Ledger(@Nullable Roster roster) {
    this.roster = roster == null ? null : UnitDirectory.ofRoster(roster);
  }

  /** Returns the unit that has a code or a name, which may be an alias. */
  private Roster.Unit unit(String name, String code) {
    Roster.Unit named = Roster.Unit.named(name, code);
    return roster == null ? named : roster.find(named.code(), name).orElse(named);
  }

  /** Adds a version that has its number. */
  void add(LedgerEntry entry) {
    positions
        .computeIfAbsent(new Content(entry.digest(), entry.year()), each -> new ArrayList<>())
        .add(entries.size());
    entries.add(entry);
    FormYear report = entry.formYear();
    if (entry.round() != null && report != null) {
      historyOf(entry.unit(), entry.code(), report).versions().add(entry);
    }
  }

  /** Returns the history of a unit, a new one if it has none. */
  private History historyOf(String unit, String code, FormYear report) {
    return history(unit, code, report)
        .orElseGet(
            () -> {
              History created = new History(new ArrayList<>());
              allHistories.add(created);
              Roster.Unit known = unit(unit, code);
              histories
                  .computeIfAbsent(report, each -> new UnitIndex<>())
                  .add(created, known.code(), List.of(known.name()));
              return created;
            });
  }

  private Optional<History> history(String unit, String code, FormYear report) {
    UnitIndex<History> ofReport = histories.get(report);
    Roster.Unit known = unit(unit, code);
    return ofReport == null ? Optional.empty() : ofReport.find(known.code(), List.of(known.name()));
  }

  /**
   * Returns the version that a file is: the same content from the same unit, else the same content
   * in a file of the same name, whose unit was not known before; empty if it was not received.
   *
   * @param others the numbers of the versions that other files are
   */
  Optional<LedgerEntry> received(LedgerEntry entry, Set<Integer> others) {
    List<LedgerEntry> same =
        positions.getOrDefault(new Content(entry.digest(), entry.year()), List.of()).stream()
            .map(entries::get)
            .toList();
    return same.stream()
        .filter(known -> isOfSameUnit(known, entry))
        .findFirst()
        .or(
            () ->
                same.stream()
                    .filter(known -> known.unit().isEmpty() || entry.unit().isEmpty())
                    .filter(known -> !others.contains(known.number()))
                    .filter(known -> known.file().equals(entry.file()))
                    .findFirst());
  }

  boolean isOfSameUnit(LedgerEntry one, LedgerEntry other) {
    return UnitNameComparison.isSame(
        unit(one.unit(), one.code()).name(), unit(other.unit(), other.code()).name());
  }

  /**
   * Returns the last version with figures of a unit's report.
   *
   * @param before only versions registered before this number
   */
  Optional<LedgerEntry> lastReport(String unit, String code, FormYear report, int before) {
    return history(unit, code, report)
        .map(
            history ->
                new History(
                        history.versions().stream()
                            .filter(version -> version.number() < before)
                            .toList())
                    .lastReport());
  }

  /** Returns how many versions of a unit's report have been registered. */
  int versionCount(String unit, String code, FormYear report) {
    return history(unit, code, report).map(history -> history.versions().size()).orElse(0);
  }

  /**
   * Replaces the judgement about a version, if no later version of the unit has come. The version
   * may now be of another unit, whose alias was not known before.
   */
  void judgeAgain(LedgerEntry known, LedgerEntry again, @Nullable Round round) {
    LedgerEntry judged = withNumbers(known.judgedAs(again, round));
    entries.set(entries.indexOf(known), judged);
    FormYear before = known.formYear();
    FormYear now = judged.formYear();
    if (before == null || now == null) {
      return;
    }
    if (known.round() != null) {
      historyOf(known.unit(), known.code(), before)
          .versions()
          .removeIf(version -> version.number() == known.number());
    }
    if (judged.round() != null) {
      List<LedgerEntry> versions = historyOf(judged.unit(), judged.code(), now).versions();
      versions.add(judged);
      versions.sort(Comparator.comparingInt(LedgerEntry::number));
    }
  }

  /** Notes where the return notice about a version, and about those before, was moved to. */
  void moveNotice(int number, String from, String to) {
    entries.replaceAll(
        entry ->
            (entry.number() == number && entry.notice().isEmpty())
                    || (entry.number() <= number && entry.notice().equals(from))
                ? entry.withNotice(to)
                : entry);
  }

  /** Returns whether a version is the last one of its unit. */
  boolean isLast(LedgerEntry entry) {
    FormYear report = entry.formYear();
    return report == null
        || history(entry.unit(), entry.code(), report)
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
            isFor(each, unit, year)
                && each.field(template).filter(field -> field.equals(figure)).isPresent());
    corrections.add(correction);
  }

  List<FigureCorrection> corrections() {
    return corrections;
  }

  /** Returns the findings about all reports over their versions, unit by unit. */
  List<TrackedFinding> findings() {
    return allHistories.stream().flatMap(history -> tracked(history).values().stream()).toList();
  }

  /** Returns the findings about one report over its versions, by their subjects. */
  private Map<String, TrackedFinding> tracked(History history) {
    Map<String, TrackedFinding> tracked = new LinkedHashMap<>();
    for (LedgerEntry version : history.reports()) {
      tracked.replaceAll((subject, finding) -> finding.notFoundIn());
      LedgerFinding.bySubject(version.findings())
          .forEach(
              (subject, finding) -> {
                TrackedFinding earlier = tracked.get(subject);
                tracked.put(
                    subject,
                    earlier == null
                        ? TrackedFinding.first(version, finding)
                        : earlier.foundIn(finding));
              });
    }
    tracked.replaceAll((subject, finding) -> finding.acceptedAs(accepted.get(finding.number())));
    return tracked;
  }

  /**
   * Returns a version with the numbers of its findings: those that the report had before, or the
   * next ones of the version.
   */
  LedgerEntry withNumbers(LedgerEntry entry) {
    FormYear report = entry.formYear();
    Map<String, TrackedFinding> before =
        report == null
            ? Map.of()
            : history(entry.unit(), entry.code(), report).map(this::tracked).orElse(Map.of());
    String prefix = entry.number() + "-";
    int last = 0;
    for (String number : numbersOf(entry)) {
      if (number.matches(prefix + "\\d{1,6}")) {
        last = Math.max(last, Integer.parseInt(number.substring(prefix.length())));
      }
    }
    List<LedgerFinding> numbered = new ArrayList<>();
    for (Map.Entry<String, LedgerFinding> each :
        LedgerFinding.bySubject(entry.findings()).entrySet()) {
      TrackedFinding earlier = before.get(each.getKey());
      String number = earlier == null ? prefix + ++last : earlier.number();
      numbered.add(each.getValue().numbered(number));
    }
    return entry.withFindings(numbered);
  }

  /** Returns the numbers that the findings of a version have or had. */
  private List<String> numbersOf(LedgerEntry version) {
    List<String> numbers = new ArrayList<>(accepted.keySet());
    numbers.addAll(typed.getOrDefault(LedgerSheet.FINDINGS, Map.of()).keySet());
    for (LedgerEntry each : entries) {
      if (each.number() == version.number()) {
        each.findings().forEach(finding -> numbers.add(finding.number()));
      }
    }
    return numbers;
  }

  /**
   * Returns the number of a finding about a unit's report; empty if it is not registered.
   *
   * @param subject what distinguishes the finding from the others about the report
   */
  Optional<String> findingNumber(String unit, String code, FormYear report, String subject) {
    return history(unit, code, report)
        .map(history -> tracked(history).get(subject))
        .map(TrackedFinding::number);
  }

  /** Adds an acceptance that was noted before. */
  void addAccepted(AcceptedWarning warning) {
    accepted.put(warning.number(), warning);
  }

  Collection<AcceptedWarning> accepted() {
    return accepted.values();
  }

  /** Returns whether an officer has accepted a finding with its values. */
  boolean isAccepted(LedgerFinding finding) {
    AcceptedWarning warning = accepted.get(finding.number());
    return warning != null && warning.isOf(finding);
  }

  /**
   * Enters that a finding is accepted with the values that it has now.
   *
   * @param number the number of the finding
   */
  void accept(String number, String reason, String officer) {
    accepted.remove(number);
    addTyped(LedgerSheet.FINDINGS, number, Map.of("reason", reason, "officer", officer));
    noteAcceptances();
  }

  /** Notes with which values the findings are accepted that people have accepted since. */
  void noteAcceptances() {
    Map<String, AcceptedWarning> noted = new TreeMap<>();
    for (TrackedFinding each : findings()) {
      String number = each.number();
      Map<String, String> typed = typed(LedgerSheet.FINDINGS, number);
      String reason = typed.getOrDefault("reason", "");
      String officer = typed.getOrDefault("officer", "");
      AcceptedWarning before = accepted.get(number);
      if (before != null && before.isTypedAs(reason, officer)) {
        noted.put(number, before);
      } else if (!reason.isEmpty()) {
        LedgerFinding finding = each.finding();
        noted.put(
            number,
            new AcceptedWarning(number, finding.expected(), finding.actual(), reason, officer));
      }
    }
    accepted.clear();
    accepted.putAll(noted);
  }

  /** Returns the findings about a unit's report that an officer accepted, by their subjects. */
  private Map<String, AcceptedWarning> accepted(String unit, String code, FormYear report) {
    Map<String, AcceptedWarning> bySubject = new HashMap<>();
    history(unit, code, report)
        .map(this::tracked)
        .orElse(Map.of())
        .forEach(
            (subject, finding) -> {
              if (finding.accepted() != null) {
                bySubject.put(subject, finding.accepted());
              }
            });
    return bySubject;
  }

  /** Returns sentences about what people typed and the program cannot follow. */
  List<Message> remarks() {
    List<String> errors =
        findings().stream()
            .filter(finding -> finding.accepted() != null)
            .filter(finding -> finding.finding().severity() == Severity.ERROR)
            .map(TrackedFinding::number)
            .toList();
    List<String> withoutOfficer =
        findings().stream()
            .filter(finding -> finding.accepted() != null && finding.accepted().officer().isEmpty())
            .map(TrackedFinding::number)
            .filter(number -> !errors.contains(number))
            .toList();
    List<Message> remarks = new ArrayList<>();
    if (!errors.isEmpty()) {
      remarks.add(Message.of("ledger.acceptedError", errors));
    }
    if (!withoutOfficer.isEmpty()) {
      remarks.add(Message.of("ledger.accepted.noOfficer", withoutOfficer));
    }
    for (LedgerEntry entry : entries) {
      String day = typedDay(entry);
      if (!day.isEmpty() && receivedOn(entry).isEmpty()) {
        remarks.add(Message.of("ledger.received.unreadable", entry.number(), day));
      }
    }
    return remarks;
  }

  /** Returns what people typed as the day of receipt of a version; empty if nothing. */
  String typedDay(LedgerEntry version) {
    return typed(LedgerSheet.VERSIONS, String.valueOf(version.number()))
        .getOrDefault("received", "");
  }

  /**
   * Returns the day on which a version was received, as people typed it; empty if they did not, or
   * not clearly. A day without a year, or as a number, must be of the year in which the reports are
   * due.
   */
  Optional<LocalDate> receivedOn(LedgerEntry version) {
    String typed = typedDay(version);
    if (version.year() == null) {
      return DateParser.parse(typed);
    }
    int due = version.year() + 1;
    return DAY_NUMBER.matcher(typed).matches()
        ? Optional.of(DAY_ZERO.plusDays(Long.parseLong(typed))).filter(day -> day.getYear() == due)
        : DateParser.parseWithYear(typed, due);
  }

  /** Returns a unit's result with the warnings that an officer accepted marked as explained. */
  ValidationResult withAcceptances(
      ValidationResult checked, String unit, String code, @Nullable Integer year) {
    Submission submission = checked.submission();
    if (submission == null || year == null) {
      return checked;
    }
    Map<String, AcceptedWarning> warnings =
        accepted(unit, code, FormYear.of(submission.template(), year));
    if (warnings.isEmpty()) {
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
        found.add(withAcceptance(each, finding.getValue(), warnings.get(finding.getKey())));
      }
    }
    return new ValidationResult(
        checked.file(), submission, found, checked.undecidedReasons(), null);
  }

  private static Discrepancy withAcceptance(
      Discrepancy found, LedgerFinding finding, @Nullable AcceptedWarning accepted) {
    return accepted == null
            || found.severity() != Severity.WARNING
            || found.isExplained()
            || !accepted.isOf(finding)
        ? found
        : found.acceptedBy(accepted.officer(), accepted.reason());
  }

  /** Returns the complete corrections that a unit's report does not state, by their figures. */
  Map<Field, FigureCorrection> corrections(Submission submission, String unit) {
    Map<Field, FigureCorrection> unstated = new LinkedHashMap<>();
    for (FigureCorrection correction : corrections) {
      if (isFor(correction, unit, submission.year()) && correction.isComplete()) {
        correction.field(submission.template()).ifPresent(field -> unstated.put(field, correction));
      }
    }
    unstated.entrySet().removeIf(each -> each.getValue().isStatedIn(submission, each.getKey()));
    return unstated;
  }

  /** Returns whether a correction is about a unit, by any of its names, and a year. */
  boolean isFor(FigureCorrection correction, String unit, @Nullable Integer year) {
    return correction.isOfYear(year)
        && UnitNameComparison.isSame(
            unit(correction.value("unit"), "").name(), unit(unit, "").name());
  }

  /**
   * Returns sentences about the corrections for a year that cannot be used.
   *
   * @param year the year; null for any
   * @param templates the forms of the reports; other years are not looked up
   */
  List<Message> unusedCorrections(@Nullable Integer year, Map<FormYear, Template> templates) {
    List<Message> sentences = new ArrayList<>();
    for (FigureCorrection correction : corrections) {
      Integer ofYear = correction.year().orElse(year);
      Template template = ofYear == null ? null : formOf(correction, ofYear, templates);
      if (correction.hasUnreadableYear()
          || (ofYear != null && template != null && correction.isOfYear(year))) {
        boolean reported =
            ofYear != null
                && template != null
                && hasReport(correction, FormYear.of(template, ofYear));
        addUnused(correction, reported, template, sentences);
      }
    }
    return sentences;
  }

  /**
   * Returns the form that a correction for a year is about: one that has its figure, of which the
   * unit has reported, or else any of the year; null if there is none of the year.
   *
   * @param templates the forms of the reports; those of others are looked up only for a figure that
   *     these do not have
   */
  @Nullable Template formOf(
      FigureCorrection correction, int year, Map<FormYear, Template> templates) {
    List<Template> ofYear =
        templates.entrySet().stream()
            .filter(each -> each.getKey().year() == year)
            .map(Map.Entry::getValue)
            .toList();
    if (ofYear.isEmpty()) {
      return null;
    }
    List<Template> reported =
        ofYear.stream()
            .filter(template -> hasReport(correction, FormYear.of(template, year)))
            .toList();
    return Stream.of(reported.stream(), otherForms(correction, year, templates), ofYear.stream())
        .flatMap(each -> each)
        .filter(template -> correction.field(template).isPresent())
        .findFirst()
        .orElse(reported.isEmpty() ? ofYear.get(0) : reported.get(0));
  }

  /** Returns the forms, but for the known ones, of which a unit has reported for a year. */
  private Stream<Template> otherForms(
      FigureCorrection correction, int year, Map<FormYear, Template> known) {
    return histories.keySet().stream()
        .filter(report -> report.year() == year && !known.containsKey(report))
        .filter(report -> hasReport(correction, report))
        .flatMap(report -> Editions.ofForm(report.form(), year).stream())
        .map(Editions::expected);
  }

  private boolean hasReport(FigureCorrection correction, FormYear report) {
    return lastReport(correction.value("unit"), "", report, Integer.MAX_VALUE).isPresent();
  }

  /**
   * Adds a sentence if a correction cannot be used.
   *
   * @param reported whether there is a report that it may be about
   * @param template the form of the report; null if there is none
   */
  void addUnused(
      FigureCorrection correction,
      boolean reported,
      @Nullable Template template,
      List<Message> sentences) {
    Message reason = null;
    if (correction.hasUnreadableYear()) {
      reason = Message.of("round.correction.year");
    } else if (!reported || template == null) {
      List<String> similar =
          roster == null
              ? List.of()
              : roster.findSimilar(correction.value("unit")).map(Roster.Unit::name).toList();
      reason =
          similar.isEmpty()
              ? Message.of("round.correction.noReport")
              : Message.of("round.correction.similar", ShortenedList.of(similar));
    } else if (correction.field(template).isEmpty()) {
      reason = Message.of("round.correction.place");
    } else if (!correction.isComplete()) {
      reason = Message.of(correction.incompleteReason());
    }
    if (reason != null) {
      String unit = correction.value("unit");
      sentences.add(Message.of("round.correctionUnused", unit, correction.value("place"), reason));
    }
  }

  /** Returns whether a later correction is about the same figure. */
  boolean isReplaced(FigureCorrection correction, Field figure, int year, Template template) {
    return corrections.subList(corrections.indexOf(correction) + 1, corrections.size()).stream()
        .anyMatch(
            later ->
                isFor(later, correction.value("unit"), year)
                    && later.isComplete()
                    && later.field(template).filter(figure::equals).isPresent());
  }

  /** Returns the versions of a unit's report, in order. */
  List<LedgerEntry> versions(String unit, String code, FormYear report) {
    return history(unit, code, report).map(History::versions).orElse(List.of());
  }
}
