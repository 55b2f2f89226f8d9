package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;
import org.nianbao.Nianbao;
import org.nianbao.file.OutputKind;
import org.nianbao.file.OutputNames;
import org.nianbao.file.OutputPlace;
import org.nianbao.form.Submission;
import org.nianbao.grid.GridReader;
import org.nianbao.merge.LastYear;
import org.nianbao.message.Listing;
import org.nianbao.message.Message;
import org.nianbao.report.Checked;
import org.nianbao.report.FaultyLayoutException;
import org.nianbao.report.ReportWriter;
import org.nianbao.report.Tally;
import org.nianbao.template.Editions;
import org.nianbao.template.Severity;

/** Writes the report that the office publishes, from its form. */
final class PublishCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.valued("o", "output"))
        .addOption(Command.valued("y", "year"))
        .addOption(Command.valued(null, "layout"))
        .addOption(Option.builder().longOpt("force").get())
        .addOption(Command.template());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws UsageException, IOException {
    Path output = Command.path(Command.required(line, "output"));
    if (!ReportWriter.canWrite(output)) {
      throw new UsageException("cli.publish.format", output);
    }
    if (line.getArgList().size() != 1) {
      throw new UsageException("cli.publish.one");
    }
    Path form = Command.path(line.getArgList().get(0));
    Integer year = Command.year(line);
    Editions editions = Command.editions(line, year);
    byte[] layout = layout(line);
    if (layout != null && !ReportWriter.isDocument(output)) {
      throw new UsageException("cli.publish.layout.document", output);
    }
    OutputPlace place =
        OutputNames.named(output, OutputKind.PUBLISHED, Command.inputs(line, List.of(form)));
    Checked checked = Nianbao.validate(editions, form, year, LastYear.none());
    new TextReport(terminal).print(checked);
    Submission submission = checked.submission();
    if (submission == null) {
      return Exit.FAILED;
    }
    if (submission.unit().isEmpty() || submission.year() == null) {
      terminal.complain(Message.of("cli.publish.identity"));
      return Exit.DISCREPANCIES;
    }
    long errors = checked.count(Severity.ERROR);
    if (errors > 0 && !line.hasOption("force")) {
      terminal.complain(Message.of("cli.publish.refused", errors));
      return Exit.DISCREPANCIES;
    }
    try {
      ReportWriter.write(submission, layout, place.file());
    } catch (FaultyLayoutException e) {
      throw new UsageException("cli.publish.layout", line.getOptionValue("layout"), e.reason());
    }
    place.notice().ifPresent(terminal::say);
    terminal.say("cli.written", place.file());
    List<String> unknown = ReportWriter.unknown(submission);
    if (!unknown.isEmpty()) {
      terminal.say("cli.publish.unknown", Listing.names(unknown));
    }
    List<String> unwritten = ReportWriter.unwritten(submission);
    if (!unwritten.isEmpty()) {
      terminal.say("cli.publish.unwritten", Listing.names(unwritten));
    }
    Tally tally = new Tally();
    tally.add(checked);
    return TextReport.exit(tally);
  }

  private static byte @Nullable [] layout(CommandLine line) throws UsageException, IOException {
    String layout = line.getOptionValue("layout");
    return layout == null ? null : GridReader.content(Command.path(layout));
  }
}
