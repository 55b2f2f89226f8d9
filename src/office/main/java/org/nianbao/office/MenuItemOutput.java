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

/** The output of a menu item: the argument {@code Output}, or the file that the user chooses. */
final class MenuItemOutput {
  private static final String ARGUMENT = "Output";

  private MenuItemOutput() {}

  /** Returns the file of an open document as the only input; empty if it has no file. */
  static List<Path> inputs(OpenDocument document) {
    return Stream.ofNullable(document.file()).toList();
  }

  /**
   * Returns the file to write.
   *
   * @param neighbour the file in whose folder the picker starts; null for the office's default
   * @param name the proposed name
   * @throws RefusedException if the argument is missing and no dialog may be shown
   */
  static Path chooseFile(MenuItemContext context, @Nullable Path neighbour, String name)
      throws RefusedException {
    Path argument = context.path(ARGUMENT);
    if (argument == null && context.isSilent()) {
      throw new RefusedException("office.required", ARGUMENT);
    }
    return argument == null
        ? Dialogs.chooseFileToSave(
            context,
            context.messages().format("office.save"),
            neighbour == null ? null : neighbour.getParent(),
            name)
        : argument;
  }

  /** Returns several sentences, one a line. */
  static String joinedLines(MenuItemContext context, List<Message> sentences) {
    return sentences.stream().map(context.messages()::format).collect(Collectors.joining("\n"));
  }

  /** Opens a written file, and returns the sentences about it. */
  static String openAndShow(MenuItemContext context, Path file, List<Message> sentences)
      throws com.sun.star.uno.Exception {
    OfficeProgram.open(context, file);
    String text = joinedLines(context, sentences);
    context.showInfo(text);
    return text;
  }

  /** Shows the sentences about a written file, and opens it if the user agrees. */
  static String offerToOpen(MenuItemContext context, WrittenFile written, List<Message> more)
      throws Exception {
    Path file = written.orThrow();
    List<Message> sentences = new ArrayList<>(List.of(Message.of("cli.written", file)));
    sentences.addAll(written.remarks());
    sentences.addAll(more);
    String text = joinedLines(context, sentences);
    if (!context.isSilent()
        && Dialogs.isConfirmed(context, text + "\n" + context.messages().format("office.open"))) {
      OfficeProgram.open(context, file);
    }
    return text;
  }
}
