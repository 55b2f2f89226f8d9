package org.nianbao.task;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputKind;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.message.Message;

/**
 * The files that a task reads.
 *
 * @param received the received files
 * @param beside what is read beside them, and has not been received: a roster, last year's files
 * @param notReceived what lies in the same folders
 */
record TaskFiles(List<Path> received, List<Path> beside, NotReceived notReceived) {
  /**
   * Finds the received files.
   *
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
    return new TaskFiles(files, beside, notReceived.but(files));
  }

  /** All that is read, of which no output takes the place. */
  Inputs inputs() throws IOException {
    return inputs(received, beside);
  }

  static Inputs inputs(List<Path> received, List<Path> beside) throws IOException {
    List<Path> files = new ArrayList<>(ReceivedFiles.in(beside));
    files.addAll(received);
    return new Inputs(files);
  }

  /** What is read beside the received files, but for what is not given. */
  static List<Path> beside(List<Path> others, @Nullable Path... given) {
    List<Path> beside = new ArrayList<>(others);
    Arrays.stream(given).filter(Objects::nonNull).forEach(beside::add);
    return beside;
  }
}
