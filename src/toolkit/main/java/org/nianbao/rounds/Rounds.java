package org.nianbao.rounds;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.SubmissionCheck;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.FolderLock;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Limits;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.reader.ArchiveMember;
import org.nianbao.roster.Roster;
import org.nianbao.rounds.LedgerEntry.Outcome;
import org.nianbao.template.Field;
import org.nianbao.template.FormYear;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * The rounds of the reports whose results are written to a folder: compares each received version
 * with the one before, and registers it in the ledger of the folder. Comparing is thread-safe.
 */
public final class Rounds {
  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  static final DateTimeFormatter FILE_TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** How long to wait for another run that writes the same ledger. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final int BUFFER_SIZE = 1 << 16;

  /** The name of the summary of the results, which shows that there was an earlier run. */
  private static final String SUMMARY = "校验汇总.xlsx";

  /**
   * A file of this run, as it was compared.
   *
   * @param registration its number in the ledger; empty if it was not registered before
   * @param rosterUnit its unit on the roster; null if only the file names it
   */
  private record Compared(
      String digest,
      @Nullable Round round,
      OptionalInt registration,
      Roster.@Nullable Unit rosterUnit) {}

  /** A return notice about a version, and where it was moved to. */
  private record MovedNotice(int number, String from, String to) {}

  private final LedgerFile file;
  private final @Nullable Integer year;
  private final LocalDateTime now;
  private final Ledger before;
  private final List<Message> remarks;
  private final Map<String, Compared> compared = new ConcurrentHashMap<>();

  /** The entries of this run, by the files as the user named them. */
  private final Map<String, LedgerEntry> received = new LinkedHashMap<>();

  /** The forms of the received files. */
  private final Map<FormYear, Template> templates = new LinkedHashMap<>();

  private final List<MovedNotice> movedNotices = new ArrayList<>();

  private Rounds(
      LedgerFile file, @Nullable Integer year, LocalDateTime now, LedgerFile.Content content) {
    this.file = file;
    this.year = year;
    this.now = now;
    this.before = content.ledger();
    this.remarks = content.remarks();
  }

  /**
   * Opens the ledger of a folder of results; a new one if there is none.
   *
   * @param year the expected report year; null for any
   * @param roster the units that must report; null if unknown
   * @param now the time of this run
   * @throws IOException if there is a file of that name that is no ledger or cannot be read
   */
  public static Rounds open(
      Path folder, @Nullable Integer year, @Nullable Roster roster, LocalDateTime now)
      throws IOException {
    LedgerFile file = new LedgerFile(folder, roster);
    LedgerFile.Content content = file.read();
    if (!file.exists() && hasEarlierResults(folder)) {
      content.remarks().add(Message.of("ledger.new", file.file()));
    }
    return new Rounds(file, year, now, content);
  }

  /** Returns whether a folder has a ledger. */
  public static boolean hasLedger(Path folder) {
    return Files.exists(folder.resolve(LedgerFile.NAME))
        || Files.isDirectory(folder.resolve(LedgerFile.COPIES));
  }

  /** Returns whether a folder has a ledger, or the summary of an earlier run. */
  public static boolean hasEarlierResults(Path folder) {
    return hasLedger(folder) || OutputNames.isOutput(folder.resolve(SUMMARY), OutputKind.SUMMARY);
  }

  /** Returns sentences about what is missing in the ledger or was changed. */
  public List<Message> remarks() {
    return remarks;
  }

