package org.nianbao.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.Failure;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.file.WorkerThreads;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.task.TaskFiles;

/** Reads files that were dropped or chosen, and distinguishes reports, folders and rosters. */
final class DroppedFileReader {
  /**
   * A roster among the files.
   *
   * @param roster the roster
   * @param file its file
   */
  record RosterFile(Roster roster, Path file) {}

  /**
   * The roster that was found among the files.
   *
   * @param rosterFile the last roster among the individually named files; null if there is none
   * @param refusal why a file that looks like a roster cannot be used; null if there is no such
   *     file
   */
  record Found(@Nullable RosterFile rosterFile, @Nullable Message refusal) {}

  private final ValidationSettings settings;
  private final Consumer<ValidationResult> receiver;
  private @Nullable RosterFile rosterFile;
  private @Nullable Message refusal;

  /**
   * Creates a reader.
   *
   * @param receiver receives each report on the reading thread, in the order of the files
   */
  DroppedFileReader(ValidationSettings settings, Consumer<ValidationResult> receiver) {
    this.settings = settings;
    this.receiver = receiver;
  }

  /** Reads the files; returns the roster that was found among them. */
  Found read(List<Path> named, WorkerThreads workers) throws IOException {
    List<Path> absolute = named.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    List<Path> files = ReceivedFiles.find(absolute);
    Set<Path> individuallyNamed = new HashSet<>(absolute);
    if (files.isEmpty() && !named.isEmpty()) {
      throw new UnreadableFileException(named.get(0).toString(), Message.of("desk.nothing"));
    }
    settings
        .validation(TaskFiles.of(files, List.of()), null)
        .run(
            workers,
            read -> {
              ValidationResult checked = read.checked().compacted();
              handle(checked, individuallyNamed.contains(Path.of(checked.file())));
            });
    return new Found(rosterFile, refusal);
  }

  private void handle(ValidationResult checked, boolean isNamed) throws IOException {
    if (!isNamed || !hasNoForm(checked) || !isRoster(Path.of(checked.file()))) {
      receiver.accept(checked);
    }
  }

  private static boolean hasNoForm(ValidationResult checked) {
    Message unreadable = checked.unreadableReason();
    return unreadable != null && unreadable.key().equals("form.none");
  }

  /** Returns whether a file is a roster, or looks like one. */
  private boolean isRoster(Path file) throws IOException {
    try {
      rosterFile = new RosterFile(Roster.read(file), file);
      return true;
    } catch (UnreadableFileException e) {
      if (e.reason().key().equals("roster.heading")) {
        return false;
      }
      refusal = Failure.sentence(e);
      return true;
    }
  }
}
