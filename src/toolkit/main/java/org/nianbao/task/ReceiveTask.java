package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.data.RosterFile;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.WorkerThreads;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.roster.Roster;
import org.nianbao.template.Editions;

/**
 * Reads and checks files that were named without regard to their kind: reports, folders of reports,
 * and rosters.
 *
 * @param editions the form
 * @param named the files and folders
 * @param year the expected report year; null for any
 * @param lastYear the submissions of the year before
 */
public record ReceiveTask(
    Editions editions, List<Path> named, @Nullable Integer year, LastYearReports lastYear) {
  /**
   * What was found among the files beside reports.
   *
   * @param roster the last roster among the individually named files; null if there is none
   * @param rosterFile the file of the roster; null if there is none
   * @param rosterFailure why a file that looks like a roster cannot be used; null if there is no
   *     such file
   * @param notReceived the files in the folders that are not received reports
   */
  public record ReceiveOutcome(
      @Nullable Roster roster,
      @Nullable Path rosterFile,
      @Nullable UnreadableFileException rosterFailure,
      NotReceived notReceived) {}

  /**
   * Reads and checks the files.
   *
   * @param receiver receives each report, in the order of the files
   * @throws UnreadableFileException if there are none
   * @throws IOException if a folder cannot be listed
   */
  public ReceiveOutcome run(WorkerThreads workers, Consumer<ValidationResult> receiver)
      throws IOException {
    List<Path> absolute = named.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    NotReceived notReceived = new NotReceived();
    List<Path> files = ReceivedFiles.find(absolute, List.of(), null, notReceived);
    if (files.isEmpty() && !named.isEmpty()) {
      throw new UnreadableFileException(named.get(0).toString(), Message.of("desk.nothing"));
    }
    Set<Path> individuallyNamed = new HashSet<>(absolute);
    RosterFiles rosters = new RosterFiles();
    new ValidateTask(editions, TaskFiles.of(files, List.of()), year, lastYear, null)
        .run(
            workers,
            read -> {
              ValidationResult checked = read.checked().compacted();
              Path file = Path.of(checked.file());
              boolean mayBeRoster = individuallyNamed.contains(file) && hasNoForm(checked);
              if (!mayBeRoster || !rosters.add(file)) {
                receiver.accept(checked);
              }
            });
    return new ReceiveOutcome(rosters.roster, rosters.file, rosters.failure, notReceived);
  }

  private static boolean hasNoForm(ValidationResult checked) {
    Message unreadable = checked.unreadableReason();
    return unreadable != null && unreadable.key().equals("form.none");
  }

  /** The rosters among the files, of which the last one is used. */
  private static final class RosterFiles {
    private @Nullable Roster roster;
    private @Nullable Path file;
    private @Nullable UnreadableFileException failure;

    /** Reads a file if it is a roster, or looks like one; returns whether it is. */
    boolean add(Path candidate) throws IOException {
      try {
        roster = RosterFile.read(candidate);
        file = candidate;
        return true;
      } catch (UnreadableFileException e) {
        if (Roster.hasNoHeading(e)) {
          return false;
        }
        failure = e;
        return true;
      }
    }
  }
}