  /**
   * Compares a checked file with the version before it.
   *
   * @param rosterUnit its unit on the roster; null if only the file names it
   * @return the result, with the figures that changed although no one asked for it, and with the
   *     warnings that an officer has accepted marked as explained
   */
  public ValidationResult compared(ValidationResult checked, Roster.@Nullable Unit rosterUnit) {
    String digest = digest(Path.of(checked.file()));
    Submission submission = checked.submission();
    if (submission == null) {
      compared.put(checked.file(), new Compared(digest, null, OptionalInt.empty(), rosterUnit));
      return checked;
    }
    LedgerEntry unaccepted = entry(checked, digest, rosterUnit);
    ValidationResult accepted =
        before.withAcceptances(
            withCorrections(checked, submission, unaccepted.unit()),
            unaccepted.unit(),
            unaccepted.code(),
            unaccepted.year());
    LedgerEntry entry = accepted == checked ? unaccepted : entry(accepted, digest, rosterUnit);
    LedgerEntry known = before.received(entry, Set.of()).orElse(null);
    Round round = round(before, entry, known, submission.template());
    OptionalInt registration = known == null ? OptionalInt.empty() : OptionalInt.of(known.number());
    compared.put(checked.file(), new Compared(digest, round, registration, rosterUnit));
    List<Discrepancy> notes = new ArrayList<>();
    if (round != null) {
      addChanges(round, submission, notes);
    }
    for (Map.Entry<Field, FigureCorrection> each :
        before.corrections(submission, entry.unit()).entrySet()) {
      notes.add(each.getValue().note(each.getKey(), submission, "round.correctionOpen"));
    }
    return notes.isEmpty() ? accepted : withNotes(accepted, submission, notes);
  }

  /**
   * Returns a result with the errors and warnings marked that do not hold any more for the figures
   * that an officer corrected; itself if the corrections lead to new ones.
   */
  private ValidationResult withCorrections(
      ValidationResult checked, Submission submission, String unit) {
    Submission corrected = receipts().corrected(submission, unit);
    if (corrected == submission) {
      return checked;
    }
    Set<String> gone = findings(submission);
    Set<String> remaining = findings(corrected);
    if (!gone.containsAll(remaining)) {
      return checked;
    }
    gone.removeAll(remaining);
    List<Discrepancy> found =
        checked.discrepancies().stream()
            .map(
                each ->
                    each.isReasonForReturn() && gone.contains(subject(each))
                        ? each.correctedAs(LedgerFinding.CORRECTED)
                        : each)
            .toList();
    return withDiscrepancies(checked, submission, found);
  }

