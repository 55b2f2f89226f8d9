package org.nianbao.office;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.task.WrittenFile;

/** Where a task writes to: the argument {@code Output}, or what staff choose. */
final class Output {
  private static final String ARGUMENT = "Output";

  private Output() {}

  /** What an open document was read from, if it is a file. */
  static List<Path> read(OpenDocument document) {
    return Stream.ofNullable(document.file()).toList();
  }

  /**
   * The file to write, beside the one file that is read.
   *
   * @param read null if that is no file yet
   * @param name what it is called unless staff say otherwise
   * @throws Refused if nobody can be asked
   */
  static Path askBeside(TaskContext call, @Nullable Path read, String name) throws Refused {
    return ask(call, read == null ? null : read.getParent(), name);
  }

  /**
   * The file to write.
   *
   * @param folder where to look first; null for wherever the office does
   * @param name what it is called unless staff say otherwise
   * @throws Refused if nobody can be asked
   */
  static Path ask(TaskContext call, @Nullable Path folder, String name) throws Refused {
    Path given = call.path(ARGUMENT);
    if (given == null && call.isSilent()) {
      throw new Refused("office.required", ARGUMENT);
    }
    return given == null
        ? Dialogs.save(call, call.messages().say("office.save"), folder, name)
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
