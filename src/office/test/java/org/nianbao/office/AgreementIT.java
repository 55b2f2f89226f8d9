package org.nianbao.office;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.star.beans.PropertyValue;
import com.sun.star.frame.DispatchResultEvent;
import com.sun.star.frame.DispatchResultState;
import com.sun.star.frame.XStorable;
import com.sun.star.sheet.XSpreadsheetDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.locate.HandMadeForms;
import org.nianbao.message.Messages;
import org.nianbao.template.Editions;

/** The packaged add-in in a real LibreOffice finds what the command line finds. */
class AgreementIT {
  @TempDir static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static RunningOffice office;

  @BeforeAll
  static void start() throws Exception {
    office = RunningOffice.shared();
  }

  /** Template-made forms, a city's as they came in, and the units' own layouts, .xls among them. */
  @TestFactory
  Stream<DynamicTest> checkingSaysWhatTheCommandLineSays() throws Exception {
    List<Path> files =
        new ArrayList<>(
            ReceivedFiles.find(
                List.of(Path.of("dist/examples/单位"), Path.of("dist/examples/示例市/2024"))));
    files.addAll(HandMadeForms.write(folder, Integer.getInteger("nianbao.office.every", 9)));
    return files.stream().map(file -> DynamicTest.dynamicTest(file.toString(), () -> agree(file)));
  }

  private static void agree(Path file) throws Exception {
    ValidationResult checked =
        Nianbao.validate(Editions.shipped(), file, null, LastYearReports.none());
    if (checked.unreadableReason() != null) {
      return; // neither does the office open it
    }
    XSpreadsheetDocument document = office.open(file);
    DispatchResultEvent event = office.dispatch(document, "check");
    assertEquals(json(checked), event.Result);
    assertEquals(DispatchResultState.SUCCESS, event.State);
    assertEquals(!checked.discrepancies().isEmpty(), document.getSheets().hasByName("差异表"));
    Path marked = folder.resolve("marked").resolve(String.valueOf(file.getFileName()));
    Files.createDirectories(folder.resolve("marked"));
    PropertyValue[] format = {Uno.value("FilterName", "Calc MS Excel 2007 XML")};
    Uno.as(XStorable.class, document).storeToURL(marked.toUri().toString(), format);
    RunningOffice.close(document);
    assertEquals(
        json(checked),
        json(Nianbao.validate(Editions.shipped(), marked, null, LastYearReports.none())),
        "saved with its marks");
  }

  private static String json(ValidationResult checked) throws Exception {
    return ValidateMenuItem.json(
        new ValidationResult(
            String.valueOf(Path.of(checked.file()).getFileName()),
            checked.submission(),
            checked.discrepancies(),
            checked.undecidedReasons(),
            checked.unreadableReason()),
        Messages.CHINESE);
  }
}
