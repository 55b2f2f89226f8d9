package org.nianbao.reader;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.grid.Limits;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.grid.WrittenByHand;
import org.nianbao.message.Messages;

/** Files that are not read, and the reason given. */
class UnreadableContentExceptionTest {
  private final Path folder;

  UnreadableContentExceptionTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static void assertRefused(String key, Path file, Limits limits) {
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> GridReader.read(file, limits));
    assertEquals(key, refused.reason().key());
    assertEquals(file.toString(), refused.file());
    assertFalse(Messages.CHINESE.format(refused.reason()).isBlank());
    assertFalse(Messages.ENGLISH.format(refused.reason()).isBlank());
  }

  private void assertRefused(String key, byte[] content) throws IOException {
    assertRefused(key, Files.write(folder.resolve("表.xlsx"), content), Limits.DEFAULT);
  }

  /** A PDF of these objects, without a table of where they stand: readers look for them. */
  private static byte[] pdf(String... objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    for (int i = 0; i < objects.length; i++) {
      pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
    }
    pdf.append("trailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF");
    return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String page(String content) {
    return "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents "
        + content
        + "/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>>>";
  }

  private static String stream(String entries, String content) {
    return "<<" + entries + "/Length " + content.length() + ">>stream\n" + content + "\nendstream";
  }

  @Test
  void tooManyOpenFilesAreNotTheFilesFault() {
    Path file = folder.resolve("表.xlsx");
    UnreadableFileException refused =
        assertThrows(
            UnreadableFileException.class,
            () ->
                GridReader.explained(
                    file,
                    () -> {
                      String reason = "Too many open files";
                      throw new FileSystemException(file.toString(), null, reason);
                    }));
    assertEquals("grid.handles", refused.reason().key());
    assertTrue(Messages.CHINESE.format(refused.reason()).contains("ulimit -n"));
  }

  @Test
  void formsOfAPdfThatDrawEachOtherWithoutEnd() throws IOException {
    String form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>";
    assertRefused(
        "grid.limit.document",
        pdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            page("5 0 R"),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream("", "/X Do"),
            stream(form, "/X Do /X Do")));
  }

  @Test
  void oneAndTheSamePageOfAPdfAThousandTimes() throws IOException {
    assertRefused(
        "grid.limit.document",
        pdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[" + "3 0 R ".repeat(1_000) + "]/Count 1000>>",
            page("5 0 R"),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            stream("", "BT /F 12 Tf 9 9 Td " + "(2024) Tj 30 1 Td ".repeat(2_000) + "ET")));
  }

  @Test
  void aPageOfMoreTagsThanAnyOfficeWrites() throws IOException {
    String page = "<html><body>" + "<div>".repeat(600_000);
    assertRefused("grid.limit.document", page.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTextLongerThanAnyReport() throws IOException {
    String text = "1,2,3,4\n".repeat(1_100_000);
    assertRefused("grid.limit.document", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tablesWithinTablesAreGoneThroughOnce() throws IOException {
    String page = "<html><body>" + "<table><tr><td>".repeat(20_000) + "规章";
    Path file = folder.resolve("表.html");
    Files.writeString(file, page);
    assertEquals(1, GridReader.read(file).size());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "grid.damaged, MIME-Version: 1.0",
        "grid.damaged, <?xml?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>",
        "grid.no-sheets, <?xml?><!-- a --><ss:Workbook><ss:Styles/><ss:Table/></ss:Workbook>",
        "grid.kind.xml, <pkg:package xmlns='x/xmlPackage' a='application/x.spreadsheetml'/>",
        "grid.kind.word, <w:wordDocument xmlns:w='x'><w:tbl/><table/>",
        "grid.kind.uof, <?xml?><uof:UOF xmlns:uof='http://schemas.uof.org/cn/2009/uof'><body/>",
        "grid.damaged, <office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns'>",
        "grid.damaged, Content-Type: multipart/related; boundary=x",
        "grid.damaged, %PDF-1.7"
      })
  void otherText(String key, String content) throws IOException {
    assertRefused(key, content.getBytes(StandardCharsets.UTF_8));
    if (!content.startsWith("%") && !content.startsWith("\ufeff")) {
      assertRefused(key, content.getBytes(StandardCharsets.UTF_16));
      assertRefused(key, content.getBytes(Charset.forName("GBK")));
    }
  }

  @Test
  void webArchivesAndMails() throws IOException {
    String archive = "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;";
    assertRefused("grid.damaged", archive.getBytes(StandardCharsets.UTF_8));
    String mail = "From: a@b.cn\nTo: c@d.cn\nMIME-Version: 1.0\nContent-Type: multipart/mixed;";
    assertRefused("grid.kind.email", mail.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "grid.kind.picture, 89504E470D0A1A0A",
    "grid.kind.picture, FFD8FFE0",
    "grid.kind.picture, 474946383961010001",
    "grid.kind.picture, 424D460000000000000036000000",
    "grid.kind.picture, 49492A0008000000",
    "grid.kind.picture, 4D4D002A00000008",
    "grid.kind.picture, 524946462400000057454250",
    "grid.kind.picture, 000000186674797068656963",
    "grid.kind.picture, 0000001C667479706D696631",
    "grid.kind.archive, 425A683931415926",
    "grid.kind.archive, FD377A585A00",
    "grid.kind.archive, 1F8B0800",
    "grid.kind.archive, 526172211A0700",
    "grid.kind.archive, 377ABCAF271C",
    "grid.kind.old, 0908080000050500",
    "grid.kind.unknown, 0001020304",
    "grid.damaged, 504B03040000",
    "grid.damaged, D0CF11E0A1B11AE10000"
  })
  void otherBytes(String key, String hex) throws IOException {
    assertRefused(key, HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "grid.kind.slides, ppt/presentation.xml",
    "grid.kind.ofd, OFD.xml",
    "grid.kind.uof, uof.xml",
    "grid.kind.zip, 表/一.xlsx"
  })
  void otherZips(String key, String part) throws IOException {
    assertRefused(key, new WrittenByHand().part(part, "x").bytes());
  }

  @Test
  void nothingToRead() throws IOException {
    assertRefused("grid.missing", folder.resolve("没有.xlsx"), Limits.DEFAULT);
    assertRefused("grid.directory", folder, Limits.DEFAULT);
    assertRefused("grid.empty", new byte[0]);
  }

  @Test
  void truncated() throws IOException {
    byte[] whole = WrittenByHand.rows("<row><c><v>1</v></c></row>").bytes();
    assertRefused("grid.damaged", Arrays.copyOf(whole, whole.length / 2));
  }

  @Test
  void oneDigitTurnedIntoAnother() throws IOException {
    byte[] content = WrittenByHand.rows("<row><c><v>12345</v></c></row>").bytes();
    // Packed with another digit the sheet may still unpack; its check sum must tell.
    String before = new String(content, StandardCharsets.ISO_8859_1);
    int central = before.indexOf("PK\u0001\u0002");
    int entry = before.lastIndexOf("xl/worksheets/sheet1.xml", central);
    for (int i = entry + 24; i < before.indexOf("PK\u0007\u0008", entry); i++) {
      byte[] changed = content.clone();
      changed[i] ^= 1;
      assertRefused("grid.damaged", changed);
    }
  }

  @Test
  void sheetMissing() throws IOException {
    assertRefused(
        "grid.sheet-missing",
        WrittenByHand.rows("")
            .part(
                "xl/_rels/workbook.xml.rels",
                WrittenByHand.relations("rId1", "worksheet", "worksheets/sheet2.xml"))
            .bytes());
  }

  @Test
  void noSheets() throws IOException {
    assertRefused(
        "grid.no-sheets",
        WrittenByHand.rows("").part("xl/workbook.xml", "<workbook><sheets/></workbook>").bytes());
  }

  @Test
  void encrypted() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
      encryptor.confirmPassword("密码");
      try (var out = encryptor.getDataStream(file)) {
        out.write(WrittenByHand.rows("").bytes());
      }
      file.writeFilesystem(bytes);
    }
    assertRefused("grid.encrypted", bytes.toByteArray());
  }

  @Test
  void encryptedOld() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Biff8EncryptionKey.setCurrentUserPassword("secret");
    try (HSSFWorkbook workbook = new HSSFWorkbook()) {
      workbook.createSheet("表").createRow(0).createCell(0).setCellValue(1);
      workbook.write(bytes);
    } finally {
      Biff8EncryptionKey.setCurrentUserPassword(null);
    }
    assertRefused("grid.encrypted", bytes.toByteArray());
  }

  @Test
  void oldWord() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      file.createDocument(new ByteArrayInputStream(new byte[9]), "WordDocument");
      file.writeFilesystem(bytes);
    }
    assertRefused("grid.damaged", bytes.toByteArray());
  }

  /** Those that no test can bring about everywhere. */
  @ParameterizedTest
  @ValueSource(strings = {"denied", "not-a-file", "broken-off", "computer-memory", "limit.time"})
  void theRestHaveTheirSentences(String name) {
    assertFalse(Messages.CHINESE.format("grid." + name).isBlank());
    assertFalse(Messages.ENGLISH.format("grid." + name).isBlank());
  }
}
