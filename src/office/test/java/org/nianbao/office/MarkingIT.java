package org.nianbao.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.star.beans.PropertyValue;
import com.sun.star.container.XEnumeration;
import com.sun.star.container.XEnumerationAccess;
import com.sun.star.document.XUndoManager;
import com.sun.star.frame.DispatchResultEvent;
import com.sun.star.frame.DispatchResultState;
import com.sun.star.frame.XModel;
import com.sun.star.frame.XStorable;
import com.sun.star.sheet.XSheetAnnotationsSupplier;
import com.sun.star.sheet.XSpreadsheet;
import com.sun.star.sheet.XSpreadsheetDocument;
import com.sun.star.table.CellAddress;
import com.sun.star.table.XCell;
import com.sun.star.text.XTextFieldsSupplier;
import com.sun.star.text.XTextRange;
import com.sun.star.util.XModifiable;
import com.sun.star.util.XProtectable;
import com.sun.star.view.XSelectionSupplier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.form.Submission;
import org.nianbao.template.Editions;

/** What the add-in does to an open document, and that it can be taken back. */
class MarkingIT {
  private static final Path WRONG = Path.of("dist/examples/单位/淮安市洪泽区人民政府-2023.xlsx");
  private static final Path CLEAN = Path.of("dist/examples/示例市/2024/泗南县人民政府-2024.xlsx");
  private static final String REVIEWS = "复议诉讼";
  private static final int PINK = 0xFFC7CE;
  private static final int GREY = 0xF2F2F2;

