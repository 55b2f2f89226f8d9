package org.nianbao.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nianbao.form.DataReader;
import org.nianbao.form.Submission;
import org.nianbao.form.SubmissionReader;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.template.Template;

/** Last year's submissions, to which this year's must connect. */
public final class LastYear {
  private static final String CODE = "unit.code";

  private final List<Submission> submissions;

  private LastYear(List<Submission> submissions) {
    this.submissions = List.copyOf(submissions);
  }

  /** Nothing is at hand. */
  public static LastYear none() {
    return new LastYear(List.of());
  }

  /**
   * Reads a workbook or data file, or all workbooks of a folder; of a folder, what cannot be read is
   * left out.
   *
   * @throws UnreadableFileException if a single file cannot be read
   */
  public static LastYear read(Template template, Path fileOrFolder) throws IOException {
    if (!Files.isDirectory(fileOrFolder)) {
      String name = fileOrFolder.toString().toLowerCase(Locale.ROOT);
      boolean data = name.endsWith(".json") || name.endsWith(".csv");
      return new LastYear(
          data
              ? DataReader.read(template, fileOrFolder)
              : List.of(SubmissionReader.read(template, fileOrFolder)));
    }
    List<Submission> submissions = new ArrayList<>();
    for (Path file : ReceivedFiles.in(List.of(fileOrFolder))) {
      readable(template, file).ifPresent(submissions::add);
    }
    return new LastYear(submissions);
  }

  /** Last year's folder is not what is being checked: a bad file in it is no fault of this year. */
  private static Optional<Submission> readable(Template template, Path file) throws IOException {
    try {
      return Optional.of(SubmissionReader.read(template, file));
    } catch (UnreadableFileException e) {
      return Optional.empty();
    }
  }

  /** The submission of the unit for the year before the given one, by code or else by name. */
  public Optional<Submission> of(Submission current) {
    Integer year = current.year();
    return year == null ? Optional.empty() : of(current.unit(), current.text(CODE), year);
  }

  /** The submission of the unit for the year before the given one. */
  public Optional<Submission> of(String unit, String code, int year) {
    return submissions.stream()
        .filter(last -> last.year() != null && last.year() == year - 1)
        .filter(
            last ->
                (!code.isEmpty() && last.text(CODE).equals(code))
                    || (!unit.isEmpty() && last.unit().equals(unit)))
        .findFirst();
  }
}