  /** Returns what the errors and warnings about a submission are about. */
  private static Set<String> findings(Submission submission) {
    return SubmissionCheck.check(submission.source(), submission).discrepancies().stream()
        .filter(Discrepancy::isReasonForReturn)
        .map(Rounds::subject)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static String subject(Discrepancy found) {
    return found.rule() + "|" + found.field() + "|" + found.place();
  }

  /**
   * Returns how a version compares with the one before in a ledger; null if it is no report.
   *
   * @param known the version as it is registered; null if it is not
   */
  private static @Nullable Round round(
      Ledger ledger, LedgerEntry entry, @Nullable LedgerEntry known, @Nullable Template template) {
    FormYear report = entry.formYear();
    if (report == null || entry.unit().isEmpty()) {
      return null;
    }
    Round registered = known == null ? null : known.round();
    boolean renamed =
        known != null && (!ledger.isOfSameUnit(known, entry) || !report.equals(known.formYear()));
    int number =
        registered == null || renamed
            ? ledger.versionCount(entry.unit(), entry.code(), report) + 1
            : registered.number();
    int end = known == null ? Integer.MAX_VALUE : known.number();
    LedgerEntry last = ledger.lastReport(entry.unit(), entry.code(), report, end).orElse(null);
    return last == null
            || template == null
            || !entry.outcome().isReport()
            || entry.isOlderThan(last)
        ? new Round(number, 0, 0, 0, 0, List.of(), "")
        : Round.between(last, entry, number, template);
  }

  private static ValidationResult withNotes(
      ValidationResult checked, Submission submission, List<Discrepancy> notes) {
    List<Discrepancy> found = new ArrayList<>(checked.discrepancies());
    found.addAll(notes);
    return withDiscrepancies(checked, submission, found);
  }

  private static ValidationResult withDiscrepancies(
      ValidationResult checked, Submission submission, List<Discrepancy> found) {
    return new ValidationResult(
        checked.file(), submission, found, checked.undecidedReasons(), null);
  }

  private static void addChanges(Round round, Submission submission, List<Discrepancy> notes) {
    for (FigureChange change : round.unrequestedChanges()) {
      notes.add(
          Discrepancy.at(
              "R-CHANGED",
              Severity.NOTICE,
              change.key(),
              submission.place(change.key()),
              change.before(),
              change.now(),
              Message.of(
                  "round.changed", change.place(), shown(change.before()), shown(change.now()))));
    }
  }

  private static String shown(String value) {
    return value.isEmpty() ? "0" : value;
  }

  /** Returns how a file of this run compares with the version before; null if it is no report. */
  public @Nullable Round round(ValidationResult checked) {
    Compared each = compared.get(checked.file());
    return each == null ? null : each.round();
  }

  /**
   * Returns the number under which a file of this run was registered before; empty if it was not.
   */
  public OptionalInt registration(ValidationResult checked) {
    Compared each = compared.get(checked.file());
    return each == null ? OptionalInt.empty() : each.registration();
  }

  /** Notes a received file for the ledger. A name that is no file was mistyped: nothing came. */
  public void add(ValidationResult checked) {
    Message reason = checked.unreadableReason();
    if (reason != null && reason.key().equals(UnreadableFileException.MISSING)) {
      return;
    }
    Compared each = Objects.requireNonNull(compared.get(checked.file()), checked.file());
    LedgerEntry entry = entry(checked, each.digest(), each.rosterUnit());
    received.put(checked.file(), entry);
    Submission submission = checked.submission();
    FormYear report = entry.formYear();
    if (submission != null && report != null && entry.outcome().isReport()) {
      templates.putIfAbsent(report, submission.template());
    }
  }

  /**
   * Notes the unit of a received file that does not name its unit.
   *
   * @param file the file as the user named it
   */
  public void addUnit(String file, Roster.Unit unit) {
    received.computeIfPresent(
        file,
        (name, entry) -> entry.unit().isEmpty() ? entry.ofUnit(unit.name(), unit.code()) : entry);
  }

  /** Notes which form the received files that cannot be read are taken to be of. */
  public void setFormOfUnreadable(String form) {
    received.replaceAll(
        (name, entry) -> entry.outcome() == Outcome.UNREADABLE ? entry.ofForm(form) : entry);
  }

  /**
   * Notes the return notice of a received file.
   *
   * @param file the file as the user named it
   */
  public void addNotice(String file, Path notice) {
    String link = link(notice);
    received.computeIfPresent(file, (name, entry) -> entry.withNotice(link));
  }

  /**
   * Returns the number of the version that a return notice of an earlier run is about; empty if
   * there is none, or this run writes the notice about it again.
   *
   * @param rewritten the received file whose notice is written in its place; null if there is none
   */
  public OptionalInt earlierVersion(Path notice, @Nullable String rewritten) {
    String name = withoutEnding(link(notice));
    LedgerEntry about = null;
    for (LedgerEntry entry : before.entries()) {
      if (withoutEnding(entry.notice()).equals(name)) {
        about = entry;
      }
    }
    Compared again = rewritten == null ? null : compared.get(rewritten);
    return about == null || (again != null && again.digest().equals(about.digest()))
        ? OptionalInt.empty()
        : OptionalInt.of(about.number());
  }

  /**
   * Notes that the return notice about a version was moved.
   *
   * @param number the number of the version
   */
  public void noticeMoved(Path notice, int number, Path moved) {
    movedNotices.add(new MovedNotice(number, link(notice), link(moved)));
  }

  /** Returns a file in the folder of the ledger or below it as the ledger names it. */
  private String link(Path notice) {
    return folder().relativize(notice.toAbsolutePath().normalize()).toString().replace('\\', '/');
  }

  private static String withoutEnding(String link) {
    return link.replaceFirst("\\.\\w+$", "");
  }

  private Path folder() {
    return Objects.requireNonNull(file.file().toAbsolutePath().normalize().getParent());
  }

  private LedgerEntry entry(
      ValidationResult checked, String digest, Roster.@Nullable Unit rosterUnit) {
    Submission submission = checked.submission();
    Roster.Unit unit =
        rosterUnit != null || submission == null
            ? rosterUnit
            : Roster.Unit.named(submission.unit(), submission.code());
    Integer stated = submission == null ? null : submission.year();
    Path path = Path.of(checked.file());
    LocalDate preparedOn = submission == null ? LocalDate.MIN : submission.preparedOn();
    return new LedgerEntry(
        0,
        unit == null ? "" : plain(unit.name()),
        unit == null ? "" : unit.code(),
        (submission == null ? Template.current() : submission.template()).form(),
        year == null ? stated : year,
        null,
        plain(String.valueOf(path.getFileName())),
        digest,
        modified(path),
        MINUTES.format(now),
        plain(System.getProperty("user.name", "")),
        preparedOn.equals(LocalDate.MIN) ? "" : preparedOn.toString(),
        outcome(checked, submission),
        submission == null ? List.of() : LedgerFinding.of(submission, checked.discrepancies()),
        submission == null ? Map.of() : figures(submission),
        "");
  }

  /** Returns a text without what a workbook cannot hold. */
  static String plain(String text) {
    return Messages.withoutControlCharacters(text).replaceAll("[\\p{Cs}\\p{Cn}]", "\ufffd");
  }

  private Outcome outcome(ValidationResult checked, @Nullable Submission submission) {
    if (submission == null) {
      return Outcome.UNREADABLE;
    }
    if (submission.isBlank()) {
      return Outcome.BLANK;
    }
    Integer reported = submission.year();
    if (year != null && reported != null && !year.equals(reported)) {
      return Outcome.OTHER_YEAR;
    }
    return checked.count(Severity.ERROR) > 0
        ? Outcome.ERRORS
        : checked.count(Severity.WARNING) > 0 ? Outcome.WARNINGS : Outcome.CLEAN;
  }

  private static Map<String, String> figures(Submission submission) {
    Map<String, String> figures = new HashMap<>();
    submission
        .values()
        .forEach(
            (key, value) -> {
              if (value.signum() != 0) {
                figures.put(key, text(value));
              }
            });
    return figures;
  }

  private static String text(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }

  private static String modified(Path file) {
    try {
      return LocalDate.ofInstant(
              ArchiveMember.lastModified(file).toInstant(), ZoneId.systemDefault())
          .toString();
    } catch (IOException e) {
      return "";
    }
  }

  /** Returns the digest of a file; of its name if it cannot be read. */
  static String digest(Path file) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in =
          new DigestInputStream(ArchiveMember.open(file, Limits.DEFAULT), digest)) {
        byte[] buffer = new byte[BUFFER_SIZE];
        int count = 0;
        while (count >= 0) {
          count = in.read(buffer);
        }
      } catch (IOException | UnreadableContentException e) {
        digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java runtime has it
    }
  }

  /**
   * Registers the received files and writes the ledger. Another run may have written it meanwhile,
   * so it is read again.
   */
  @SuppressWarnings("try") // the lock is held and not used
  public WrittenFile write() {
    try (FolderLock lock = FolderLock.acquire(folder(), PATIENCE)) {
      Ledger ledger = file.read().ledger();
      List<LedgerEntry> entries =
          received.values().stream()
              .sorted(
                  Comparator.comparing(LedgerEntry::preparedOn)
                      .thenComparing(LedgerEntry::modified)
                      .thenComparing(LedgerEntry::file))
              .toList();
      Set<Integer> known = new HashSet<>();
      entries.forEach(entry -> register(ledger, entry, known));
      movedNotices.forEach(each -> ledger.moveNotice(each.number(), each.from(), each.to()));
      file.write(ledger, templates, FILE_TIME.format(now));
      return new WrittenFile(file.file(), ledger.unusedCorrections(year, templates), null);
    } catch (IOException | RuntimeException e) {
      return WrittenFile.failed(e);
    }
  }

  /**
   * Registers a file, unless it was received before.
   *
   * @param others the numbers of the versions that other files of this run are; gains its number
   */
  private void register(Ledger ledger, LedgerEntry entry, Set<Integer> others) {
    FormYear report = entry.formYear();
    Template template = report == null ? null : templates.get(report);
    LedgerEntry known = ledger.received(entry, others).orElse(null);
    Round round = round(ledger, entry, known, template);
    if (known == null) {
      LedgerEntry added = entry.registeredAs(ledger.nextNumber(), round);
      others.add(added.number());
      ledger.add(ledger.withNumbers(added));
      return;
    }
    others.add(known.number());
    if (ledger.isLast(known)) {
      ledger.judgeAgain(known, entry, round);
    }
  }

  /** Returns what the ledger said before this run. */
  public ReceiptLedger receipts() {
    return new ReceiptLedger(before, null, remarks);
  }
}
