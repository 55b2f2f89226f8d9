package org.nianbao.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nianbao.data.DataFileReader;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.locate.DetailSheetReader;
import org.nianbao.locate.SubmissionReader;
import org.nianbao.reader.GridReader;
import org.nianbao.template.Editions;

/** Reads a file with the reports of one or more units: a form, a merged workbook or a data file. */
public final class ReportFile {
  private ReportFile() {}

  /**
   * Returns the submissions in a file; of a merged workbook first that of the district, then those
   * of its units.
   *
   * @throws UnreadableFileException if it cannot be read
   */
  public static List<Submission> read(Editions editions, Path file) throws IOException {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".json") || name.endsWith(".csv")) {
      return DataFileReader.read(editions, file);
    }
    List<Grid> sheets = GridReader.read(file);
    Submission first = SubmissionReader.read(editions, sheets, file.toString());
    List<Submission> submissions = new ArrayList<>(List.of(first));
    submissions.addAll(DetailSheetReader.submissions(first, sheets));
    return submissions;
  }
}
