package org.nianbao.grid;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nianbao.reader.GridReader;

/** An .xlsx written part by part, for what no library would write. */
public final class WrittenByHand {
  static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  static final String RELATIONS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  /** A workbook of one sheet, 表, whose root element holds this. */
  public static WrittenByHand sheet(String inWorksheet) {
    return new WrittenByHand()
        .part("_rels/.rels", relations("rId1", "officeDocument", "xl/workbook.xml"))
        .part(
            "xl/workbook.xml",
            "<workbook xmlns='"
                + MAIN
                + "' xmlns:r='"
                + RELATIONS
                + "'><sheets>"
                + "<sheet name='表' sheetId='1' r:id='rId1'/></sheets></workbook>")
        .part(
            "xl/_rels/workbook.xml.rels",
            relations("rId1", "worksheet", "worksheets/sheet1.xml")
                .replace(
                    "</Relationships>",
                    "<Relationship Id='rId2' Type='"
                        + RELATIONS
                        + "/sharedStrings'"
                        + " Target='sharedStrings.xml'/><Relationship Id='rId3' Type='"
                        + RELATIONS
                        + "/styles' Target='styles.xml'/></Relationships>"))
        .part(
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns='" + MAIN + "'>" + inWorksheet + "</worksheet>");
  }

  /** The same, when only rows matter. */
  public static WrittenByHand rows(String rows) {
    return sheet("<sheetData>" + rows + "</sheetData>");
  }

  public static String relations(String id, String kind, String target) {
    return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        + "<Relationship Id='"
        + id
        + "' Type='"
        + RELATIONS
        + "/"
        + kind
        + "' Target='"
        + target
        + "'/></Relationships>";
  }

  public WrittenByHand sharedTexts(String items) {
    return part("xl/sharedStrings.xml", "<sst xmlns='" + MAIN + "'>" + items + "</sst>");
  }

  public WrittenByHand styles(String inStyleSheet) {
    return part(
        "xl/styles.xml", "<styleSheet xmlns='" + MAIN + "'>" + inStyleSheet + "</styleSheet>");
  }

  public WrittenByHand part(String name, String content) {
    return part(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public WrittenByHand part(String name, byte[] content) {
    parts.put(name, content);
    return this;
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public Path save(Path folder) throws IOException {
    return Files.write(folder.resolve("by-hand.xlsx"), bytes());
  }

  /** Its only sheet. */
  public Grid grid() throws IOException {
    List<Grid> grids = GridReader.read("by-hand.xlsx", bytes());
    return grids.get(0);
  }
}
