package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.form.Submission;
import org.nianbao.grid.Grid;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.grid.XmlSpreadsheets;
import org.nianbao.message.Messages;
import org.nianbao.reader.GridReader;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.rule.RuleChecker;
import org.nianbao.template.Template;

/**
 * Real files, changed at random: each is read and checked, or refused with a sentence, within ten
 * seconds, and nothing else happens. The property {@code nianbao.fuzz} says how many are tried.
 */
class FuzzTest {
  private static final int TRIALS = Integer.getInteger("nianbao.fuzz", 1_500);
  private static final long MOST_NANOSECONDS = 10_000_000_000L;
  private static final Path EXAMPLE = Path.of("dist/examples/单位/淮安市洪泽区人民政府-2023.xlsx");
  private static final Path TEXT =
      Path.of("src/toolkit/test/resources/org/nianbao/locate/xiaodian-2022-report.txt");

  /** The tables of the example, saved by SheetJS as a binary workbook. */
  private static final Path BINARY =
      Path.of("src/toolkit/test/resources/org/nianbao/reader/workbook.xlsb");

  /** The parts that are read; without those a mutation of which could not be seen. */
  private static final String READ_PARTS =
      "xl/(workbook|styles|sharedStrings)\\.xml|_rels/\\.rels|xl/_rels/workbook\\.xml\\.rels"
          + "|xl/worksheets/sheet\\d+\\.xml";

  /** What makes a number, a reference or a structure something else altogether. */
  private static final List<String> ODD =
      List.of(
          "-1",
          "0",
          "999999999999999999999",
          "1e308",
          "NaN",
          "A1048577",
          "XFE1",
          "$A$0",
          "#REF!",
          "\"",
          "<",
          ">",
          "&",
          "&#0;",
          "&x;",
          "]]>",
          "<!DOCTYPE a>",
          "\u0000",
          "\uD800",
          "t=\"s\"",
          "t=\"d\"",
          "t=\"shared\" si=\"0\"",
          "A1:XFD1048576",
          "</c>",
          "<row r=\"1\">",
          "rowspan=\"9999\"",
          "repeated='9999999'",
          "<text:s text:c='999999999'/>",
          "ss:Index='0'",
          "<table>",
          "</w:tc>",
          ",,,,",
          "\n\n",
          "/",
          "2024年");

  @TempDir Path folder;

  private int read;
  private int refused;

  @Test
  void aChangedFileIsReadOrRefused() throws Exception {
    Map<String, byte[]> parts = parts(EXAMPLE, READ_PARTS);
    Map<String, byte[]> binary = parts(BINARY, "xl/.*\\.(bin|rels)|_rels/\\.rels");
    byte[] workbook = Files.readAllBytes(EXAMPLE);
    byte[] old = old();
    byte[] text = Files.readAllBytes(TEXT);
    byte[] page = page().getBytes(StandardCharsets.UTF_8);
    List<byte[]> others = new ArrayList<>(others(page));
    Map<String, byte[]> members = new LinkedHashMap<>();
    members.put("甲镇.xlsx", workbook);
    members.put("报送/乙镇.txt", text);
    byte[] archive = packed(members);
    List<Grid> sheets = GridReader.read(EXAMPLE);
    others.add(XmlSpreadsheets.openDocument(sheets));
    others.add(XmlSpreadsheets.excel2003(sheets));
    Trials.of(
        TRIALS,
        random -> {
          int kind = random.nextInt(24);
          if (kind < 8) {
            tryOut(packed(parts, random));
          } else if (kind < 10) {
            tryOut(changed(workbook, random));
          } else if (kind < 12) {
            tryOut(changed(old, random));
          } else if (kind < 14) {
            tryOut(changed(page, random));
          } else if (kind < 18) {
            tryOut(changed(others.get(random.nextInt(others.size())), random));
          } else if (kind < 20) {
            tryOut(packed(binary, random));
          } else if (kind < 22) {
            tryOutArchive(changed(archive, random));
          } else {
            tryOut(changed(text, random));
          }
        });
    assertTrue(
        read > TRIALS / 20 && refused > TRIALS / 20, read + " read, " + refused + " refused");
    System.out.println("fuzz: " + TRIALS + " files, " + read + " read, " + refused + " refused");
  }

