package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.InputFiles;
import org.nianbao.file.OutputKind;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.message.Message;
import org.nianbao.reader.ArchiveMember;

/** The files that a task reads. */
public final class TaskFiles {
  private final List<Path> received;
  private final List<Path> otherInputs;
  private final boolean hasSeveral;
  private final NotReceived notReceived;

  private TaskFiles(
      List<Path> received, List<Path> otherInputs, boolean hasSeveral, NotReceived notReceived) {
    this.received = List.copyOf(received);
    this.otherInputs = List.copyOf(otherInputs);
    this.hasSeveral = hasSeveral;
    this.notReceived = notReceived;
  }

  /**
   * Returns files that have been found before.
   *
   * @param otherInputs other files that are read, which are not replaced
   */
  public static TaskFiles of(List<Path> received, List<Path> otherInputs) {
    return new TaskFiles(received, otherInputs, received.size() > 1, new NotReceived());
  }

  /**
   * Finds the received files.
   *
   * @param otherInputs other files that are read: a roster, last year's files
   * @param outputs files or folders that are written to, and do not contain received files
   * @param kind the kind of earlier outputs to leave out; null to keep them
   * @throws RefusedException if there are none
   */
  static TaskFiles find(
      List<Path> named, List<Path> otherInputs, List<Path> outputs, @Nullable OutputKind kind)
      throws IOException {
    List<Path> excluded = new ArrayList<>(otherInputs);
    excluded.addAll(outputs);
    NotReceived notReceived = new NotReceived();
    List<Path> files = ReceivedFiles.find(named, excluded, kind, notReceived);
    if (files.isEmpty()) {
      throw new RefusedException(Message.of("cli.nothing", named.get(0)), notReceived.sentences());
    }
    boolean hasSeveral =
        files.size() > 1
            || Files.isDirectory(named.get(0))
            || ArchiveMember.archiveOf(files.get(0)) != null;
    return new TaskFiles(files, otherInputs, hasSeveral, notReceived);
  }

  /** Returns the other files that are read, without those that are null. */
  static List<Path> otherInputs(List<Path> others, @Nullable Path... optionalFiles) {
    List<Path> otherInputs = new ArrayList<>(others);
    Arrays.stream(optionalFiles).filter(Objects::nonNull).forEach(otherInputs::add);
    return otherInputs;
  }

  /** Returns all files that are read, none of which an output may replace. */
  static InputFiles inputs(List<Path> received, List<Path> otherInputs) throws IOException {
    List<Path> files = new ArrayList<>(ReceivedFiles.find(otherInputs));
    files.addAll(received);
    return new InputFiles(files);
  }

  InputFiles inputs() throws IOException {
    return inputs(received, otherInputs);
  }

  /** Returns the received files and the other files that are read. */
  List<Path> allInputs() {
    List<Path> inputs = new ArrayList<>(received);
    inputs.addAll(otherInputs);
    return inputs;
  }

  /** Returns the received files, in order. */
  public List<Path> received() {
    return received;
  }

  /** Returns the files in the same folders that are not received reports. */
  public NotReceived notReceived() {
    return notReceived;
  }

  /** Returns whether there are several files, or there could be because a folder was named. */
  boolean hasSeveral() {
    return hasSeveral;
  }
}
