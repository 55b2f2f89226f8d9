package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;

/** The workbooks that a command writes: one that cannot be written is named, and the others are written. */
final class Outputs {
  /** Writes a file. */
  interface Writing {
    void writeTo(Path file) throws IOException;
  }

  private final OutputNames names;
  private final int workbooks;
  private final Terminal terminal;
  private final Failures failures;

  /**
   * Outputs of a command.
   *
   * @param output a folder, or, of one workbook, the file itself
   * @param workbooks how many there are
   */
  Outputs(Path output, OutputKind kind, Inputs inputs, int workbooks, Terminal terminal) {
    this.names = new OutputNames(output, kind, inputs);
    this.workbooks = workbooks;
    this.terminal = terminal;
    this.failures = new Failures(terminal);
  }

  /**
   * Writes the workbook of a unit and year, and says where it goes if that is not where it was to go.
   *
   * @return the file; null if it could not be written, which has been said
   */
  @Nullable Path write(String unit, Object year, Writing writing) {
    try {
      OutputPlace place = names.next(workbooks, unit, year);
      writing.writeTo(place.file());
      place.notice().ifPresent(terminal::say);
      return place.file();
    } catch (IOException e) {
      failures.add(List.of(e));
      return null;
    }
  }

  /** The exit status of the command, unless a workbook could not be written. */
  int exit(int status) {
    return failures.isEmpty() ? status : Exit.FAILED;
  }
}
