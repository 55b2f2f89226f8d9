package org.nianbao.desk;

import java.awt.EventQueue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.Failure;
import org.nianbao.Nianbao;
import org.nianbao.check.ValidationResult;
import org.nianbao.data.RosterFile;
import org.nianbao.district.DistrictFiles;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.Reception;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.rounds.ReceiptLedger;
import org.nianbao.task.ReceiveTask;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;

/**
 * The received files and the settings they are checked with. Its methods are called on the event
 * thread and work on another.
 */
final class DeskSession {
  private final ReceivedTableModel received;
  private final BackgroundWork background;
  private final Consumer<ValidationSettings> onSettingsChanged;
  private final Consumer<Message> onRemark;
  private final Consumer<Message> onFailure;
  private ValidationSettings settings = ValidationSettings.none();

  /** The files beside reports in the folders read, among which units may have sent theirs. */
  private final Set<Path> otherFiles = new LinkedHashSet<>();

  private @Nullable Reception reception;

  /** The folder of results, which may have a ledger; null if unknown. */
  private volatile @Nullable Path results;

  /** The ledger of the results when the files were read; null if there is none. */
  private volatile @Nullable ResultsLedger ledger;

  /**
   * Creates the session of a window.
   *
   * @param onSettingsChanged receives new settings
   * @param onRemark receives a sentence about files that are not received reports
   * @param onFailure receives the reason of a failure
   */
  DeskSession(
      ReceivedTableModel received,
      BackgroundWork background,
      Consumer<ValidationSettings> onSettingsChanged,
      Consumer<Message> onRemark,
      Consumer<Message> onFailure) {
    this.received = received;
    this.background = background;
    this.onSettingsChanged = onSettingsChanged;
    this.onRemark = onRemark;
    this.onFailure = onFailure;
  }

  ValidationSettings settings() {
    return settings;
  }

  /** Returns the files compared with the roster; null if there is no roster. */
  @Nullable Reception reception() {
    return reception;
  }

  /** Sets the folder of results, and compares the files and the roster with its ledger. */
  void setResults(@Nullable Path folder) {
    results = folder;
    List<ReceivedRow> rows = received.rows().stream().filter(row -> row.checked() != null).toList();
    Reception shown = reception;
    if (rows.isEmpty() && shown == null) {
      return; // the ledger is opened when there is something to compare
    }
    ValidationSettings current = settings;
    int year = year();
    Editions editions = editions();
    background.<Optional<Reception>, ReceivedRow>submit(
        (workers, receiver) -> {
          openLedger(current);
          rows.forEach(row -> receiver.accept(compared(row).compacted()));
          Roster roster = current.roster();
          return shown == null || roster == null
              ? Optional.empty()
              : Optional.of(
                  Reception.of(
                      editions,
                      DistrictFiles.dated(shown.checked()),
                      year,
                      roster,
                      current.lastYear(),
                      receipts()));
        },
        received::addOrUpdate,
        compared -> {
          onSettingsChanged.accept(settings);
          if (Objects.equals(reception, shown)) { // else files were compared since
            compared.ifPresent(this::setReception);
          }
        });
  }

  /** Returns what came in earlier rounds; null if there is no ledger. */
  private @Nullable ReceiptLedger receipts() {
    ResultsLedger current = ledger;
    return current == null ? null : current.receipts();
  }

  /** Opens the ledger of the results; files are read without it if it cannot be opened. */
  private void openLedger(ValidationSettings current) {
    try {
      ledger = ResultsLedger.open(results, current);
    } catch (IOException e) {
      ledger = null;
      EventQueue.invokeLater(() -> onFailure.accept(Failure.sentence(e)));
    }
  }

  private ReceivedRow compared(ReceivedRow row) {
    ResultsLedger current = ledger;
    ValidationResult checked = row.checked();
    return row.withLedger(current == null || checked == null ? null : current.compare(checked));
  }

  /** Reads files, folders and rosters. */
  void read(List<Path> named) {
    ValidationSettings current = settings;
    ReceiveTask task =
        new ReceiveTask(current.editions(), named, current.year(), current.lastYear());
    background.<ReceiveTask.ReceiveOutcome, ReceivedRow>submit(
        (workers, receiver) -> {
          openLedger(current);
          return task.run(
              workers,
              checked -> receiver.accept(compared(new ReceivedRow(checked, null)).compacted()));
        },
        received::addOrUpdate,
        outcome -> {
          if (outcome.roster() != null) {
            settings = settings.withRoster(outcome.roster(), outcome.rosterFile());
          }
          otherFiles.addAll(outcome.notReceived().otherFiles());
          List<Message> remarks = new ArrayList<>(outcome.notReceived().sentences());
          Message years = mixedYears();
          if (years != null) {
            remarks.add(years);
          }
          if (outcome.roster() != null) {
            remarks.addAll(outcome.roster().remarks());
          }
          remarks.stream().reduce(OutputReporter::joined).ifPresent(onRemark);
          if (outcome.rosterFailure() != null) {
            onFailure.accept(Failure.sentence(outcome.rosterFailure()));
          }
          settingsChanged();
        });
  }

