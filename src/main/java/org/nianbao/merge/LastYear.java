package org.nianbao.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nianbao.form.DataReader;
import org.nianbao.form.Submission;
import org.nianbao.form.SubmissionReader;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Message;
import org.nianbao.template.Template;

/** Last year's submissions, to which this year's must connect. */
public final class LastYear {
  private static final String CODE = "unit.code";

  /** More than these are counted, not listed. */
  private static final int FEW = 5;

  private final boolean given;
  private final List<Submission> submissions;

  private LastYear(boolean given, List<Submission> submissions) {
    this.given = given;
    this.submissions = List.copyOf(submissions);
  }

  /** Nothing is at hand. */
  public static LastYear none() {
    return new LastYear(false, List.of());
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
          true,
          data
              ? DataReader.read(template, fileOrFolder)
              : List.of(SubmissionReader.read(template, fileOrFolder)));
    }
    List<Submission> submissions = new ArrayList<>();
    for (Path file : ReceivedFiles.in(List.of(fileOrFolder))) {
      readable(template, file).ifPresent(submissions::add);
    }
    return new LastYear(true, submissions);
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

  /** What files are at hand instead of the submission looked for; nothing if none were named. */
  public Optional<Message> instead(String unit, String code, int year) {
    if (!given || of(unit, code, year).isPresent()) {
      return Optional.empty();
    }
    if (submissions.isEmpty()) {
      return Optional.of(Message.of("previous.none"));
    }
    if (submissions.size() > FEW) {
      return Optional.of(Message.of("previous.many", unit, year - 1, submissions.size()));
    }
    String held =
        submissions.stream()
            .map(each -> each.unit() + " " + Objects.requireNonNullElse(each.year(), "?"))
            .collect(Collectors.joining("、"));
    return Optional.of(Message.of("previous.few", unit, year - 1, held));
  }
}
