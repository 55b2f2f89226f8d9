package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.nianbao.file.Inputs;
import org.nianbao.file.OutputKind;
import org.nianbao.file.Progress;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.file.Workers;
import org.nianbao.merge.LastYear;
import org.nianbao.message.Message;
import org.nianbao.task.NotReceived;
import org.nianbao.template.Editions;
import org.nianbao.template.FaultyTemplateException;
import org.nianbao.template.ReportYears;
import org.nianbao.reader.TemplateFile;
import org.nianbao.template.Template;

/** One command of the command line. */
interface Command {
  /** The options that have a letter, too: their first. */
  Set<String> LETTERED = Set.of("output", "unit", "year", "level");

  /** Of files that no workbook is written to. */
  Set<String> OTHER_ENDINGS =
      Set.of(
          "xls", "xlsm", "xlsb", "et", "ods", "csv", "txt", "json", "doc", "docx", "wps", "odt", "pdf",
          "html", "htm", "zip");

  /** Its own options, a fresh set each time. */
  Options options();

  /** Carries it out and gives the exit status. */
  int run(CommandLine line, Terminal terminal) throws UsageException, IOException;

  /** An option with one value. */
  static Option valued(@Nullable String letter, String name) {
    return Option.builder(letter).longOpt(name).hasArg().get();
  }

  /** An option as the guide has it, which knows the letters only, and in full. */
  static String spelt(String option) {
    return LETTERED.contains(option) ? "-" + option.charAt(0) + " (--" + option + ")" : "--" + option;
  }

  /** Where a workbook or several go. */
  static Path output(CommandLine line) throws UsageException {
    Path output = path(required(line, "output"));
    if (OTHER_ENDINGS.contains(ending(output)) && !Files.isDirectory(output)) {
      throw new UsageException("cli.output.kind", output);
    }
    return output;
  }

  /** What several files go into: a name that looks like a file's is a slip. */
  static void requireFolder(Path output) throws UsageException {
    String ending = ending(output);
    if ((ending.equals("xlsx") || OTHER_ENDINGS.contains(ending)) && !Files.isDirectory(output)) {
      throw new UsageException("cli.output.several", output);
    }
  }

  private static String ending(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(dot + 1) : "";
  }

  /** The value of an option that must be given. */
  static String required(CommandLine line, String option) throws UsageException {
    String value = line.getOptionValue(option);
    if (value == null || value.isBlank()) {
      throw new UsageException("cli.required", spelt(option));
    }
    return value;
  }

  /** The report year asked for, or null. */
  static @Nullable Integer year(CommandLine line) throws UsageException {
    String value = line.getOptionValue("year");
    if (value == null) {
      return null;
    }
    return year(value);
  }

  private static int year(String typed) throws UsageException {
    return ReportYears.typed(typed).orElseThrow(() -> new UsageException("cli.year", typed));
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
      throws UsageException, IOException {
    String own = line.getOptionValue("template");
    if (own == null) {
      if (year != null && !Template.covers(year)) {
        throw new UsageException("cli.edition", year);
      }
      return year == null ? Editions.shipped() : Editions.shipped(year);
    }
    try {
      Template template = TemplateFile.open(path(own));
      if (year != null && !template.years().include(year)) {
        throw new UsageException("cli.edition", year);
      }
      return template;
    } catch (FaultyTemplateException e) {
      throw new UsageException("cli.template.unusable", own, e.faults().get(0));
    }
  }

  /** The report year, which must be given. */
  static int requiredYear(CommandLine line) throws UsageException {
    return year(required(line, "year"));
  }

  /** The level asked for, one of those the form has; empty if none. */
  static String level(CommandLine line, Template template) throws UsageException {
    String level = line.getOptionValue("level", "");
    requireLevel(template, level);
    return level;
  }

  private static void requireLevel(Template template, String level) throws UsageException {
    if (!template.takesLevel(level)) {
      throw new UsageException("cli.level", level, String.join("、", template.levels()));
    }
  }

  /** Whether the outcome is wanted as JSON rather than as text. */
  static boolean isJson(CommandLine line) throws UsageException {
    String format = line.getOptionValue("format", "text");
    if (!List.of("text", "json").contains(format)) {
      throw new UsageException("cli.format", format);
    }
    return format.equals("json");
  }

  /**
   * The workbooks that the arguments name, without what options name.
   *
   * @param outputs what the command itself writes: files or folders, in which nothing is received
   * @param kind what is written there; null if nothing is
   * @param notReceived is told of what lies in the folders and was not received
   */
  static List<Path> received(
      CommandLine line, List<Path> outputs, @Nullable OutputKind kind, NotReceived notReceived)
      throws UsageException, IOException {
    List<Path> apart = new ArrayList<>(named(line));
    apart.addAll(outputs);
    List<Path> named = files(line);
    List<Path> files = ReceivedFiles.in(named, apart, kind, notReceived);
    if (files.isEmpty()) {
      throw new UsageException(
          Message.of("cli.nothing", named.get(0)), notReceived.sentences());
    }
    return files;
  }

  /**
   * All that is read and not to be written over: the received files, and what options name.
   *
   * @throws IOException if a folder cannot be looked into
   */
  static Inputs inputs(CommandLine line, List<Path> received) throws UsageException, IOException {
    List<Path> files = new ArrayList<>(ReceivedFiles.in(named(line)));
    files.addAll(received);
    return new Inputs(files);
  }

  /** What options name: read, but not received, and not to be written over. */
  static List<Path> named(CommandLine line) throws UsageException {
    List<Path> named = new ArrayList<>();
    for (String option : List.of("roster", "reported", "previous", "template", "layout")) {
      if (line.hasOption(option)) {
        named.add(path(line.getOptionValue(option)));
      }
    }
    return named;
  }

  /** How many files are worked on at once: as many as there are processors, unless said otherwise. */
  static Workers workers(CommandLine line, Progress progress) throws UsageException {
    String value = line.getOptionValue("threads");
    if (value == null) {
      return new Workers(Workers.processors(), progress);
    }
    if (!value.matches("[1-9]\\d{0,2}")) {
      throw new UsageException("cli.threads", value);
    }
    return new Workers(Integer.parseInt(value), progress);
  }

  static Path path(String name) throws UsageException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException("cli.path", name);
    }
  }

  /** The file or folder that an option names; null if it is not given. */
  static @Nullable Path optionalPath(CommandLine line, String option) throws UsageException {
    String value = line.getOptionValue(option);
    return value == null ? null : path(value);
  }

  /** The files and folders that the arguments name. */
  static List<Path> files(CommandLine line) throws UsageException {
    List<Path> named = new ArrayList<>();
    for (String name : line.getArgList()) {
      named.add(path(name));
    }
    if (named.isEmpty()) {
      throw new UsageException("cli.files");
    }
    return named;
  }

  /** Last year's submissions, if the option names any. */
  static LastYear lastYear(
      CommandLine line, Editions editions, Workers workers, Terminal terminal)
      throws UsageException, IOException {
    LastYear lastYear = LastYear.read(editions, optionalPath(line, "previous"), workers);
    lastYear.unreadable().forEach(terminal::complain);
    return lastYear;
  }
}
