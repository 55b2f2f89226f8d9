package org.nianbao.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.message.Message;
import org.nianbao.template.BundledTemplate;
import org.nianbao.template.Template;
import org.nianbao.template.TemplateSource;
import org.nianbao.template.UnusableTemplateException;

/** Templates beside the program count before the packaged ones. */
class TemplateFolderTest {
  private static final String CURRENT = "zfxxgk-2021.xlsx";
  private static final String LIST = "editions.txt";
  private static final List<String> NAMES =
      List.of(
          LIST,
          CURRENT,
          "zfxxgk-2019.xlsx",
          BundledTemplate.RETURN_NOTICE,
          BundledTemplate.VALIDATION_SUMMARY,
          BundledTemplate.RECEIPT_LEDGER,
          BundledTemplate.RETURN_LETTER,
          BundledTemplate.REMINDER_LETTER,
          "zfwz-2018.xlsx",
          BundledTemplate.REPORT_DOCUMENT,
          BundledTemplate.PLAIN_DOCUMENT,
          BundledTemplate.REPORT_PAGE,
          BundledTemplate.COMPARISON,
          BundledTemplate.COMPARISON_PAGE);

  @TempDir Path folder;

  @BeforeEach
  void copyAll() throws IOException {
    for (String name : NAMES) {
      Files.write(folder.resolve(name), packaged(name));
    }
    BundledTemplate.setSource(new TemplateFolder(folder));
  }

  @AfterEach
  void usePackaged() {
    BundledTemplate.setSource(TemplateSource.NONE);
  }

  @Test
  void equalTemplatesAreServedFromThePackage() {
    assertEquals(List.of(), BundledTemplate.loadAll());
    for (String name : NAMES) {
      assertNull(BundledTemplate.source().content(name), name);
    }
  }

  @Test
  void aTemplateThatIsNotPackagedIsNamedAsOneOfTheFolder() throws IOException {
    Files.write(folder.resolve("另一种表.xlsx"), packaged("zfwz-2018.xlsx"));
    BundledTemplate.source().content("另一种表.xlsx");
    assertEquals(List.of("template.used.own"), keys());
  }

