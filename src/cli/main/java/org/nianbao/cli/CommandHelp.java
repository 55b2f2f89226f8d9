package org.nianbao.cli;

import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.nianbao.message.Messages;

/** The help of a command: its usage, every option, and an example. */
final class CommandHelp {
  private CommandHelp() {}

  static void print(String command, Options options, Terminal terminal) {
    terminal.print("cli.usage." + command);
    terminal.out().println();
    for (Option option : options.getOptions()) {
      terminal.print("cli.help.option", name(option), description(command, option, terminal));
    }
    terminal.out().println();
    terminal.print("cli.help.example", terminal.messages().format("cli.help.example." + command));
  }

  /** Returns an option as it is typed. */
  private static String name(Option option) {
    String letter = option.getOpt() == null ? "" : "-" + option.getOpt() + ", ";
    return letter + "--" + option.getLongOpt();
  }

  /** Returns what an option means for a command, or for all commands that have it. */
  private static String description(String command, Option option, Terminal terminal) {
    Messages messages = terminal.messages();
    String key = "cli.help.option." + option.getLongOpt();
    String ofCommand = key + "." + command;
    return messages.format(messages.contains(ofCommand) ? ofCommand : key);
  }
}
