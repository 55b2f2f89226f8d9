package org.nianbao.office;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.message.Message;
import org.nianbao.task.RefusedException;

/** Where a task writes to: the argument {@code Output}, or what staff choose. */
final class Output {
  private static final String ARGUMENT = "Output";

  private Output() {}

  /** What an open document was read from, if it is a file. */
  static List<Path> read(OpenDocument document) {
    return Stream.ofNullable(document.file()).toList();
  }

  /**
   * The file to write.
   *
   * @param beside what it is to lie beside; null for wherever the office looks first
   * @param name what it is called unless staff say otherwise
   * @throws RefusedException if nobody can be asked
   */
  static Path ask(TaskContext call, @Nullable Path beside, String name) throws RefusedException {
    Path given = call.path(ARGUMENT);
    if (given == null && call.isSilent()) {
      throw new RefusedException("office.required", ARGUMENT);
    }
    return given == null
        ? Dialogs.save(
            call,
            call.messages().say("office.save"),
            beside == null ? null : beside.getParent(),
            name)
        : given;
  }

  /** Several sentences, each in a line of its own. */
  static String said(TaskContext call, List<Message> sentences) {
    return sentences.stream().map(call.messages()::say).collect(Collectors.joining("\n"));
  }

  /** Opens what was written, and says so. */
  static String open(TaskContext call, Path file, List<Message> sentences)
      throws com.sun.star.uno.Exception {
    Office.open(call, file);
    String said = said(call, sentences);
    call.tell(said);
    return said;
  }

  /** Says that it is written, and opens it if staff like. */
  static String offer(TaskContext call, WrittenFile written, List<Message> more) throws Exception {
    Path file = written.orThrow();
    List<Message> sentences = new ArrayList<>(List.of(Message.of("cli.written", file)));
    sentences.addAll(written.remarks());
    sentences.addAll(more);
    String said = said(call, sentences);
    if (!call.isSilent() && Dialogs.yes(call, said + "\n" + call.messages().say("office.open"))) {
      Office.open(call, file);
    }
    return said;
  }
}
