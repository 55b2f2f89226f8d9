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

  /** Returns the file of an open document, if it has one, as a file that is read. */
  static List<Path> read(OpenDocument document) {
    return Stream.ofNullable(document.file()).toList();
  }

  /**
   * Returns the file to write.
   *
   * @param beside the file in whose folder the picker starts; null for the office's default
   * @param name the proposed name
   * @throws RefusedException if the argument is missing and no dialog may be shown
   */
  static Path ask(MenuItemContext context, @Nullable Path beside, String name)
      throws RefusedException {
    Path given = context.path(ARGUMENT);
    if (given == null && context.isSilent()) {
      throw new RefusedException("office.required", ARGUMENT);
    }
    return given == null
        ? Dialogs.save(
            context,
            context.messages().format("office.save"),
            beside == null ? null : beside.getParent(),
            name)
        : given;
  }

  /** Returns several sentences, one a line. */
  static String text(MenuItemContext context, List<Message> sentences) {
    return sentences.stream().map(context.messages()::format).collect(Collectors.joining("\n"));
  }

  /** Opens a written file, and returns the sentences about it. */
  static String open(MenuItemContext context, Path file, List<Message> sentences)
      throws com.sun.star.uno.Exception {
    OfficeProgram.open(context, file);
    String text = text(context, sentences);
    context.tell(text);
    return text;
  }

  /** Shows the sentences about a written file, and opens it if the user agrees. */
  static String offer(MenuItemContext context, WrittenFile written, List<Message> more)
      throws Exception {
    Path file = written.orThrow();
    List<Message> sentences = new ArrayList<>(List.of(Message.of("cli.written", file)));
    sentences.addAll(written.remarks());
    sentences.addAll(more);
    String text = text(context, sentences);
    if (!context.isSilent()
        && Dialogs.yes(context, text + "\n" + context.messages().format("office.open"))) {
      OfficeProgram.open(context, file);
    }
    return text;
  }
}
