package org.nianbao.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.star.frame.DispatchResultEvent;
import com.sun.star.frame.DispatchResultState;
import com.sun.star.sheet.XSpreadsheetDocument;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.merge.LastYear;
import org.nianbao.message.Messages;
import org.nianbao.report.Checked;
import org.nianbao.template.Editions;

/**
 * The packaged add-in, installed in a real LibreOffice, on real documents. Without LibreOffice on the
 * machine the tests are skipped, unless the property {@code nianbao.libreoffice} is {@code required}.
 */
class AddInIT {
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static RunningOffice office;

  @BeforeAll
  static void install() throws Exception {
    if (!RunningOffice.isInstalled()) {
      if ("required".equals(System.getProperty("nianbao.libreoffice"))) {
        throw new AssertionError("no soffice on the path");
      }
      Assumptions.abort("no soffice on the path");
    }
    List<String> command =
        new ArrayList<>(List.of("unopkg", "add", "--shared", "-f", "--suppress-license"));
    command.addAll(RunningOffice.settings(folder));
    command.add("target/nianbao-office.oxt");
    assertEquals(0, RunningOffice.run(command));
    office = RunningOffice.start(folder);
  }

  @AfterAll
  static void end() throws Exception {
    if (office != null) {
      office.end();
    }
  }

  @Test
  void checkingSaysWhatTheCommandLineSays() throws Exception {
    Path file = Path.of("dist/examples/单位/淮安市洪泽区人民政府-2023.xlsx");
    XSpreadsheetDocument document = office.open(file);
    DispatchResultEvent event = office.dispatch(document, "check");
    assertEquals(DispatchResultState.SUCCESS, event.State, () -> event.Result.toString());
    assertEquals(expected(file), event.Result);
    assertTrue(document.getSheets().hasByName("差异表"));
    RunningOffice.close(document);
  }

  private static String expected(Path file) throws Exception {
    Checked checked = Nianbao.validate(Editions.shipped(), file, null, LastYear.none());
    return Check.json(
        new Checked(
            String.valueOf(file.getFileName()),
            checked.submission(),
            checked.discrepancies(),
            checked.undecided(),
            checked.unreadable()),
        Messages.CHINESE);
  }
}