  /** A document of Word 97, one in rich text, and a page in a single file. */
  private static List<byte[]> others(byte[] page) throws IOException {
    String archive =
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
            + "Content-Type: text/html\n\n"
            + new String(page, StandardCharsets.ISO_8859_1)
            + "\n--b--\n";
    Path words = Path.of("src/toolkit/test/resources/org/nianbao/reader");
    return List.of(
        Files.readAllBytes(words.resolve("word.doc")),
        Files.readAllBytes(words.resolve("word.rtf")),
        archive.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void tryOut(byte[] content) throws IOException {
    tryOut(Files.write(folder.resolve("来文"), content));
  }

  private void tryOutArchive(byte[] content) throws IOException {
    Path archive = Files.write(folder.resolve("来文.zip"), content);
    for (Path file : ReceivedFiles.find(List.of(archive))) {
      tryOut(file);
    }
  }

  private void tryOut(Path file) throws IOException {
    long started = System.nanoTime();
    try {
      Submission submission = SubmissionFile.read(Template.current(), file);
      RuleChecker.discrepancies(submission)
          .forEach(each -> assertFalse(Messages.CHINESE.format(each.message()).isBlank()));
      read++;
    } catch (UnreadableFileException e) {
      assertFalse(Messages.CHINESE.format(e.reason()).isBlank());
      refused++;
    }
    assertTrue(System.nanoTime() - started < MOST_NANOSECONDS, "too slow");
  }

  /** The parts of a workbook whose names match. */
  private static Map<String, byte[]> parts(Path workbook, String names) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(workbook.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (entry.getName().matches(names)) {
          parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
    }
    return parts;
  }

  /** One part changed, and then packed as it should be: what is wrong is past the check sums. */
  private static byte[] packed(Map<String, byte[]> parts, Random random) throws IOException {
    String which = List.copyOf(parts.keySet()).get(random.nextInt(parts.size()));
    Map<String, byte[]> changed = new LinkedHashMap<>(parts);
    changed.put(which, changed(Objects.requireNonNull(parts.get(which)), random));
    if (random.nextInt(30) == 0) {
      changed.remove(which);
    }
    return packed(changed);
  }

  private static byte[] packed(Map<String, byte[]> parts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] changed(byte[] whole, Random random) {
    byte[] changed = whole;
    for (int edits = Trials.between(random, 1, 4); edits > 0 && changed.length > 8; edits--) {
      changed = edited(changed, random);
    }
    return changed;
  }

  private static byte[] edited(byte[] whole, Random random) {
    int at = random.nextInt(whole.length);
    int length = Math.min(whole.length - at, 1 + random.nextInt(random.nextInt(4) == 0 ? 400 : 12));
    byte[] head = Arrays.copyOf(whole, at);
    byte[] slice = Arrays.copyOfRange(whole, at, at + length);
    byte[] tail = Arrays.copyOfRange(whole, at + length, whole.length);
    if (random.nextInt(3) > 0) { // most changes leave the markup whole
      return withOtherDigit(whole, at, random);
    }
    return switch (random.nextInt(6)) {
      case 0 -> joined(head, new byte[] {(byte) random.nextInt(256)}, tail);
      case 1 -> joined(head, tail);
      case 2 -> joined(head, slice, slice, tail);
      case 3 -> joined(head, odd(random), tail);
      case 4 -> joined(head, odd(random), slice, tail);
      default ->
          random.nextInt(5) == 0 ? head : joined(tail.length > 9 ? head : whole, slice, tail);
    };
  }

  private static byte[] withOtherDigit(byte[] whole, int from, Random random) {
    byte[] changed = whole.clone();
    for (int at = from; at < changed.length; at++) {
      if (changed[at] >= '0' && changed[at] <= '9') {
        changed[at] = (byte) ('0' + random.nextInt(10));
        return changed;
      }
    }
    return changed;
  }

  private static byte[] odd(Random random) {
    return ODD.get(random.nextInt(ODD.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[]... pieces) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] piece : pieces) {
      bytes.writeBytes(piece);
    }
    return bytes.toByteArray();
  }

  /** The example as an .xls. */
  private static byte[] old() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook from = new XSSFWorkbook(Files.newInputStream(EXAMPLE));
        Workbook to = new HSSFWorkbook()) {
      for (String name : List.of("封面", "主动公开", "依申请公开", "复议诉讼")) {
        Sheet sheet = from.getSheet(name);
        Sheet copy = to.createSheet(name);
        for (CellRangeAddress region : sheet.getMergedRegions()) {
          copy.addMergedRegion(region);
        }
        for (Row row : sheet) {
          Row line = copy.createRow(row.getRowNum());
          for (Cell cell : row) {
            switch (cell.getCellType()) {
              case STRING ->
                  line.createCell(cell.getColumnIndex()).setCellValue(cell.getStringCellValue());
              case NUMERIC ->
                  line.createCell(cell.getColumnIndex()).setCellValue(cell.getNumericCellValue());
              default -> {}
            }
          }
        }
      }
      to.write(bytes);
    }
    return bytes.toByteArray();
  }

  /** A table of the example as a page. */
  private static String page() throws IOException {
    StringBuilder html = new StringBuilder("<html><body><h1>洪泽区2023年政府信息公开工作年度报告</h1><table>");
    try (Workbook from = new XSSFWorkbook(Files.newInputStream(EXAMPLE))) {
      for (Row row : from.getSheet("依申请公开")) {
        html.append("<tr>");
        for (Cell cell : row) {
          html.append("<td colspan=1 rowspan=\"1\">").append(cell).append("</td>");
        }
        html.append("</tr>");
      }
    }
    return html.append("</table></body></html>").toString();
  }
}
