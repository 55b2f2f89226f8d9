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
  private final OutputNames names;
  private final boolean inFolder;
  private final Remarks remarks;
  private final Failures failures;

  /**
   * Outputs of a command.
   *
   * @param output a folder, or, of one workbook, the file itself
   * @param inFolder whether there may be several workbooks, so that it is a folder
   * @param debug whether the details of a fault are printed
   */
  Outputs(
      Path output,
      OutputKind kind,
      Inputs inputs,
      boolean inFolder,
      boolean debug,
      Terminal terminal) {
    this.names = new OutputNames(output, kind, inputs);
    this.inFolder = inFolder;
    this.remarks = new Remarks(terminal, false);
    this.failures = new Failures(terminal, debug);
  }

  /**
   * Writes the workbook of a unit and year, and says where it goes if that is not where it was to go.
   *
   * @return the file; null if it could not be written, which has been said
   */
  @Nullable Path write(String unit, Object year, OutputPlace.Writing writing) {
    OutputPlace place;
    try {
      place = inFolder ? names.next(unit, year) : names.only(unit, year);
    } catch (IOException e) {
      failures.add(List.of(e));
      return null;
    }
    Exception failure = place.write(writing);
    if (failure != null) {
      failures.add(List.of(failure));
      return null;
    }
    remarks.add(place.notice().stream().toList());
    return place.file();
  }

  /** Ends the lists, and gives the exit status, unless a workbook could not be written. */
  int exit(int status) {
    remarks.sayOthers();
    failures.sayOthers();
    return failures.isEmpty() ? status : Exit.FAILED;
  }
}
