package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.Nianbao;
import org.nianbao.form.Submission;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.merge.LastYear;
import org.nianbao.merge.ReceivedFiles;
import org.nianbao.message.Message;
import org.nianbao.report.Checked;
import org.nianbao.report.FormWriter;
import org.nianbao.report.JsonReport;
import org.nianbao.template.Template;

/** Checks received workbooks. */
final class ValidateCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.valued("o", "output"))
        .addOption(Command.valued("y", "year"))
        .addOption(Command.valued(null, "previous"))
        .addOption(Command.valued(null, "format"));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    String format = line.getOptionValue("format", "text");
    if (!List.of("text", "json").contains(format)) {
      throw new UsageException("cli.format", format);
    }
    Integer year = Command.year(line);
    Template template = year == null ? Template.current() : Template.forYear(year);
    LastYear lastYear = Command.lastYear(line, template);
    List<Checked> checked = new ArrayList<>();
    for (Path file : files(line)) {
      checked.add(Nianbao.validate(template, file, year, lastYear));
    }
    Map<String, Path> written = Map.of();
    if (line.hasOption("output")) {
      written = write(checked, Command.path(line.getOptionValue("output")), terminal);
    }
    if (format.equals("json")) {
      JsonReport.write(checked, terminal.messages(), terminal.json());
    } else {
      new TextReport(terminal).print(checked);
      written.forEach((file, output) -> terminal.say("cli.output", file, output));
    }
    return TextReport.exit(checked);
  }

  private static List<Path> files(CommandLine line) throws UsageException, IOException {
    List<Path> named = new ArrayList<>();
    for (String name : line.getArgList()) {
      named.add(Command.path(name));
    }
    if (named.isEmpty()) {
      throw new UsageException("cli.files");
    }
    List<Path> files = ReceivedFiles.in(named);
    if (files.isEmpty()) {
      throw new UsageException("cli.nothing", named.get(0));
    }
    return files;
  }

  private static boolean isReceived(Path output, List<Checked> checked) throws IOException {
    for (Checked file : checked) {
      Path received = Path.of(file.file());
      if (Files.exists(output) && Files.exists(received) && Files.isSameFile(output, received)) {
        return true;
      }
    }
    return false;
  }

  /** Writes the formatted workbooks and says which was written for which file. */
  private static Map<String, Path> write(List<Checked> checked, Path folder, Terminal terminal)
      throws IOException {
    Map<String, Path> written = new LinkedHashMap<>();
    OutputNames names = new OutputNames(folder);
    for (Checked file : checked) {
      Submission submission = file.submission();
      if (submission != null) {
        Object year = Objects.requireNonNullElse(submission.year(), "");
        Path name = Path.of(file.file()).getFileName();
        String unit = submission.unit().isEmpty() ? String.valueOf(name) : submission.unit();
        Path output = names.next(unit, year);
        if (isReceived(output, checked)) {
          throw new UnreadableFileException(output, Message.of("cli.overwrite"));
        }
        FormWriter.write(submission, file.discrepancies(), terminal.messages(), output);
        written.put(file.file(), output);
      }
    }
    return written;
  }
}
