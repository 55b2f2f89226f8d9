package org.nianbao.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.Failure;
import org.nianbao.file.OutputNames;
import org.nianbao.file.Progress.Stage;
import org.nianbao.file.Workers;
import org.nianbao.merge.MergedSentences;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.report.ValidationFolder;
import org.nianbao.task.MergeTask;
import org.nianbao.task.WrittenFile;

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
          Count count = new Count(workers, files.size());
          count.add(
              output.fill(
                  files,
                  workers,
                  file -> work.look(file, now),
                  each -> count.add(each.formatted(), each)));
          if (files.size() > 1) {
            writeSummary(output, count);
          }
          return new Done(Message.of("desk.written.forms", count.written, folder), count);
        },
        done -> show(done, folder));
  }

  /** Writes the return notices of those files that have errors into a folder. */
  void writeNotices(List<Path> files, Path folder) {
    Conditions now = work.conditions();
    List<Path> all = received.files(); // none of which is written over
    background.start(
        workers -> {
          ValidationFolder output = new ValidationFolder(folder, all, messages);
          Count count = new Count(workers, files.size());
          count.add(
              output.fillNotices(
                  files,
                  workers,
                  file -> work.look(file, now),
                  each -> count.add(each.notice(), each)));
          Message said =
              count.written == 0 && count.failures.isEmpty()
                  ? Message.of("desk.written.noNotices")
                  : Message.of("desk.written.notices", count.written, folder);
          return new Done(said, count);
        },
        done -> show(done, done.count().written == 0 ? null : folder));
  }

  private static void writeSummary(ValidationFolder output, Count count) {
    try {
      output.writeSummary().notice().ifPresent(count.remarks::add);
    } catch (IOException e) {
      count.failures.add(Failure.sentence(e));
    }
  }

  /** What has been done, with what could not be, or is elsewhere than it was to be. */
  private void show(Done done, @Nullable Path made) {
    List<Message> failures = done.count().failures;
    List<Message> more = new ArrayList<>(failures);
    more.addAll(done.count().remarks);
    Message said = withMore(done.said(), more);
    if (failures.isEmpty()) {
      say.accept(said, made);
    } else {
      refuse.accept(said);
    }
  }

  private static Message withMore(Message said, List<Message> more) {
    if (more.isEmpty()) {
      return said;
    }
    return more.size() == 1
        ? Message.of("desk.written.one", said, more.get(0))
        : Message.of("desk.written.several", said, more.get(0), more.size() - 1);
  }

  /** What has been done, in words and in numbers. */
  private record Done(Message said, Count count) {}

  /** How many files are done, how many workbooks have come of it, and what went otherwise. */
  private static final class Count {
    private final List<Message> remarks = new ArrayList<>();
    private final List<Message> failures = new ArrayList<>();
    private final Workers workers;
    private final long all;
    private long done;
    private long written;

    Count(Workers workers, long all) {
      this.workers = workers;
      this.all = all;
    }

    void add(OutputNames.Superseded superseded) {
      remarks.addAll(superseded.remarks());
      superseded.failures().forEach(failure -> failures.add(Failure.sentence(failure)));
    }

    void add(@Nullable Path made, ValidationFolder.Written each) {
      written += made == null ? 0 : 1;
      remarks.addAll(each.remarks());
      each.failures().forEach(failure -> failures.add(Failure.sentence(failure)));
      workers.progress().at(Stage.FILES, ++done, all);
    }
  }

  /** Merges what has been received. */
  void merge(MergeTask task) {
    background.start(
        workers -> {
          MergeTask.Outcome outcome = task.run(workers);
          if (outcome.written() != null) {
            Path unused = outcome.written().orThrow();
          }
          return outcome;
        },
        outcome -> {
          work.show(outcome.merged().reception());
          WrittenFile written = outcome.written();
          Path file = written == null ? null : written.file();
          if (written == null || file == null) {
            refuse.accept(Message.of("desk.merge.nothing"));
          } else {
            Message counts = MergedSentences.reception(outcome.merged());
            List<Message> more = new ArrayList<>(written.remarks());
            more.addAll(outcome.remarks());
            say.accept(withMore(Message.of("desk.merged", file, counts), more), file);
          }
        });
  }
}
