package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.nianbao.merge.LastYear;
import org.nianbao.template.Template;

/** One command of the command line. */
interface Command {
  /** Its own options, a fresh set each time. */
  Options options();

  /** Carries it out and gives the exit status. */
  int run(CommandLine line, Terminal terminal) throws UsageException, IOException;

  /** An option with one value. */
  static Option valued(@Nullable String letter, String name) {
    return Option.builder(letter).longOpt(name).hasArg().get();
  }

  /** The value of an option that must be given. */
  static String required(CommandLine line, String option) throws UsageException {
    String value = line.getOptionValue(option);
    if (value == null || value.isBlank()) {
      throw new UsageException("cli.required", option);
    }
    return value;
  }

  /** The report year asked for, or null. */
  static @Nullable Integer year(CommandLine line) throws UsageException {
    String value = line.getOptionValue("year");
    if (value == null) {
      return null;
    }
    if (!value.matches("[12]\\d{3}")) {
      throw new UsageException("cli.year", value);
    }
    int year = Integer.parseInt(value);
    if (!Template.covers(year)) {
      throw new UsageException("cli.edition", year);
    }
    return year;
  }

  static Path path(String name) throws UsageException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException("cli.path", name);
    }
  }

  /** Last year's submissions, if the option names any. */
  static LastYear lastYear(CommandLine line, Template template)
      throws UsageException, IOException {
    String previous = line.getOptionValue("previous");
    return previous == null ? LastYear.none() : LastYear.read(template, path(previous));
  }
}
