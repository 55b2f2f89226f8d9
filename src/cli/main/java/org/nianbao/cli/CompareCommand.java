package org.nianbao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.nianbao.compare.FigureDifference;
import org.nianbao.compare.ParagraphDifference;
import org.nianbao.compare.ParagraphDifference.Pieces;
import org.nianbao.compare.PartDifference;
import org.nianbao.compare.ReportComparison;
import org.nianbao.form.Submission;
import org.nianbao.task.CompareTask;
import org.nianbao.task.RefusedException;

/** The command {@code compare}: shows in what two reports differ. */
final class CompareCommand implements Command {
  @Override
  public Options options() {
    return new Options()
        .addOption(Command.optionWithValue(null, "format"))
        .addOption(Command.templateOption());
  }

  @Override
  public int run(CommandLine line, Terminal terminal) throws IOException {
    boolean json = Command.isJson(line);
    List<Path> files = Command.files(line);
    if (files.size() != 2) {
      throw new RefusedException("cli.compare.two");
    }
    ReportComparison comparison =
        new CompareTask(files.get(0), files.get(1)).run(Command.editions(line, null));
    if (json) {
      comparison.writeJson(terminal.json());
    } else {
      print(comparison, terminal);
    }
    return comparison.isEqual() ? ExitStatus.CLEAN : ExitStatus.DISCREPANCIES;
  }

  private static void print(ReportComparison comparison, Terminal terminal) {
    printReport("cli.compare.first", comparison.first(), terminal);
    printReport("cli.compare.second", comparison.second(), terminal);
    if (comparison.isEqual()) {
      terminal.print("cli.compare.equal");
      return;
    }
    terminal.print("cli.compare.counts", comparison.figures().size(), comparison.parts().size());
    for (FigureDifference figure : comparison.figures()) {
      terminal.print(
          "cli.compare.figure",
          figure.place(),
          figure.first().isEmpty() ? "—" : figure.first(),
          figure.second().isEmpty() ? "—" : figure.second());
    }
    for (PartDifference part : comparison.parts()) {
      terminal.print("cli.compare.part", part.place());
      for (ParagraphDifference paragraph : part.paragraphs()) {
        if (!paragraph.first().isEmpty()) {
          terminal.print("cli.compare.removed", marked(paragraph.piecesOfFirst()));
        }
        if (!paragraph.second().isEmpty()) {
          terminal.print("cli.compare.added", marked(paragraph.piecesOfSecond()));
        }
      }
    }
  }

  private static void printReport(String key, Submission report, Terminal terminal) {
    Integer year = report.year();
    terminal.print(key, report.source(), report.unit(), year == null ? "—" : year.toString());
  }

  /** Returns a paragraph with its changed characters in brackets, unless all of it is changed. */
  private static String marked(Pieces pieces) {
    return pieces.changed().isEmpty() || (pieces.before() + pieces.after()).isEmpty()
        ? pieces.before() + pieces.changed() + pieces.after()
        : pieces.before() + "【" + pieces.changed() + "】" + pieces.after();
  }
}
