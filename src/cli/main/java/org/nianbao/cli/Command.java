package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.Progress;
import org.nianbao.file.Workers;
import org.nianbao.reader.TemplateFile;
import org.nianbao.task.Destination;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Editions;
import org.nianbao.template.FaultyTemplateException;
import org.nianbao.template.ReportYears;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYear;

/** One command of the command line. */
interface Command {
  /** The options that have a letter, too: their first. */
  Set<String> LETTERED = Set.of("output", "unit", "year", "level");

  /** Its own options, a fresh set each time. */
  Options options();

  /** Carries it out and gives the exit status. */
  int run(CommandLine line, Terminal terminal) throws IOException;

  /** An option with one value. */
  static Option valued(@Nullable String letter, String name) {
    return Option.builder(letter).longOpt(name).hasArg().get();
  }

  /** An option as the guide has it, which knows the letters only, and in full. */
  static String spelt(String option) {
    return LETTERED.contains(option) ? "-" + option.charAt(0) + " (--" + option + ")" : "--" + option;
  }

  /** Where a workbook or several go. */
  static Destination output(CommandLine line) throws IOException {
    return Destination.of(path(required(line, "output")));
  }

  /** The value of an option that must be given. */
  static String required(CommandLine line, String option) throws RefusedException {
    String value = line.getOptionValue(option);
    if (value == null || value.isBlank()) {
      throw new RefusedException("cli.required", spelt(option));
    }
    return value;
  }

  /** The report year asked for, or null. */
  static @Nullable Integer year(CommandLine line) throws RefusedException {
    String value = line.getOptionValue("year");
    if (value == null) {
      return null;
    }
    return year(value);
  }

  private static int year(String typed) throws RefusedException {
    return ReportYears.typed(typed).orElseThrow(() -> new RefusedException("cli.year", typed));
  }

  /** The option for a form of one's own. */
  static Option template() {
    return valued(null, "template");
  }

  /**
   * The form, with the editions that come with the program unless a template is named.
   *
   * @param year the report year that is expected; null for any
   */
  static Editions editions(CommandLine line, @Nullable Integer year)
      throws IOException {
    String own = line.getOptionValue("template");
    if (own == null) {
      if (year != null && !Template.covers(year)) {
        throw new RefusedException("cli.edition", year);
      }
      return year == null ? Editions.shipped() : Editions.shipped(year);
    }
    try {
      Template template = TemplateFile.open(path(own));
      if (year != null && !template.years().include(year)) {
        throw new RefusedException("cli.edition", year);
      }
      return template;
    } catch (FaultyTemplateException e) {
      throw new RefusedException("cli.template.unusable", own, e.faults().get(0));
    }
  }

  /** The report year, which must be given. */
  static int requiredYear(CommandLine line) throws RefusedException {
    return year(required(line, "year"));
  }

  /** Whether the outcome is wanted as JSON rather than as text. */
  static boolean isJson(CommandLine line) throws RefusedException {
    String format = line.getOptionValue("format", "text");
    if (!List.of("text", "json").contains(format)) {
      throw new RefusedException("cli.format", format);
    }
    return format.equals("json");
  }

  /** What options name: read, but not received, and not to be written over. */
  static List<Path> named(CommandLine line) throws RefusedException {
    List<Path> named = new ArrayList<>();
    for (String option : List.of("roster", "reported", "previous", "template", "layout")) {
      if (line.hasOption(option)) {
        named.add(path(line.getOptionValue(option)));
      }
    }
    return named;
  }

  /** How many files are worked on at once: as many as there are processors, unless said otherwise. */
  static Workers workers(CommandLine line, Progress progress) throws RefusedException {
    String value = line.getOptionValue("threads");
    if (value == null) {
      return new Workers(Workers.processors(), progress);
    }
    if (!value.matches("[1-9]\\d{0,2}")) {
      throw new RefusedException("cli.threads", value);
    }
    return new Workers(Integer.parseInt(value), progress);
  }

  static Path path(String name) throws RefusedException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new RefusedException("cli.path", name);
    }
  }

  /** The file or folder that an option names; null if it is not given. */
  static @Nullable Path optionalPath(CommandLine line, String option) throws RefusedException {
    String value = line.getOptionValue(option);
    return value == null ? null : path(value);
  }

  /** The files and folders that the arguments name. */
  static List<Path> files(CommandLine line) throws RefusedException {
    List<Path> named = new ArrayList<>();
    for (String name : line.getArgList()) {
      named.add(path(name));
    }
    if (named.isEmpty()) {
      throw new RefusedException("cli.files");
    }
    return named;
  }

  /** Last year's submissions, if the option names any. */
  static LastYear lastYear(
      CommandLine line, Editions editions, Workers workers, Terminal terminal)
      throws IOException {
    LastYear lastYear = LastYear.read(editions, optionalPath(line, "previous"), workers);
    lastYear.unreadable().forEach(terminal::complain);
    return lastYear;
  }
}
