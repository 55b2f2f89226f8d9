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
    Terminal speaking = terminal.in(language(options));
    boolean debug = options.contains("--debug");
    try {
      typed.requireNoFileLikeOption();
      int status = run(speaking, commandFirst(words));
      sayTemplates(speaking);
      if (!speaking.out().checkError()) {
        return status;
      }
      speaking.complain(Message.of("cli.cut-short"));
    } catch (RefusedException e) {
      speaking.complain(e.reason());
      speaking.details(e.details());
    } catch (UnusableTemplateException e) {
      speaking.complain(Message.of("template.unusable.faults", e.file(), e.faults().size()));
      speaking.details(e.faults());
      return ExitStatus.FAILED;
    } catch (IOException
        | RuntimeException
        | Error e) { // the JVM would end with 1: something found
      speaking.complain(Failure.sentence(e));
      trace(debug, speaking, e);
    }
    sayTemplates(speaking);
    return ExitStatus.FAILED;
  }

  /** Says which templates were not the packaged ones, unless the outcome has said it. */
  private static void sayTemplates(Terminal terminal) {
    for (Message remark : BundledTemplate.source().takeRemarks()) {
      terminal.err().println(terminal.messages().say(remark));
    }
  }

  private static int run(Terminal terminal, List<String> words) throws IOException {
    if (words.isEmpty() || List.of("help", "-h", "--help").contains(words.get(0))) {
      terminal.say("cli.usage");
      return words.isEmpty() ? ExitStatus.FAILED : ExitStatus.CLEAN;
    }
    if (words.get(0).equals("--version")) {
      String version = Main.class.getPackage().getImplementationVersion();
      terminal.out().println("nianbao " + (version == null ? "" : version));
      return ExitStatus.CLEAN;
    }
    return run(terminal, words.get(0), words.subList(1, words.size()));
  }

  private static int run(Terminal terminal, String name, List<String> words) throws IOException {
    Command command = COMMANDS.get(name);
    if (command == null) {
      throw new RefusedException("cli.unknown", name, String.join("、", COMMANDS.keySet()));
    }
    Options options = command.options();
    options.addOption(Option.builder().longOpt("lang").hasArg().get());
    options.addOption(Option.builder().longOpt("debug").get());
    options.addOption(Option.builder("h").longOpt("help").get());
    new Arguments(words, Path.of("")).requirePlainValues(options);
    try {
      CommandLine line = PARSER.parse(options, words.toArray(new String[0]));
      Arguments.requireNoneTwice(line);
      Arguments.requireNoneBlank(line);
      String language = line.getOptionValue("lang", "zh");
      if (!LANGUAGE.matcher(language).matches()) {
        throw new RefusedException("cli.lang", language);
      }
      if (line.hasOption("help")) {
        terminal.say("cli.usage." + name);
        return ExitStatus.CLEAN;
      }
      return command.run(line, terminal);
    } catch (ParseException e) {
      throw new RefusedException("cli.options", wrong(e), Message.of("cli.usage." + name));
    }
  }

  /** Returns the argument that is wrong. The messages of commons-cli are in English only. */
  private static Object wrong(ParseException e) {
    if (e instanceof UnrecognizedOptionException unknown) {
      return unknown.getOption();
    }
    if (e instanceof MissingArgumentException missing) {
      return Message.of("cli.options.value", "--" + missing.getOption().getLongOpt());
    }
    return String.valueOf(e.getMessage());
  }

  /** Moves the command to the front. Options that all commands have may precede it. */
  private static List<String> commandFirst(List<String> words) {
    int options = 0;
    while (options < words.size() && isForAll(words.get(options))) {
      options += words.get(options).equals("--lang") ? 2 : 1;
    }
    if (options == 0 || options >= words.size()) {
      return words;
    }
    List<String> ordered = new ArrayList<>(words.subList(options, words.size()));
    ordered.addAll(1, words.subList(0, options));
    return ordered;
  }

  private static boolean isForAll(String word) {
    return word.equals("--debug") || word.equals("--lang") || word.startsWith("--lang=");
  }

  /** Returns the language. It is needed before the options are parsed, for error messages. */
  private static Messages language(List<String> words) {
    int at = words.indexOf("--lang");
    boolean english =
        words.contains("--lang=en")
            || (at >= 0
                && at + 1 < words.size()
                && words.get(at + 1).toLowerCase(Locale.ROOT).startsWith("en"));
    return english ? Messages.ENGLISH : Messages.CHINESE;
  }

  private static void trace(boolean debug, Terminal terminal, Throwable e) {
    if (debug) {
      e.printStackTrace(terminal.err());
    }
  }
}