  @SuppressWarnings("NullAway.Init")
  private static RunningOffice office;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    office = RunningOffice.shared();
  }

  private static String check(XSpreadsheetDocument document) {
    DispatchResultEvent event = office.dispatch(document, "check");
    assertEquals(DispatchResultState.SUCCESS, event.State, () -> event.Result.toString());
    return event.Result.toString();
  }

  private static XSpreadsheet sheet(XSpreadsheetDocument document, String name) throws Exception {
    return Uno.as(XSpreadsheet.class, document.getSheets().getByName(name));
  }

  private static XCell cell(XSpreadsheetDocument document, String sheet, String address)
      throws Exception {
    return sheet(document, sheet).getCellRangeByName(address).getCellByPosition(0, 0);
  }

  private static int colour(XSpreadsheetDocument document, String sheet, String address)
      throws Exception {
    return (Integer) Uno.get(cell(document, sheet, address), "CellBackColor");
  }

  private static boolean isModified(XSpreadsheetDocument document) {
    return Uno.as(XModifiable.class, document).isModified();
  }

  @Test
  void oneStepTakesAllOfItBack() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    Map<String, String> before = Snapshot.of(document);
    String url = Uno.as(XModel.class, document).getURL();
    check(document);
    assertEquals(PINK, colour(document, REVIEWS, "E5"));
    assertTrue(Snapshot.of(document).getOrDefault("复议诉讼 note 4,4", "").contains("合计 11 件"));
    assertEquals(url, Uno.as(XModel.class, document).getURL());
    Map<String, String> marked = Snapshot.of(document);
    assertNotEquals(before, marked);
    XUndoManager undo = Snapshot.undo(document);
    assertEquals(List.of("校验本表"), Arrays.asList(undo.getAllUndoActionTitles()));
    undo.undo();
    Snapshot.assertSame(before, document);
    undo.redo();
    Snapshot.assertSame(marked, document);
    RunningOffice.close(document);
  }

  @Test
  void aSecondCheckLooksLikeTheFirst() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    String first = check(document);
    Map<String, String> marked = Snapshot.of(document);
    assertEquals(first, check(document));
    Snapshot.assertSame(marked, document);
    RunningOffice.close(document);
  }

  @Test
  void whatIsMendedLosesItsMarks() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    Map<String, String> before = Snapshot.of(document);
    check(document);
    cell(document, REVIEWS, "E5").setValue(11);
    assertTrue(check(document).contains("\"errors\" : 1"));
    assertEquals(GREY, colour(document, REVIEWS, "E5"));
    cell(document, REVIEWS, "E5").setValue(0);
    Snapshot.undo(document).undo(); // the value
    Snapshot.undo(document).undo(); // the second check
    Snapshot.undo(document).undo(); // the value
    Snapshot.undo(document).undo(); // the first check
    Snapshot.assertSame(before, document);
    RunningOffice.close(document);
  }

  @Test
  void aCleanFormStaysAsItIs() throws Exception {
    XSpreadsheetDocument document = office.open(CLEAN);
    Map<String, String> before = Snapshot.of(document);
    assertTrue(check(document).contains("\"ok\" : 1"));
    Snapshot.assertSame(before, document);
    assertFalse(isModified(document));
    assertFalse(Snapshot.undo(document).isUndoPossible());
    RunningOffice.close(document);
  }

  @Test
  void ownColoursAndNotesComeBackEvenFromAFile() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    XSpreadsheet reviews = sheet(document, REVIEWS);
    Uno.as(XProtectable.class, reviews).unprotect("");
    Uno.set(cell(document, REVIEWS, "E5"), "CellBackColor", 0x123456);
    CellAddress at = new CellAddress();
    at.Sheet = 4;
    at.Row = 4;
    at.Column = 4;
    Uno.as(XSheetAnnotationsSupplier.class, reviews).getAnnotations().insertNew(at, "我的批注");
    check(document);
    assertEquals(PINK, colour(document, REVIEWS, "E5"));
    Path saved = folder.resolve("saved.xlsx");
    PropertyValue[] format = {Uno.value("FilterName", "Calc MS Excel 2007 XML")};
    Uno.as(XStorable.class, document).storeToURL(saved.toUri().toString(), format);
    RunningOffice.close(document);

    XSpreadsheetDocument again = office.open(saved);
    assertEquals(PINK, colour(again, REVIEWS, "E5"));
    cell(again, REVIEWS, "E5").setValue(11);
    cell(again, REVIEWS, "O5").setValue(5);
    check(again);
    assertEquals(0x123456, colour(again, REVIEWS, "E5"));
    assertEquals(GREY, colour(again, REVIEWS, "O5"));
    assertEquals(Map.of("4,4", "我的批注"), Snapshot.notes(sheet(again, REVIEWS)));
    RunningOffice.close(again);
  }

  @Test
  void protectionIsAsItWas() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    List<String> before = protection(document, "before.xlsx");
    check(document);
    List<String> after = protection(document, "after.xlsx");
    assertTrue(before.size() >= 7, before.toString());
    assertEquals(before, after);
    RunningOffice.close(document);
  }

  private List<String> protection(XSpreadsheetDocument document, String name) throws Exception {
    Path file = folder.resolve(name);
    PropertyValue[] format = {Uno.value("FilterName", "Calc MS Excel 2007 XML")};
    Uno.as(XStorable.class, document).storeToURL(file.toUri().toString(), format);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      StringBuilder sheets = new StringBuilder();
      for (int i = 1; i <= 9; i++) {
        var entry = zip.getEntry("xl/worksheets/sheet" + i + ".xml");
        sheets.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
      return Pattern.compile("<sheetProtection[^>]*>")
          .matcher(sheets)
          .results()
          .map(found -> found.group())
          .toList();
    }
  }

  @Test
  void aSheetWithAPasswordIsListedButNotMarked() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    XProtectable reviews = Uno.as(XProtectable.class, sheet(document, REVIEWS));
    reviews.unprotect("");
    reviews.protect("secret");
    check(document);
    assertTrue(reviews.isProtected());
    assertEquals(GREY, colour(document, REVIEWS, "E5"));
    assertTrue(document.getSheets().hasByName("差异表"));
    RunningOffice.close(document);
  }

  @Test
  void aDocumentWhoseSheetsAreLockedIsMarkedAllTheSame() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    Uno.as(XProtectable.class, document).protect("secret");
    check(document);
    assertEquals(PINK, colour(document, REVIEWS, "E5"));
    assertFalse(document.getSheets().hasByName("差异表"));
    RunningOffice.close(document);
  }

  @Test
  void whatIsTypedAndNotSavedIsChecked() throws Exception {
    XSpreadsheetDocument document = office.open(CLEAN);
    XCell typed = cell(document, "依申请公开", "D5");
    typed.setValue(typed.getValue() + 7);
    assertTrue(check(document).contains("\"T3-"));
    RunningOffice.close(document);
  }

  @Test
  void theSheetLinksToTheCells() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    check(document);
    XCell link = cell(document, "差异表", "D5");
    assertEquals("复议诉讼!E5", Uno.as(XTextRange.class, link).getString());
    XEnumeration fields =
        Uno.as(XEnumerationAccess.class, Uno.as(XTextFieldsSupplier.class, link).getTextFields())
            .createEnumeration();
    assertEquals("#$'复议诉讼'.E5", Uno.get(fields.nextElement(), "URL"));
    RunningOffice.close(document);
  }

  @Test
  void theListIsWalkedThroughRoundAndRound() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    assertEquals(DispatchResultState.FAILURE, office.dispatch(document, "next").State);
    check(document);
    assertEquals("复议诉讼!E5", office.dispatch(document, "next").Result);
    assertEquals("复议诉讼!O5", office.dispatch(document, "next").Result);
    String third = office.dispatch(document, "next").Result.toString();
    String last = office.dispatch(document, "next").Result.toString();
    assertEquals(third, office.dispatch(document, "previous").Result);
    assertEquals("复议诉讼!O5", office.dispatch(document, "previous").Result);
    assertEquals("复议诉讼!E5", office.dispatch(document, "previous").Result);
    assertEquals(last, office.dispatch(document, "previous").Result);
    Uno.as(XSelectionSupplier.class, Uno.as(XModel.class, document).getCurrentController())
        .select(cell(document, "差异表", "B6"));
    assertEquals("复议诉讼!O5", office.dispatch(document, "previous").Result);
    RunningOffice.close(document);
  }

  @Test
  void aSuggestionIsAdoptedInOneStep() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    Map<String, String> before = Snapshot.of(document);
    DispatchResultEvent event = office.dispatch(document, "adopt");
    assertTrue(event.Result.toString().contains("（复议诉讼!E5）由 0 改为 11"), event.Result.toString());
    assertEquals(11, cell(document, REVIEWS, "E5").getValue());
    assertTrue(check(document).contains("\"errors\" : 1"));
    Snapshot.undo(document).undo();
    assertEquals("采用建议", Snapshot.undo(document).getCurrentUndoActionTitle());
    Snapshot.undo(document).undo();
    Snapshot.assertSame(before, document);
    RunningOffice.close(document);
  }

  @Test
  void aSuggestionForALockedSheetIsNotHalfAdopted() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    XProtectable reviews = Uno.as(XProtectable.class, sheet(document, REVIEWS));
    reviews.unprotect("");
    reviews.protect("secret");
    Map<String, String> before = Snapshot.of(document);
    DispatchResultEvent event = office.dispatch(document, "adopt");
    assertEquals(DispatchResultState.FAILURE, event.State);
    assertTrue(event.Result.toString().contains("设有密码保护"), event.Result.toString());
    Snapshot.assertSame(before, document);
    RunningOffice.close(document);
  }

  @Test
  void aDocumentForReadingOnlyIsLeftAlone() throws Exception {
    XSpreadsheetDocument document = office.load(copy(WRONG), Uno.value("ReadOnly", true));
    Map<String, String> before = Snapshot.of(document);
    DispatchResultEvent event = office.dispatch(document, "check");
    assertEquals(DispatchResultState.FAILURE, event.State);
    assertTrue(event.Result.toString().contains("只读"), event.Result.toString());
    Snapshot.assertSame(before, document);
    RunningOffice.close(document);
  }

  private String copy(Path file) throws Exception {
    return Files.copy(file, folder.resolve("copy.xlsx")).toUri().toString();
  }

  @Test
  void anotherSheetOfThatNameIsNotReplaced() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    document.getSheets().insertNewByName("差异表", (short) 0);
    cell(document, "差异表", "A1").setFormula("我们自己的");
    Map<String, String> before = Snapshot.of(document);
    DispatchResultEvent event = office.dispatch(document, "check");
    assertTrue(event.Result.toString().contains("先把它改名"), event.Result.toString());
    Snapshot.assertSame(before, document);
    RunningOffice.close(document);
  }

  /** What the library has marked in a workbook of its own is taken for marks, too. */
  @Test
  void aFormattedWorkbookIsCheckedAnew() throws Exception {
    Submission submission = Nianbao.read(Editions.shipped(), WRONG);
    Path formatted = folder.resolve("规范表.xlsx");
    Nianbao.write(submission, Nianbao.check(submission), formatted);
    XSpreadsheetDocument document = office.open(formatted);
    assertEquals(PINK, colour(document, REVIEWS, "A5"));
    cell(document, REVIEWS, "E5").setValue(11);
    cell(document, REVIEWS, "O5").setValue(5);
    check(document);
    assertNotEquals(PINK, colour(document, REVIEWS, "A5"));
    RunningOffice.close(document);
  }

  @Test
  void aHiddenSheetIsShownWhenItsTurnComes() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    Uno.set(sheet(document, REVIEWS), "IsVisible", false);
    check(document);
    assertEquals(PINK, colour(document, REVIEWS, "E5"));
    assertEquals(false, Uno.get(sheet(document, REVIEWS), "IsVisible"));
    while (!office.dispatch(document, "next").Result.toString().startsWith(REVIEWS)) {
      // the sheet's being hidden is a discrepancy itself
    }
    assertEquals(true, Uno.get(sheet(document, REVIEWS), "IsVisible"));
    RunningOffice.close(document);
  }

  @Test
  void whatIsSavedWithItsMarksReadsAsBefore() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    check(document);
    Path saved = folder.resolve("marked.xlsx");
    PropertyValue[] format = {Uno.value("FilterName", "Calc MS Excel 2007 XML")};
    Uno.as(XStorable.class, document).storeToURL(saved.toUri().toString(), format);
    RunningOffice.close(document);
    Submission before = Nianbao.read(Editions.shipped(), WRONG);
    Submission after = Nianbao.read(Editions.shipped(), saved);
    assertEquals(before.values(), after.values());
    assertEquals(Nianbao.check(before), Nianbao.check(after));
  }
}
