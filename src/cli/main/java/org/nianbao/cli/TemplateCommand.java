package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.lint.TemplateLint;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.publish.TemplateListing;
import org.nianbao.reader.TemplateFile;
import org.nianbao.task.NewTemplateTask;
import org.nianbao.task.RefusedException;
import org.nianbao.template.FaultyTemplateException;
import org.nianbao.template.Template;

/**
 * The command {@code template}: checks a template and prints its fields and rules, or begins a new
 * one.
 */
final class TemplateCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.optionWithValue(null, "new"))
        .addOption(Command.optionWithValue("o", "output"));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    if (line.hasOption("new")) {
      return begin(line, terminal);
    }
    if (line.getArgList().size() != 1 || line.hasOption("output")) {
      throw new RefusedException("cli.template.one");
    }
    Path file = Command.path(line.getArgList().get(0));
    try {
      Template template = TemplateFile.open(file);
      List<Message> findings = TemplateLint.findings(template);
      if (!findings.isEmpty()) {
        return print(file, findings, terminal);
      }
      String text = TemplateListing.of(template);
      text.lines().map(Messages::withoutControlCharacters).forEach(terminal.out()::println);
      if (!template.narratives().isEmpty() && !template.hasSheet(Template.WORDS_SHEET)) {
        terminal.printError(Message.of("cli.template.words", Template.WORDS_SHEET));
      }
      return ExitStatus.CLEAN;
    } catch (FaultyTemplateException e) {
      return print(file, e.faults(), terminal);
    }
  }

  private static int print(Path file, List<Message> faults, Terminal terminal) {
    terminal.print("cli.template.faulty", file, faults.size());
    terminal.printFirst(
        faults.stream().map(fault -> Message.of("cli.template.fault", fault)).toList(), "cli.more");
    return ExitStatus.DISCREPANCIES;
  }

  private static int begin(CommandLine line, Terminal terminal) throws IOException {
    if (!line.getArgList().isEmpty()) {
      throw new RefusedException("cli.template.new.only");
    }
    Path output = Command.path(Command.required(line, "output"));
    new NewTemplateTask(Command.required(line, "new"), output).run();
    terminal.print("cli.template.new.written", output);
    return ExitStatus.CLEAN;
  }
}
