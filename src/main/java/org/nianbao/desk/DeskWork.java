package org.nianbao.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.Nianbao;
import org.nianbao.form.Submission;
import org.nianbao.merge.LastYear;
import org.nianbao.merge.Merged;
import org.nianbao.merge.MergedSentences;
import org.nianbao.merge.MergedWriter;
import org.nianbao.merge.ReceivedFiles;
import org.nianbao.merge.Reception;
import org.nianbao.merge.Roster;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.report.Checked;
import org.nianbao.report.Inputs;
import org.nianbao.report.Progress.Stage;
import org.nianbao.report.ValidationFolder;
import org.nianbao.report.Workers;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;

/** What is done at the desk. It is asked on the event thread, and does the work on another. */
final class DeskWork {
  private final ReceivedTableModel received;
  private final BackgroundWork work;
  private final Messages messages;
  private final Consumer<Conditions> changed;
  private final BiConsumer<Message, @Nullable Path> say;
  private final Consumer<Message> refuse;
  private Conditions conditions = Conditions.none();
  private @Nullable Reception reception;

  /**
   * Work for a window.
   *
   * @param changed is told what files are held against from now on
   * @param say is told what has been done, and where it lies
   * @param refuse is told what could not be done
   */
  DeskWork(
      ReceivedTableModel received,
      BackgroundWork work,
      Messages messages,
      Consumer<Conditions> changed,
      BiConsumer<Message, @Nullable Path> say,
      Consumer<Message> refuse) {
    this.received = received;
    this.work = work;
    this.messages = messages;
    this.changed = changed;
    this.say = say;
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
    Batches<Checked> batches = new Batches<>(received::put);
    work.start(
        workers -> new Intake(now, batches::add).read(named, workers),
        found -> {
          batches.flush();
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
        workers ->
            lastYear == null ? LastYear.none() : LastYear.read(editions, lastYear, workers),
        read -> {
          conditions = conditions.after(read, lastYear);
          if (!read.unreadable().isEmpty()) {
            refuse.accept(Message.of("cli.previous.unreadable", read.unreadable().get(0)));
          }
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

  private void show(Reception next) {
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
    return usual != null && Template.covers(usual) ? usual : Year.now(ZoneId.systemDefault()).getValue() - 1;
  }

  /** Looks at a file again; on any thread. */
  Checked look(Path file, Conditions against) {
    return Nianbao.validate(against.editions(), file, against.year(), against.lastYear());
  }

  /** Writes the formatted workbooks and return notices of files into a folder, with a summary. */
  void writeForms(List<Path> files, Path folder) {
    Conditions now = conditions;
    work.start(
        workers -> {
          ValidationFolder output = new ValidationFolder(folder, files, messages);
          workers.warmUp();
          Count count = new Count(workers, files.size());
          output.fill(
              files, workers, file -> look(file, now), each -> count.add(each.formatted() != null));
          if (files.size() > 1) {
            output.writeSummary();
          }
          return Message.of("desk.written.forms", count.written, folder);
        },
        done -> say.accept(done, folder));
  }

  /** Writes the return notices of those files that have errors into a folder. */
  void writeNotices(List<Path> files, Path folder) {
    Conditions now = conditions;
    work.start(
        workers -> {
          ValidationFolder output = new ValidationFolder(folder, files, messages);
          workers.warmUp();
          Count count = new Count(workers, files.size());
          output.fillNotices(
              files, workers, file -> look(file, now), each -> count.add(each.notice() != null));
          return count.written == 0
              ? Message.of("desk.written.noNotices")
              : Message.of("desk.written.notices", count.written, folder);
        },
        done -> say.accept(done, done.arguments().isEmpty() ? null : folder));
  }

  /** How many files are done, and how many workbooks have come of it. */
  private static final class Count {
    private final Workers workers;
    private final long all;
    private long done;
    private long written;

    Count(Workers workers, long all) {
      this.workers = workers;
      this.all = all;
    }

    void add(boolean isWritten) {
      written += isWritten ? 1 : 0;
      workers.progress().at(Stage.FILES, ++done, all);
    }
  }

  /** Merges what has been received. */
  void merge(MergeOrder order) {
    List<Path> files = received.files();
    work.start(
        workers -> merged(order, files, workers),
        merged -> {
          boolean nothing = merged.reception().submissions().isEmpty();
          if (conditions.roster() != null) {
            show(merged.reception());
          }
          if (nothing) {
            refuse.accept(Message.of("desk.merge.nothing"));
          } else {
            Message counts = MergedSentences.reception(merged);
            say.accept(Message.of("desk.merged", order.output(), counts), order.output());
          }
        });
  }

  private Merged merged(MergeOrder order, List<Path> all, Workers workers) throws IOException {
    Editions editions = Editions.shipped(order.year());
    Template template = editions.first();
    Path output = order.output().toAbsolutePath().normalize();
    List<Path> beside =
        ReceivedFiles.in(
            Stream.of(order.roster(), order.previous(), order.reported())
                .filter(Objects::nonNull)
                .toList());
    new Inputs(beside).requireNotAmong(output);
    List<Path> files = new ArrayList<>(all);
    if (!Files.exists(output) || Merged.isResult(template, output, order.unit())) {
      files.remove(output); // an earlier result of the same merge is replaced
    }
    new Inputs(files).requireNotAmong(output);
    LastYear lastYear =
        order.previous() == null
            ? LastYear.none()
            : LastYear.read(editions, order.previous(), workers);
    Submission reported =
        order.reported() == null ? null : Merged.reported(template, order.reported());
    Roster roster = order.roster() == null ? null : Roster.read(order.roster());
    Merged merged =
        Merged.of(
            editions,
            new Merged.Request(
                files, order.unit(), order.level(), order.year(), roster, lastYear, reported),
            workers);
    if (!merged.reception().submissions().isEmpty()) {
      MergedWriter.write(merged, messages, output, workers.progress());
    }
    return merged;
  }
}