  /** An office program writes other bytes, and the same templates. */
  @Test
  void everyWorkbookMayBeSavedByAnOfficeProgram() throws IOException {
    for (String name : NAMES) {
      if (name.endsWith(".xlsx")) {
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(packaged(name)));
            OutputStream out = Files.newOutputStream(folder.resolve(name))) {
          book.createCellStyle().setWrapText(true);
          book.write(out);
        }
      }
    }
    List<Message> remarks = BundledTemplate.loadAll(); // none is faulty
    assertTrue(remarks.toString().contains(BundledTemplate.RECEIPT_LEDGER), remarks.toString());
  }

  /** Editors of Windows change ends of lines and encodings, and nothing that is said. */
  @Test
  void textsAreComparedByWhatTheySay() throws IOException {
    String list = Files.readString(folder.resolve(LIST));
    Files.writeString(folder.resolve(LIST), "\ufeff" + list.replace("\n", "\r\n"));
    Path page = folder.resolve(BundledTemplate.REPORT_PAGE);
    Files.write(page, Files.readString(page).getBytes(Charset.forName("GB18030")));
    assertEquals(List.of(), BundledTemplate.loadAll());
  }

  @Test
  void anEditedTemplateIsUsedAndSaidOnce() throws IOException {
    edit(CURRENT, "主动公开", "A4", "规章（试点）");
    assertTrue(Template.current().labelsOn("主动公开").containsValue("规章（试点）"));
    assertEquals(List.of("template.used"), keys());
    assertEquals(List.of(), keys());
    assertEquals("2019", Template.forYear(2020).edition());
  }

  @Test
  void thePackagedOneServesForAMissingOneAndIsSaid() throws IOException {
    Files.delete(folder.resolve(CURRENT));
    assertEquals("2021", Template.current().edition());
    assertEquals(List.of("template.missing"), keys());
  }

  @Test
  void theListMayNameFurtherEditions() throws IOException {
    Files.copy(folder.resolve(CURRENT), folder.resolve("新版.xlsx"));
    edit("新版.xlsx", "校验", "B2", "2027");
    edit("新版.xlsx", "校验", "D2", "2027—");
    edit(CURRENT, "校验", "D2", "2021—2026");
    Files.write(
        folder.resolve(LIST),
        ("新版.xlsx\r\n" + CURRENT + "\r\nzfxxgk-2019.xlsx").getBytes(Charset.forName("GBK")));
    assertEquals("2027", Template.current().edition());
    assertEquals("2027", Template.forYear(2028).edition());
    assertEquals("2021", Template.forYear(2026).edition());
  }

  @Test
  void whatIsListedAndNowhereIsAFault() throws IOException {
    Files.writeString(folder.resolve(LIST), CURRENT + "\nzfxxgk-2027.xlsx\n");
    assertFault(LIST, "template.listed.absent", Template::current);
    BundledTemplate.setSource(new TemplateFolder(folder));
    Files.writeString(folder.resolve(LIST), "\n");
    assertFault(LIST, "template.listed.none", Template::current);
  }

  /** An edition that a file may be of, even if none has come yet. */
  @Test
  void aFaultyEditionIsNamedBeforeItIsNeeded() throws IOException {
    edit("zfxxgk-2019.xlsx", "主动公开", "A4", "${a} 和 ${new.Thread().start()}");
    assertFault("zfxxgk-2019.xlsx", "template.expression.unknown", Template::current);
  }

  @Test
  void aDamagedTemplateIsNamed() throws IOException {
    Files.write(folder.resolve(CURRENT), new byte[] {'P', 'K', 3, 4, 0});
    assertFault(CURRENT, "template.damaged", Template::current);
  }

  @Test
  void aNoticeThatAsksForMoreIsNamed() throws IOException {
    edit(BundledTemplate.RETURN_NOTICE, "退回修改通知", "A3", "${notice.phone}");
    assertFault(
        BundledTemplate.RETURN_NOTICE,
        "template.expression.unknown",
        () -> BundledTemplate.requireUsable(BundledTemplate.RETURN_NOTICE));
  }

  @Test
  void theFolderOfTheProgramHoldsLibOrIsTheCheckout() throws IOException {
    Path home = Files.createDirectories(folder.resolve("checkout/dist"));
    Path jar = Files.createDirectories(home.resolve("lib")).resolve("nianbao-cli.jar");
    Files.createFile(jar);
    Files.createDirectory(folder.resolve("checkout/templates"));
    assertEquals(home, TemplateFolder.programFolder(jar)); // the one above may be anybody's
    Files.createFile(folder.resolve("checkout/pom.xml"));
    assertEquals(home.getParent(), TemplateFolder.programFolder(jar));
    Files.createDirectory(home.resolve("templates"));
    assertEquals(home, TemplateFolder.programFolder(jar));
    assertNull(TemplateFolder.programFolder(home.resolve("lib"))); // a folder of classes
  }

  private void assertFault(String name, String key, Runnable use) {
    UnusableTemplateException fault = assertThrows(UnusableTemplateException.class, use::run);
    assertEquals(folder.resolve(name).toString(), fault.file());
    assertTrue(fault.faults().stream().anyMatch(each -> each.key().equals(key)), fault::toString);
  }

  private static List<String> keys() {
    return BundledTemplate.source().drainRemarks().stream().map(Message::key).toList();
  }

  private void edit(String name, String sheet, String cell, String text) throws IOException {
    Path file = folder.resolve(name);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(file)))) {
      CellReference at = new CellReference(cell);
      XSSFCell edited = book.getSheet(sheet).getRow(at.getRow()).getCell(at.getCol());
      edited.setBlank(); // POI leaves the text of an inline string as it was
      edited.setCellValue(text);
      try (OutputStream out = Files.newOutputStream(file)) {
        book.write(out);
      }
    }
  }

  private static byte[] packaged(String name) {
    return Objects.requireNonNull(BundledTemplate.packagedContent(name), name);
  }
}
