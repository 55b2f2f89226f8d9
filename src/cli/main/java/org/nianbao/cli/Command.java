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
import org.nianbao.check.LastYearReports;
import org.nianbao.file.Progress;
import org.nianbao.file.WorkerThreads;
import org.nianbao.letter.OfficeSettingsFile;
import org.nianbao.notice.OfficeSettings;
import org.nianbao.reader.TemplateFile;
import org.nianbao.reader.TemplateFolder;
import org.nianbao.task.Destination;
import org.nianbao.task.RefusedException;
import org.nianbao.template.Editions;
import org.nianbao.template.FaultyTemplateException;
import org.nianbao.template.ReportYears;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;

/** A command of the command line. */
interface Command {
  /** The options that can also be written as their first letter. */
  Set<String> OPTIONS_WITH_LETTER = Set.of("output", "unit", "year", "level");

  /** Returns the options of this command, as new objects. */
  Options options();

  /** Runs the command and returns the exit status. */
  int run(CommandLine line, Terminal terminal) throws IOException;

  /** Returns an option with one value. */
  static Option optionWithValue(@Nullable String letter, String name) {
    return Option.builder(letter).longOpt(name).hasArg().get();
  }

  /** Returns an option as in the guide: its name, with its letter if it has one. */
  static String displayName(String option) {
    return OPTIONS_WITH_LETTER.contains(option)
        ? "-" + option.charAt(0) + " (--" + option + ")"
        : "--" + option;
  }

  /** Returns the output of the command. */
  static Destination output(CommandLine line) throws IOException {
    return Destination.of(path(required(line, "output")));
  }

  /** Returns the value of a required option. */
  static String required(CommandLine line, String option) throws RefusedException {
    String value = line.getOptionValue(option);
    if (value == null || value.isBlank()) {
      throw new RefusedException("cli.required", displayName(option));
    }
    return value;
  }

  /** Returns the report year; null if not given. */
  static @Nullable Integer year(CommandLine line) throws RefusedException {
    String value = line.getOptionValue("year");
    if (value == null) {
      return null;
    }
    return year(value);
  }

  private static int year(String typed) throws RefusedException {
    return ReportYears.parseYear(typed).orElseThrow(() -> new RefusedException("cli.year", typed));
  }

  /** Adds the options for another form, or for a template that is not at hand. */
  static Options withFormOptions(Options options) {
    return options
        .addOption(optionWithValue(null, "form"))
        .addOption(optionWithValue(null, "template"));
  }

  /**
   * Returns the templates to one of which a received file belongs: those at hand, unless a form or
   * a template is given.
   *
   * @param year the expected report year; null for any
   */
  static Editions editions(CommandLine line, @Nullable Integer year) throws IOException {
    String file = line.getOptionValue("template");
    String form = line.getOptionValue("form");
    if (file != null && form != null) {
      throw new RefusedException("cli.form.template");
    }
    if (form != null) {
      return ofForm(form, year);
    }
    if (file == null) {
      if (year != null && !Editions.haveEditionFor(year)) {
        throw new RefusedException("cli.edition", year);
      }
      return year == null ? Editions.shipped() : Editions.shipped(year);
    }
    try {
      Template template = TemplateFile.open(path(file));
      if (year != null && !template.years().includes(year)) {
        throw new RefusedException("cli.edition", year);
      }
      return template;
    } catch (FaultyTemplateException e) {
      throw new RefusedException("cli.template.unusable", file, e.faults().get(0));
    }
  }

  private static Editions ofForm(String form, @Nullable Integer year) throws RefusedException {
    if (Editions.ofForm(form, null).isEmpty()) {
      throw new RefusedException("cli.form.unknown", form, Editions.forms());
    }
    return Editions.ofForm(form, year)
        .orElseThrow(() -> new RefusedException("cli.form.year", form, String.valueOf(year)));
  }

  /**
   * Returns the templates for a merge: the expected form is the one that is added up, and files of
   * other forms are told.
   */
  static Editions editionsToMerge(CommandLine line, int year) throws IOException {
    Editions editions = editions(line, year);
    return line.hasOption("form")
        ? Editions.shipped(editions.expected().form(), year).orElse(editions)
        : editions;
  }

  /** Returns the edition for a year in which a form is issued: of the usual form, unless given. */
  static Template editionToIssue(CommandLine line, int year) throws IOException {
    if (!line.hasOption("template") && !line.hasOption("form") && !Template.hasEditionFor(year)) {
      throw new RefusedException("cli.edition", year);
    }
    return editions(line, year).expected();
  }

  /** Returns the report year, which is required. */
  static int requiredYear(CommandLine line) throws RefusedException {
    return year(required(line, "year"));
  }

  /** Returns whether the output is JSON and not text. */
  static boolean isJson(CommandLine line) throws RefusedException {
    String format = line.getOptionValue("format", "text");
    if (!List.of("text", "json").contains(format)) {
      throw new RefusedException("cli.format", format);
    }
    return format.equals("json");
  }

  /** Returns the file of another template, which tasks do not replace; empty if not given. */
  static List<Path> templateFile(CommandLine line) throws RefusedException {
    Path template = optionalPath(line, "template");
    return template == null ? List.of() : List.of(template);
  }

  /** Returns the threads: as many as given, or one a processor. */
  static WorkerThreads workers(CommandLine line, Progress progress) throws RefusedException {
    String value = line.getOptionValue("threads");
    if (value == null) {
      return WorkerThreads.onePerProcessor(progress);
    }
    if (!value.matches("[1-9]\\d{0,2}")) {
      throw new RefusedException("cli.threads", value);
    }
    return new WorkerThreads(Integer.parseInt(value), progress);
  }

  static Path path(String name) throws RefusedException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new RefusedException("cli.path", name);
    }
  }

  /** Returns the file or folder that an option names; null if not given. */
  static @Nullable Path optionalPath(CommandLine line, String option) throws RefusedException {
    String value = line.getOptionValue(option);
    return value == null ? null : path(value);
  }

  /** Returns the files and folders that the arguments name. */
  static List<Path> files(CommandLine line) throws RefusedException {
    List<Path> files = new ArrayList<>();
    for (String name : line.getArgList()) {
      files.add(path(name));
    }
    if (files.isEmpty()) {
      throw new RefusedException("cli.files");
    }
    return files;
  }

  /** Returns last year's submissions; empty if the option is not given. */
  static LastYearReports lastYear(
      CommandLine line, Editions editions, WorkerThreads workers, Terminal terminal)
      throws IOException {
    LastYearReports lastYear =
        LastYearFiles.read(editions, optionalPath(line, "previous"), workers);
    lastYear.unreadable().forEach(terminal::printError);
    return lastYear;
  }

  /**
   * Returns what the office has set: in the file of the option, in the folder of the results, or
   * beside the program.
   */
  static OfficeSettings settings(CommandLine line, @Nullable Path results) throws IOException {
    return OfficeSettingsFile.find(
        optionalPath(line, "settings"), results, TemplateFolder.programFolder(Command.class));
  }
}
