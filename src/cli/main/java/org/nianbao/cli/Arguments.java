package org.nianbao.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.nianbao.task.RefusedException;

/**
 * The arguments of a command line before they are parsed. A shell puts the names of files in the place
 * of {@code *.xlsx}, and a file may have the name of an option: no file is ever taken for one.
 */
final class Arguments {
  /** What stands behind this is a file. */
  private static final String END_OF_OPTIONS = "--";

  /** Spaces, and what shows nothing though it is a letter or a symbol: a filler, empty Braille. */
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\x{2800}\\x{3164}]*");

  /** Those up to the first {@code --}, and itself. */
  private final List<String> beforeFiles;

  private final Path folder;

  /**
   * Arguments as they were typed.
   *
   * @param folder the current folder, which names of files start from
   */
  Arguments(List<String> typed, Path folder) {
    int end = typed.indexOf(END_OF_OPTIONS);
    this.beforeFiles = end < 0 ? List.copyOf(typed) : List.copyOf(typed.subList(0, end + 1));
    this.folder = folder;
  }

  /** Those that may be options, or the values of options, and are not the names of files. */
  List<String> options() {
    List<String> options = new ArrayList<>(beforeFiles);
    options.removeIf(this::isFileLikeOption);
    return options;
  }

  /**
   * Refuses what could be an option and a file.
   *
   * @throws RefusedException if an argument begins with - and there is a file or a folder of that name
   */
  void requireNoFileLikeOption() throws RefusedException {
    for (String argument : beforeFiles) {
      if (isFileLikeOption(argument)) {
        throw new RefusedException("cli.dash.file", argument);
      }
    }
  }

  private boolean isFileLikeOption(String argument) {
    try {
      return argument.startsWith("-")
          && Files.exists(folder.resolve(argument), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Refuses the value of an option that could be an option itself, such as the file of {@code -o
   * -year.xlsx}. What is an option beyond doubt is left to the parser: the one before it lacks its
   * value.
   *
   * @throws RefusedException if a value begins with -
   */
  void requirePlainValues(Options options) throws RefusedException {
    for (int i = 0; i + 1 < beforeFiles.size(); i++) {
      Option option = option(options, beforeFiles.get(i));
      String value = beforeFiles.get(i + 1);
      if (option != null && option.hasArg()) {
        if (value.startsWith("-")
            && !value.equals(END_OF_OPTIONS)
            && option(options, value.replaceFirst("=.*", "")) == null) {
          String longName = "--" + option.getLongOpt();
          throw new RefusedException("cli.dash.value", beforeFiles.get(i), value, longName);
        }
        i++;
      }
    }
  }

  /** The option that is written by its letter, in full, or by the beginning of its name; else null. */
  private static @Nullable Option option(Options options, String argument) {
    if (!argument.startsWith("-")) {
      return null;
    }
    if (options.hasShortOption(argument)) {
      return options.getOption(argument);
    }
    List<String> names = options.getMatchingOptions(argument);
    return names.size() == 1 ? options.getOption(names.get(0)) : null;
  }

  /**
   * Refuses an option that is given twice: which of its values is meant cannot be told.
   *
   * @throws RefusedException if an option with a value is there more than once
   */
  static void requireNoneTwice(CommandLine line) throws RefusedException {
    Set<String> given = new HashSet<>();
    for (Option option : line.getOptions()) {
      if (option.hasArg() && !given.add(option.getLongOpt())) {
        throw new RefusedException("cli.option.twice", Command.spelt(option.getLongOpt()));
      }
    }
  }

  /**
   * Refuses empty files and empty values: an empty path is the current folder.
   *
   * @throws RefusedException if there is one, or one of nothing but blanks
   */
  static void requireNoneBlank(CommandLine line) throws RefusedException {
    for (Option option : line.getOptions()) {
      String value = option.getValue();
      if (value != null && isBlank(value)) {
        throw new RefusedException("cli.blank.value", Command.spelt(option.getLongOpt()));
      }
    }
    for (String file : line.getArgList()) {
      if (isBlank(file)) {
        throw new RefusedException("cli.blank.file");
      }
    }
  }

  private static boolean isBlank(String argument) {
    return BLANK.matcher(argument).matches();
  }
}
