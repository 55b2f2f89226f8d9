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
 * The arguments of a command line before they are parsed. A shell replaces {@code *.xlsx} by file
 * names, and a file may have the name of an option; a file is never parsed as an option.
 */
final class Arguments {
  /** All arguments after this one are files. */
  private static final String END_OF_OPTIONS = "--";

  /**
   * Blanks, and characters that are letters or symbols but are invisible: Hangul filler, blank
   * Braille pattern.
   */
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\x{2800}\\x{3164}]*");

  /** The arguments up to the first {@code --}, inclusive. */
  private final List<String> beforeFiles;

  private final Path folder;

  /**
   * Creates the arguments.
   *
   * @param folder the current folder, which relative file names start from
   */
  Arguments(List<String> arguments, Path folder) {
    int end = arguments.indexOf(END_OF_OPTIONS);
    this.beforeFiles =
        end < 0 ? List.copyOf(arguments) : List.copyOf(arguments.subList(0, end + 1));
    this.folder = folder;
  }

  /** Returns the arguments that may be options or their values, and are not names of files. */
  List<String> options() {
    List<String> options = new ArrayList<>(beforeFiles);
    options.removeIf(this::isFileNamedLikeOption);
    return options;
  }

  /**
   * Checks that no argument is both an option and the name of a file.
   *
   * @throws RefusedException if an argument begins with - and a file or folder of that name exists
   */
  void requireNoFileNamedLikeOption() throws RefusedException {
    for (String argument : beforeFiles) {
      if (isFileNamedLikeOption(argument)) {
        throw new RefusedException("cli.dash.file", argument);
      }
    }
  }

  private boolean isFileNamedLikeOption(String argument) {
    try {
      return argument.startsWith("-")
          && Files.exists(folder.resolve(argument), LinkOption.NOFOLLOW_LINKS);
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /**
   * Checks that no value of an option looks like an option, as in {@code -o -year.xlsx}. If the
   * next argument is an option of the command, the parser reports the missing value.
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

  /**
   * Returns the option that is written as its letter, its name, or the beginning of its name; else
   * null.
   */
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
   * Checks that no option is given twice, as it would be unclear which value applies.
   *
   * @throws RefusedException if an option with a value is given more than once
   */
  static void requireNoRepeatedOptions(CommandLine line) throws RefusedException {
    Set<String> given = new HashSet<>();
    for (Option option : line.getOptions()) {
      if (option.hasArg() && !given.add(option.getLongOpt())) {
        throw new RefusedException("cli.option.twice", Command.displayName(option.getLongOpt()));
      }
    }
  }

  /**
   * Checks that no file and no value is empty; an empty path would be the current folder.
   *
   * @throws RefusedException if one is empty or blank
   */
  static void requireNoBlankArguments(CommandLine line) throws RefusedException {
    for (Option option : line.getOptions()) {
      String value = option.getValue();
      if (value != null && isBlank(value)) {
        throw new RefusedException("cli.blank.value", Command.displayName(option.getLongOpt()));
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
