package org.nianbao.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.message.Message;

/** Where a task writes to: the argument {@code Output}, or what staff choose. */
final class Output {
  private static final String ARGUMENT = "Output";

  private Output() {}

  /**
   * The file to write, beside the one file that is read.
   *
   * @param read null if that is no file yet
   * @param name what it is called unless staff say otherwise
   * @throws Refused if nobody can be asked
   */
  static OutputPlace askBeside(
      TaskContext call, @Nullable Path read, String name, OutputKind kind) throws Refused, IOException {
    return read == null
        ? place(ask(call, null, name), kind, List.of())
        : place(ask(call, read.getParent(), name), kind, List.of(read));
  }

  /**
   * Where a file is to go of which staff know the name.
   *
   * @param inputs what is read, and is not to be written over
   */
  static OutputPlace place(Path output, OutputKind kind, List<Path> inputs) throws IOException {
    return OutputNames.named(output, kind, new Inputs(inputs));
  }

  /** Several sentences, each in a line of its own. */
  static String said(TaskContext call, List<Message> sentences) {
    return sentences.stream().map(call.messages()::say).collect(Collectors.joining("\n"));
  }

  /** What is said once a file is written. */
  static String written(TaskContext call, OutputPlace place) {
    return withNotice(call, place, call.messages().say("cli.written", place.file()));
  }

  /** What is said, with a word more where the file went beside its place. */
  static String withNotice(TaskContext call, OutputPlace place, String said) {
    return place.notice().map(more -> said + "\n" + call.messages().say(more)).orElse(said);
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

  /** Says that it is written, and opens it if staff like. */
  static String offer(TaskContext call, Path output, String said) throws com.sun.star.uno.Exception {
    if (!call.isSilent() && Dialogs.yes(call, said + "\n" + call.messages().say("office.open"))) {
      Office.open(call, output);
    }
    return said;
  }
}
