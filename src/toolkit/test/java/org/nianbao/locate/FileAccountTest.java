package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nianbao.locate.GeneratedFile.Format;
import org.nianbao.reader.SubmissionFile;

/**
 * Every piece of a report comes out again, as what it is or among what is unread, whatever the
 * format, and nearly every text in its own section. With {@code -Dnianbao.account=1000} so many
 * reports of each format are read, and the account is printed.
 */
class FileAccountTest {
  private static final Integer ASKED = Integer.getInteger("nianbao.account");
  private static final int REPORTS = 100;
  private static final long APART = 0x9E37_79B9_7F4A_7C15L;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void everyPieceComesOutAgain(Format format) throws Exception {
    ReportAccount account = new ReportAccount();
    List<String> faults = new ArrayList<>();
    for (int seed = 1; seed <= (ASKED == null ? REPORTS : ASKED); seed++) {
      GeneratedReport report = new GeneratedReport(new Random(seed * APART));
      Path file = folder.resolve("报告." + format.name().toLowerCase(Locale.ROOT));
      Files.write(file, GeneratedFile.of(report, format));
      String name = "seed " + seed + ": ";
      account.add(report, SubmissionFile.read(GeneratedReport.TEMPLATE, file)).stream()
          .map(name::concat)
          .forEach(faults::add);
    }
    if (ASKED != null) {
      System.out.println(format + "\n" + account.table());
    }
    assertEquals("", String.join("\n", faults));
    int displaced = account.displacedTexts();
    assertTrue(displaced * 100 <= account.texts(), () -> displaced + " texts\n" + account.table());
  }

  @Test
  void aPieceThatIsNotInTheFileIsFound() throws Exception {
    GeneratedReport report = new GeneratedReport(new Random(APART));
    Path file = folder.resolve("报告.docx");
    Files.write(file, GeneratedFile.of(report, Format.DOCX));
    report.stray();
    List<String> faults =
        new ReportAccount().add(report, SubmissionFile.read(GeneratedReport.TEMPLATE, file));
    assertEquals(1, faults.size(), faults::toString);
  }
}
