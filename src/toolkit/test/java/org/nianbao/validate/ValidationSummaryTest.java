package org.nianbao.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.SchemaValidity;
import org.nianbao.check.ValidationResult;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.reader.GridReader;
import org.nianbao.validate.ValidationOutputs.Written;

/** A sheet of any number of rows, with anything in them. */
class ValidationSummaryTest {
  private static final int FIRST = 3;
  private static final int FILE = 8;

  @TempDir Path folder;

  private Path summary(List<Written> files) throws Exception {
    ValidationSummary summary = new ValidationSummary(Messages.CHINESE, folder);
    files.forEach(summary::add);
    Path file = folder.resolve("汇总.xlsx");
    summary.write(file);
    return file;
  }

  private Written unreadable(String name) {
    Message reason = Message.of("grid.damaged");
    ValidationResult checked = new ValidationResult(name, null, List.of(), List.of(), reason);
    return new Written(checked, folder.resolve("甲 #1.xlsx"), null, List.of(), List.of());
  }

  @Test
  void textsComeBackAsTheyWere() throws Exception {
    List<String> names =
        List.of("甲&<乙>\"'.xlsx", "_x0041_", "__x0041__", "=1+1", "\ud840\udc00", "a\nb\tc\rd");
    Path file = summary(names.stream().map(this::unreadable).toList());
    assertEquals(List.of(), SchemaValidity.errors(file));
    Grid sheet = GridReader.read(file).get(0);
    for (int i = 0; i < names.size(); i++) {
      assertEquals(names.get(i), sheet.text(new Address(FIRST + i, FILE)));
      assertEquals(String.valueOf(i + 1), String.valueOf(sheet.content(new Address(FIRST + i, 0))));
    }
  }

  @Test
  void blanksAroundATextAreKept() throws Exception {
    Grid sheet = GridReader.read(summary(List.of(unreadable(" 前后 ")))).get(0);
    assertEquals(" 前后 ", sheet.text(new Address(FIRST, FILE)));
  }

  @Test
  void hasAsManyRowsAsFilesButNoMoreLinksThanExcelTakes() throws Exception {
    Written same = unreadable("甲.xlsx");
    Path file = summary(Collections.nCopies(66_000, same));
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String xml = text(zip, "xl/worksheets/sheet1.xml");
      assertTrue(xml.contains("<row r=\"66003\""), "the last row");
      assertTrue(xml.contains("<dimension ref=\"A1:N66003\"/>"), "the extent");
      assertTrue(xml.contains("D4:D66003"), "the colours");
      assertEquals(65_530, xml.split("<hyperlink ref", -1).length - 1);
      String relationships = text(zip, "xl/worksheets/_rels/sheet1.xml.rels");
      assertEquals(65_530, relationships.split("甲%20%231.xlsx", -1).length - 1);
    }
    assertTrue(Files.size(file) < 5_000_000);
  }

  private static String text(ZipFile zip, String entry) throws Exception {
    return new String(
        zip.getInputStream(zip.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
