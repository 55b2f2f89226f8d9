package org.nianbao.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.Inputs;
import org.nianbao.file.Progress.Stage;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.file.Workers;
import org.nianbao.form.Submission;
import org.nianbao.merge.LastYear;
import org.nianbao.merge.Merged;
import org.nianbao.merge.MergedSentences;
import org.nianbao.merge.MergedWriter;
import org.nianbao.merge.Roster;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.report.FormPatterns;
import org.nianbao.report.ValidationFolder;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;

/** What is made of what is received. It is asked on the event thread, and works on another. */
final class DeskOutput {
  private final ReceivedTableModel received;
  private final DeskWork work;
  private final BackgroundWork background;
  private final Messages messages;
  private final BiConsumer<Message, @Nullable Path> say;
  private final Consumer<Message> refuse;

  /**
   * Output of a window.
   *
   * @param say is told what has been done, and where it lies
   * @param refuse is told what could not be done
   */
  DeskOutput(
      ReceivedTableModel received,
      DeskWork work,
      BackgroundWork background,
      Messages messages,
      BiConsumer<Message, @Nullable Path> say,
      Consumer<Message> refuse) {
    this.received = received;
    this.work = work;
    this.background = background;
    this.messages = messages;
    this.say = say;
    this.refuse = refuse;
  }

  /** Writes the formatted workbooks and return notices of files into a folder, with a summary. */
  void writeForms(List<Path> files, Path folder) {
    Conditions now = work.conditions();
    List<Path> all = received.files(); // none of which is written over
    background.start(
        workers -> {
          ValidationFolder output = new ValidationFolder(folder, all, messages);
          workers.prepare(FormPatterns::warmUp);
          Count count = new Count(workers, files.size());
          output.fill(
              files,
              workers,
              file -> work.look(file, now),
              each -> count.add(each.formatted() != null));
          if (files.size() > 1) {
            output.writeSummary();
          }
          return Message.of("desk.written.forms", count.written, folder);
        },
        done -> say.accept(done, folder));
  }

  /** Writes the return notices of those files that have errors into a folder. */
  void writeNotices(List<Path> files, Path folder) {
    Conditions now = work.conditions();
    List<Path> all = received.files(); // none of which is written over
    background.start(
        workers -> {
          ValidationFolder output = new ValidationFolder(folder, all, messages);
          workers.prepare(FormPatterns::warmUp);
          Count count = new Count(workers, files.size());
          output.fillNotices(
              files,
              workers,
              file -> work.look(file, now),
              each -> count.add(each.notice() != null));
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
    background.start(
        workers -> merged(order, files, workers),
        merged -> {
          boolean nothing = merged.reception().submissions().isEmpty();
          work.show(merged.reception());
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
    List<Path> files = Merged.parts(template, all, output, order.unit());
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