  private void settingsChanged() {
    onSettingsChanged.accept(settings);
    updateReception();
  }

  /** Reads all files again, with the current settings. */
  void readAgain() {
    // the other files are read when the files are compared with the roster
    List<Path> files =
        received.files().stream().filter(file -> !otherFiles.contains(file)).toList();
    if (files.isEmpty()) {
      settingsChanged();
    } else {
      received.markStale(files);
      read(files);
    }
  }

  /** Sets the expected report year; null for any. */
  void setYear(@Nullable Integer year) {
    if (!Objects.equals(year, settings.year())) {
      settings = settings.withYear(year);
      onSettingsChanged.accept(settings);
      readAgain();
    }
  }

  /** Sets last year's file or folder; null for none. */
  void setLastYear(@Nullable Path file) {
    Editions editions = settings.editions();
    background.submit(
        workers -> LastYearFiles.read(editions, file, workers),
        reports -> {
          settings = settings.withLastYear(reports);
          reports.unreadable().stream().findFirst().ifPresent(onFailure);
          onSettingsChanged.accept(settings);
          readAgain();
        });
  }

  /** Sets the roster; null for none. */
  void setRoster(@Nullable Path roster) {
    if (roster == null) {
      settings = settings.withRoster(null, null);
      settingsChanged();
    } else {
      background.submit(
          workers -> RosterFile.read(roster),
          newRoster -> {
            settings = settings.withRoster(newRoster, roster);
            newRoster.remarks().stream().reduce(OutputReporter::joined).ifPresent(onRemark);
            settingsChanged();
          });
    }
  }

  /** Removes rows from the table; their files are not changed. */
  void remove(Collection<ReceivedRow> rows) {
    received.remove(rows);
    rows.stream().map(ReceivedRow::file).filter(Objects::nonNull).forEach(otherFiles::remove);
    if (received.files().isEmpty()) {
      otherFiles.clear();
    }
    settingsChanged();
  }

  /** Compares the files with the roster. */
  private void updateReception() {
    Roster roster = settings.roster();
    if (roster == null) {
      if (reception != null) {
        reception = null;
        received.clearReception();
        onSettingsChanged.accept(settings);
      }
      return;
    }
    List<Path> files = received.files();
    List<Path> others = List.copyOf(otherFiles);
    int year = year();
    Editions editions = editions();
    ValidationSettings current = settings;
    background.submit(
        workers -> {
          openLedger(current); // the roster tells how the ledger names its units
          return DistrictFiles.reception(
              editions,
              files,
              others,
              new DistrictReport.Request(
                  "", "", year, roster, current.lastYear(), null, receipts()),
              workers);
        },
        this::setReception);
  }

  /** Shows the comparison with the roster, if there is one. */
  void setReception(Reception newReception) {
    if (settings.roster() == null) {
      return;
    }
    reception = newReception;
    received.setReception(newReception);
    onSettingsChanged.accept(settings);
  }

  /**
   * Returns the name of the form that the files are taken to be sent as: the usual one, unless no
   * file is of it; then that of most files.
   */
  String form() {
    return received.forms().form(Template.current().form());
  }

  /** Returns the edition of that form for the report year, beside the other forms. */
  private Editions editions() {
    return received.forms().editions(Editions.shipped(year()), year());
  }

  /** Returns the report year: the expected one, or that of most files, or last year. */
  int year() {
    Integer expected = settings.year();
    Integer mostFrequent = received.mostFrequentYear();
    if (expected != null) {
      return expected;
    }
    return mostFrequent != null && Editions.haveEditionFor(mostFrequent)
        ? mostFrequent
        : Year.now(ZoneId.systemDefault()).getValue() - 1;
  }

  /** Returns a sentence if the files are of different report years; else null. */
  @Nullable Message mixedYears() {
    List<Message> years = new ArrayList<>();
    received.years().forEach((year, count) -> years.add(Message.of("desk.years.of", year, count)));
    return years.size() > 1 ? Message.of("desk.years", years) : null;
  }

  /** Reads a file again; may be called on any thread. */
  ReceivedRow validate(Path file, ValidationSettings settings) {
    ValidationResult checked =
        Nianbao.validate(settings.editions(), file, settings.year(), settings.lastYear());
    return compared(new ReceivedRow(checked, null));
  }
}
