package org.nianbao.desk;

import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.Nianbao;
import org.nianbao.check.ValidationResult;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.Reception;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.roster.Roster;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearReports;

/**
 * The received files and the settings they are checked with. Its methods are called on the event
 * thread and work on another.
 */
final class DeskSession {
  private final ReceivedTableModel received;
  private final BackgroundWork work;
  private final Messages messages;
  private final Consumer<ValidationSettings> changed;
  private final Consumer<Message> refuse;
  private ValidationSettings conditions = ValidationSettings.none();
  private @Nullable Reception reception;

  /**
   * Creates the work of a window.
   *
   * @param changed receives new settings
   * @param refuse receives the reason of a failure
   */
  DeskSession(
      ReceivedTableModel received,
      BackgroundWork work,
      Messages messages,
      Consumer<ValidationSettings> changed,
      Consumer<Message> refuse) {
    this.received = received;
    this.work = work;
    this.messages = messages;
    this.changed = changed;
    this.refuse = refuse;
  }

  ValidationSettings conditions() {
    return conditions;
  }

  /** Returns the files compared with the roster; null if there is no roster. */
  @Nullable Reception reception() {
    return reception;
  }

  /** Reads files, folders and rosters. */
  void open(List<Path> named) {
    ValidationSettings now = conditions;
    work.<DroppedFileReader.Found, ValidationResult>start(
        (workers, arrived) -> new DroppedFileReader(now, arrived).read(named, workers),
        received::put,
        found -> {
          DroppedFileReader.Listed listed = found.listed();
          if (listed != null) {
            conditions = conditions.by(listed.roster(), listed.from());
          }
          if (found.refusal() != null) {
            refuse.accept(found.refusal());
          }
          settle();
        });
  }

  private void settle() {
    changed.accept(conditions);
    updateReception();
  }

  /** Reads all files again, with the current settings. */
  void readAgain() {
    if (received.files().isEmpty()) {
      settle();
    } else {
      open(received.files());
    }
  }

  /** Sets the expected report year; null for any. */
  void setYear(@Nullable Integer year) {
    if (!Objects.equals(year, conditions.year())) {
      conditions = conditions.of(year);
      changed.accept(conditions);
      readAgain();
    }
  }

  /** Sets last year's file or folder; null for none. */
  void setLastYear(@Nullable Path lastYear) {
    Editions editions = conditions.editions();
    work.start(
        workers -> LastYearReports.read(editions, lastYear, workers),
        read -> {
          conditions = conditions.after(read);
          read.unreadable().stream().findFirst().ifPresent(refuse);
          changed.accept(conditions);
          readAgain();
        });
  }

  /** Sets the roster; null for none. */
  void setRoster(@Nullable Path roster) {
    if (roster == null) {
      conditions = conditions.by(null, null);
      settle();
    } else {
      work.start(
          workers -> Roster.read(roster),
          read -> {
            conditions = conditions.by(read, roster);
            settle();
          });
    }
  }

  /** Removes rows from the table; their files are not changed. */
  void remove(Collection<ReceivedRow> rows) {
    received.remove(rows);
    settle();
  }

  /** Compares the files with the roster. */
  private void updateReception() {
    Roster roster = conditions.roster();
    if (roster == null) {
      if (reception != null) {
        reception = null;
        received.clearReception();
        changed.accept(conditions);
      }
      return;
    }
    DistrictReport.Request request =
        new DistrictReport.Request(
            received.files(),
            messages.format("desk.own"),
            "",
            year(),
            roster,
            conditions.lastYear(),
            null);
    work.start(
        workers -> Reception.of(Editions.shipped(request.year()), request, workers), this::show);
  }

  /** Shows the comparison with the roster, if there is one. */
  void show(Reception next) {
    if (conditions.roster() == null) {
      return;
    }
    reception = next;
    received.setReception(next);
    changed.accept(conditions);
  }

  /** Returns the report year: the expected one, or that of most files, or last year. */
  int year() {
    Integer asked = conditions.year();
    Integer usual = received.usualYear();
    if (asked != null) {
      return asked;
    }
    return usual != null && Template.hasEditionFor(usual)
        ? usual
        : Year.now(ZoneId.systemDefault()).getValue() - 1;
  }

  /** Reads a file again; may be called on any thread. */
  ValidationResult validate(Path file, ValidationSettings against) {
    return Nianbao.validate(against.editions(), file, against.year(), against.lastYear());
  }
}
