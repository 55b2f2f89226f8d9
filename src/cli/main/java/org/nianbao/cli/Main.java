package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.nianbao.Failure;
import org.nianbao.StartWindow;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.reader.TemplateFolder;
import org.nianbao.task.RefusedException;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.UnusableTemplateException;

/** The main class of the command line. */
public final class Main {
  private static final Map<String, Command> COMMANDS =
      new TreeMap<>(
          Map.of(
              "new", new NewCommand(),
              "compare", new CompareCommand(),
              "draft", new DraftCommand(),
              "fill", new FillCommand(),
              "import", new ImportCommand(),
              "merge", new MergeCommand(),
              "office", new OfficeCommand(),
              "publish", new PublishCommand(),
              "validate", new ValidateCommand(),
              "template", new TemplateCommand()));

  /** A language with or without a country: zh, en_GB. */
  private static final Pattern LANGUAGE = Pattern.compile("(?i)(?:zh|en)(?:[-_].*)?");

  /** The parser. It keeps quotation marks, as they may be part of a file name. */
  private static final DefaultParser PARSER =
      DefaultParser.builder().setStripLeadingAndTrailingQuotes(false).get();

  private Main() {}

  public static void main(String[] arguments) {
    TemplateFolder.install(Main.class);
    if (arguments.length == 0 && StartWindow.openFirst()) {
      return; // the window keeps the program running
    }
    System.exit(run(Terminal.ofProcess(Messages.CHINESE), arguments));
  }

  /** Runs a command and returns the exit status. */
  static int run(Terminal terminal, String... arguments) {
    List<String> words = List.of(arguments);
    Arguments typed = new Arguments(words, Path.of(""));
    List<String> options = typed.options();
    Terminal localized = terminal.withLanguage(language(options));
    boolean debug = options.contains("--debug");
    try {
      typed.requireNoFileNamedLikeOption();
      int status = run(localized, commandFirst(words));
      printTemplateRemarks(localized);
      if (!localized.out().checkError()) {
        return status;
      }
      localized.printError(Message.of("cli.cut-short"));
    } catch (RefusedException e) {
      localized.printError(e.reason());
      localized.printDetails(e.details());
    } catch (UnusableTemplateException e) {
      localized.printError(Message.of("template.unusable.faults", e.file(), e.faults().size()));
      localized.printDetails(e.faults());
      return ExitStatus.FAILED;
    } catch (IOException | RuntimeException | Error e) {
      // if it were thrown, the JVM would exit with 1, which means that there are discrepancies
      localized.printError(Failure.sentence(e));
      printStackTrace(debug, localized, e);
    }
    printTemplateRemarks(localized);
    return ExitStatus.FAILED;
  }

  /** Prints which templates differ from the packaged ones, unless the JSON already lists them. */
  private static void printTemplateRemarks(Terminal terminal) {
    for (Message remark : BundledTemplate.source().drainRemarks()) {
      terminal.err().println(terminal.messages().format(remark));
    }
  }

  private static int run(Terminal terminal, List<String> arguments) throws IOException {
    if (arguments.isEmpty() || List.of("help", "-h", "--help").contains(arguments.get(0))) {
      terminal.print("cli.usage");
      return arguments.isEmpty() ? ExitStatus.FAILED : ExitStatus.CLEAN;
    }
    if (arguments.get(0).equals("--version")) {
      String version = Main.class.getPackage().getImplementationVersion();
      terminal.out().println("nianbao " + (version == null ? "" : version));
      return ExitStatus.CLEAN;
    }
    return run(terminal, arguments.get(0), arguments.subList(1, arguments.size()));
  }

  private static int run(Terminal terminal, String name, List<String> arguments)
      throws IOException {
    Command command = COMMANDS.get(name);
    if (command == null) {
      throw new RefusedException("cli.unknown", name, List.copyOf(COMMANDS.keySet()));
    }
    Options options = options(command);
    new Arguments(arguments, Path.of("")).requirePlainValues(options);
    try {
      CommandLine line = PARSER.parse(options, arguments.toArray(new String[0]));
      Arguments.requireNoRepeatedOptions(line);
      Arguments.requireNoBlankArguments(line);
      String language = line.getOptionValue("lang", "zh");
      if (!LANGUAGE.matcher(language).matches()) {
        throw new RefusedException("cli.lang", language);
      }
      if (line.hasOption("help")) {
        CommandHelp.print(name, options, terminal);
        return ExitStatus.CLEAN;
      }
      return command.run(line, terminal);
    } catch (ParseException e) {
      throw new RefusedException(
          "cli.options", invalidArgument(e), Message.of("cli.usage." + name));
    }
  }

  /** Returns the options of a command, and those that all commands have. */
  private static Options options(Command command) {
    Options options = command.options();
    options.addOption(Option.builder().longOpt("lang").hasArg().get());
    options.addOption(Option.builder().longOpt("debug").get());
    options.addOption(Option.builder("h").longOpt("help").get());
    return options;
  }

  /** Returns the commands by their names. */
  static Map<String, Command> commands() {
    return COMMANDS;
  }

  /** Returns the argument that is wrong. The messages of commons-cli are in English only. */
  private static Object invalidArgument(ParseException e) {
    if (e instanceof UnrecognizedOptionException unknown) {
      return unknown.getOption();
    }
    if (e instanceof MissingArgumentException missing) {
      return Message.of("cli.options.value", "--" + missing.getOption().getLongOpt());
    }
    return String.valueOf(e.getMessage());
  }

  /** Moves the command to the front. Options that all commands have may precede it. */
  private static List<String> commandFirst(List<String> arguments) {
    int options = 0;
    while (options < arguments.size() && isGlobalOption(arguments.get(options))) {
      options += arguments.get(options).equals("--lang") ? 2 : 1;
    }
    if (options == 0 || options >= arguments.size()) {
      return arguments;
    }
    List<String> ordered = new ArrayList<>(arguments.subList(options, arguments.size()));
    ordered.addAll(1, arguments.subList(0, options));
    return ordered;
  }

  private static boolean isGlobalOption(String argument) {
    return argument.equals("--debug")
        || argument.equals("--lang")
        || argument.startsWith("--lang=");
  }

  /** Returns the language. It is needed before the options are parsed, for error messages. */
  private static Messages language(List<String> arguments) {
    int index = arguments.indexOf("--lang");
    boolean english =
        arguments.contains("--lang=en")
            || (index >= 0
                && index + 1 < arguments.size()
                && arguments.get(index + 1).toLowerCase(Locale.ROOT).startsWith("en"));
    return english ? Messages.ENGLISH : Messages.CHINESE;
  }

  private static void printStackTrace(boolean debug, Terminal terminal, Throwable e) {
    if (debug) {
      e.printStackTrace(terminal.err());
    }
  }
}
