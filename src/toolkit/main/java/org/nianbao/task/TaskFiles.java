package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputKind;
import org.nianbao.file.ReceivedFiles.NotReceived;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.message.Message;

/** The files that a task reads. */
public final class TaskFiles {
  private final List<Path> received;
  private final List<Path> beside;
  private final boolean several;
  private final NotReceived notReceived;

  private TaskFiles(
      List<Path> received, List<Path> beside, boolean several, NotReceived notReceived) {
    this.received = List.copyOf(received);
    this.beside = List.copyOf(beside);
    this.several = several;
    this.notReceived = notReceived;
  }

  /**
   * Files that have been found before.
   *
   * @param beside others that are not to be written over
   */
  public static TaskFiles of(List<Path> received, List<Path> beside) {
    return new TaskFiles(received, beside, received.size() > 1, new NotReceived());
  }

  /**
   * Finds the received files.
   *
   * @param beside what is read beside them: a roster, last year's files
   * @param outputs files or folders that are written to, and in which nothing is received
   * @param kind what is written there; null if nothing is
   * @throws RefusedException if there are none
   */
  static TaskFiles in(
      List<Path> named, List<Path> beside, List<Path> outputs, @Nullable OutputKind kind)
      throws IOException {
    List<Path> apart = new ArrayList<>(beside);
    apart.addAll(outputs);
    NotReceived notReceived = new NotReceived();
    List<Path> files = ReceivedFiles.in(named, apart, kind, notReceived);
    if (files.isEmpty()) {
      throw new RefusedException(
          Message.of("cli.nothing", named.get(0)), notReceived.sentences());
    }
    boolean several = files.size() > 1 || Files.isDirectory(named.get(0));
    return new TaskFiles(files, beside, several, notReceived);
  }

  /** What is read beside the received files, but for what is not given. */
  static List<Path> beside(List<Path> others, @Nullable Path... given) {
    List<Path> beside = new ArrayList<>(others);
    Arrays.stream(given).filter(Objects::nonNull).forEach(beside::add);
    return beside;
  }

  /** All that is read, of which no output takes the place. */
  static Inputs inputs(List<Path> received, List<Path> beside) throws IOException {
    List<Path> files = new ArrayList<>(ReceivedFiles.in(beside));
    files.addAll(received);
    return new Inputs(files);
  }

  Inputs inputs() throws IOException {
    return inputs(received, beside);
  }

  /** The received files, and what is read beside them. */
  List<Path> read() {
    List<Path> read = new ArrayList<>(received);
    read.addAll(beside);
    return read;
  }

  /** The received files, in order. */
  public List<Path> received() {
    return received;
  }

  /** What lies in the same folders and was not received. */
  public NotReceived notReceived() {
    return notReceived;
  }

  /** Whether there are several, or there could be: a folder was named. */
  boolean isSeveral() {
    return several;
  }
}
