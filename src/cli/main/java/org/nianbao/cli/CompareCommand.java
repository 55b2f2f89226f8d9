package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.nianbao.compare.ComparedFigure;
import org.nianbao.compare.ComparedParagraph;
import org.nianbao.compare.ComparedPart;
import org.nianbao.compare.ComparisonWriter;
import org.nianbao.compare.ReportComparison;
import org.nianbao.compare.TextStretch;
import org.nianbao.file.OutputPlace.WrittenFile;
import org.nianbao.task.CompareTask;
import org.nianbao.task.CompareTask.CompareOutcome;
import org.nianbao.task.RefusedException;

/** The command {@code compare}: shows in what two reports differ. */
final class CompareCommand implements Command {
  @Override
  public Options options() {
    return Command.withFormOptions(
        new Options()
            .addOption(Command.optionWithValue("o", "output"))
            .addOption(Option.builder().longOpt("all").get())
            .addOption(Command.optionWithValue(null, "format")));
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    boolean json = Command.isJson(line);
    List<Path> files = Command.files(line);
    if (files.size() != 2) {
      throw new RefusedException("cli.compare.two");
    }
    CompareTask task =
        new CompareTask(
            files.get(0),
            files.get(1),
            line.hasOption("all"),
            Command.optionalPath(line, "output"),
            Command.templateFile(line));
    CompareOutcome outcome = task.run(Command.editions(line, null), terminal.messages());
    ReportComparison comparison = outcome.comparison();
    WrittenFile written = outcome.written();
    if (json) {
      comparison.writeJson(terminal.json());
    } else if (written == null) {
      print(comparison, terminal);
    } else {
      terminal.print(ComparisonWriter.note(comparison));
    }
    if (written != null) {
      Path file = written.orThrow();
      if (!json) {
        written.remarks().forEach(terminal::print);
        terminal.print("cli.written", file);
      }
    }
    return comparison.isEqual() ? ExitStatus.CLEAN : ExitStatus.DISCREPANCIES;
  }

  private static void print(ReportComparison comparison, Terminal terminal) {
    terminal.print(ComparisonWriter.reportLine("cli.compare.first", comparison.first()));
    terminal.print(ComparisonWriter.reportLine("cli.compare.second", comparison.second()));
    terminal.print(ComparisonWriter.note(comparison));
    comparison.figures().forEach(figure -> print(figure, terminal));
    for (ComparedPart part : comparison.parts()) {
      terminal.print("cli.compare.part", part.place());
      part.paragraphs().forEach(paragraph -> print(paragraph, terminal));
    }
  }

  private static void print(ComparedFigure figure, Terminal terminal) {
    String first = figure.written(figure.first());
    String second = figure.written(figure.second());
    String difference = figure.differenceText(terminal.messages());
    String percentage = figure.percentageText();
    String key = "cli.compare.figure";
    if (figure.isEqual()) {
      key += ".equal";
    } else if (!percentage.isEmpty()) {
      key += ".percentage";
    } else if (!difference.isEmpty()) {
      key += ".difference";
    }
    terminal.print(
        key,
        figure.place(),
        first.isEmpty() ? "—" : first,
        second.isEmpty() ? "—" : second,
        difference,
        percentage);
  }

  private static void print(ComparedParagraph paragraph, Terminal terminal) {
    if (paragraph.moved() || paragraph.isEqual()) {
      terminal.print(
          paragraph.moved() ? "cli.compare.moved" : "cli.compare.unchanged", paragraph.first());
      return;
    }
    if (!paragraph.first().isEmpty()) {
      terminal.print("cli.compare.removed", marked(paragraph, TextStretch::first));
    }
    if (!paragraph.second().isEmpty()) {
      terminal.print("cli.compare.added", marked(paragraph, TextStretch::second));
    }
  }

  /** Returns a paragraph with its changed characters in brackets, unless all of it is changed. */
  private static String marked(ComparedParagraph paragraph, Function<TextStretch, String> side) {
    List<TextStretch> stretches = paragraph.stretches();
    StringBuilder text = new StringBuilder();
    for (TextStretch stretch : stretches) {
      String characters = side.apply(stretch);
      text.append(
          stretch.isEqual() || stretches.size() == 1 || characters.isEmpty()
              ? characters
              : "【" + characters + "】");
    }
    return text.toString();
  }
}
