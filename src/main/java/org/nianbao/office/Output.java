package org.nianbao.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputNames;

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
  static Path askBeside(Call call, @Nullable Path read, String name) throws Refused, IOException {
    return read == null
        ? ask(call, null, name, List.of())
        : ask(call, read.getParent(), name, List.of(read));
  }

  /**
   * The file to write.
   *
   * @param folder where to look first; null for wherever the office does
   * @param name what it is called unless staff say otherwise
   * @param inputs what is read, and is not to be written over
   * @throws Refused if nobody can be asked
   */
  static Path ask(Call call, @Nullable Path folder, String name, List<Path> inputs)
      throws Refused, IOException {
    Path given = call.path(ARGUMENT);
    if (given == null && call.isSilent()) {
      throw new Refused("office.required", ARGUMENT);
    }
    Path output =
        given == null
            ? Dialogs.save(call, call.messages().say("office.save"), folder, name)
            : given;
    new Inputs(inputs).requireNotAmong(output);
    return output;
  }

  /** What a workbook of a unit and year is called. */
  static String name(String unit, Object year) {
    return String.valueOf(new OutputNames(Path.of("")).next(unit, year).getFileName());
  }

  /** Says that it is written, and opens it if staff like. */
  static String offer(Call call, Path output, String said) throws com.sun.star.uno.Exception {
    if (!call.isSilent() && Dialogs.yes(call, said + "\n" + call.messages().say("office.open"))) {
      Office.open(call, output);
    }
    return said;
  }
}
