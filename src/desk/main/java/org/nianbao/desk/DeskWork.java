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
import org.nianbao.check.Checked;
import org.nianbao.merge.Merged;
import org.nianbao.merge.Reception;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.roster.Roster;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYear;

/** What is received and held against what; asked on the event thread, done on another. */
final class DeskWork {
  private final ReceivedTableModel received;
  private final BackgroundWork work;
  private final Messages messages;
  private final Consumer<Conditions> changed;
  private final Consumer<Message> refuse;
  private Conditions conditions = Conditions.none();
  private @Nullable Reception reception;

  /**
   * Work for a window.
   *
   * @param changed is told what files are held against from now on
   * @param refuse is told what could not be done
   */
  DeskWork(
      ReceivedTableModel received,
      BackgroundWork work,
      Messages messages,
      Consumer<Conditions> changed,
      Consumer<Message> refuse) {
    this.received = received;
    this.work = work;
    this.messages = messages;
    this.changed = changed;
    this.refuse = refuse;
  }

  Conditions conditions() {
    return conditions;
  }

  /** How the files stand against the roster; null while there is none. */
  @Nullable Reception reception() {
    return reception;
  }

  /** Reads files, folders and rosters. */
  void open(List<Path> named) {
    Conditions now = conditions;
    work.<Intake.Found, Checked>start(
        (workers, arrived) -> new Intake(now, arrived).read(named, workers),
        received::put,
        found -> {
          Intake.Listed listed = found.listed();
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
    hold();
  }

  /** Reads all files once more, and holds them against what they are held against now. */
  void readAgain() {
    if (received.files().isEmpty()) {
      settle();
    } else {
      open(received.files());
    }
  }

  /** From now on the files should be of this year; of any, if it is null. */
  void expect(@Nullable Integer year) {
    if (!Objects.equals(year, conditions.year())) {
      conditions = conditions.of(year);
      changed.accept(conditions);
      readAgain();
    }
  }

  /** From now on the files are compared with last year's; with none, if it is null. */
  void compare(@Nullable Path lastYear) {
    Editions editions = conditions.editions();
    work.start(
        workers -> LastYear.read(editions, lastYear, workers),
        read -> {
          conditions = conditions.after(read);
          read.unreadable().stream().findFirst().ifPresent(refuse);
          changed.accept(conditions);
          readAgain();
        });
  }

  /** From now on the files are held against this roster; against none, if it is null. */
  void list(@Nullable Path roster) {
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

  /** Takes rows off the desk; their files stay where they are. */
  void remove(Collection<ReceivedRow> rows) {
    received.remove(rows);
    settle();
  }

  /** Finds out who is missing. */
  private void hold() {
    Roster roster = conditions.roster();
    if (roster == null) {
      if (reception != null) {
        reception = null;
        received.release();
        changed.accept(conditions);
      }
      return;
    }
    Merged.Request request =
        new Merged.Request(
            received.files(),
            messages.say("desk.own"),
            "",
            year(),
            roster,
            conditions.lastYear(),
            null);
    work.start(
        workers -> Reception.of(Editions.shipped(request.year()), request, workers),
        this::show);
  }

  /** Shows how the files stand against the roster, if there is one. */
  void show(Reception next) {
    if (conditions.roster() == null) {
      return;
    }
    reception = next;
    received.hold(next);
    changed.accept(conditions);
  }

  /** The report year: that which is asked for, or which most files are of, or last year. */
  int year() {
    Integer asked = conditions.year();
    Integer usual = received.usualYear();
    if (asked != null) {
      return asked;
    }
    return usual != null && Template.covers(usual)
        ? usual
        : Year.now(ZoneId.systemDefault()).getValue() - 1;
  }

  /** Looks at a file again; on any thread. */
  Checked look(Path file, Conditions against) {
    return Nianbao.validate(against.editions(), file, against.year(), against.lastYear());
  }
}
