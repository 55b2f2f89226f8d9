package org.nianbao.jxls;

import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.nianbao.file.Progress;
import org.nianbao.workbook.SheetHyperlinks;

/** Writes a filled workbook with all rows of its {@link StreamedSheet}s. */
public final class StreamedSheetWriter {
  private static final String NO_RELATIONSHIPS =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><Relationships"
          + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

  private final ZipOutputStream zip;
  private final Progress progress;

  private StreamedSheetWriter(ZipOutputStream zip, Progress progress) {
    this.zip = zip;
    this.progress = progress;
  }

  /**
   * Writes the workbook.
   *
   * @param workbook the workbook as filled by Jxls
   * @param sheets the sheets, with the styles of their rows
   */
  public static void write(
      byte[] workbook, List<StreamedSheet> sheets, OutputStream out, Progress progress)
      throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      new StreamedSheetWriter(zip, progress).write(workbook, sheets);
    }
  }

  private void write(byte[] workbook, List<StreamedSheet> sheets) throws IOException {
    Map<String, StreamedSheet> byPart = new HashMap<>();
    Map<String, String> relationships = new HashMap<>();
    for (StreamedSheet sheet : sheets) {
      if (!sheet.part().isEmpty()) {
        byPart.put(sheet.part(), sheet);
        relationships.put(relationshipsOf(sheet.part()), NO_RELATIONSHIPS);
      }
    }
    Map<String, SheetHyperlinks> links = new HashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(workbook))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String name = entry.getName();
        StreamedSheet sheet = byPart.get(name);
        // relationships are written after their sheet, when its links are known
        if (relationships.containsKey(name)) {
          relationships.put(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
          continue;
        }
        zip.putNextEntry(new ZipEntry(name));
        if (sheet == null) {
          in.transferTo(zip);
        } else {
          String xml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
          links.put(relationshipsOf(name), writeSheet(sheet, xml));
        }
        zip.closeEntry();
      }
    }
    for (Map.Entry<String, String> each : relationships.entrySet()) {
      SheetHyperlinks ofSheet = links.get(each.getKey());
      String hyperlinks = ofSheet == null ? "" : ofSheet.relationships();
      if (!hyperlinks.isEmpty() || !each.getValue().equals(NO_RELATIONSHIPS)) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        String content =
            each.getValue().replace("</Relationships>", hyperlinks + "</Relationships>");
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private static String relationshipsOf(String part) {
    int name = part.lastIndexOf('/') + 1;
    return part.substring(0, name) + "_rels/" + part.substring(name) + ".rels";
  }

  private SheetHyperlinks writeSheet(StreamedSheet sheet, String xml) throws IOException {
    Matcher row =
        Pattern.compile(
                "<row\\b[^>]*\\br=\"" + sheet.rowNumber() + "\"[^>]*?(/>|>.*?</row>)",
                Pattern.DOTALL)
            .matcher(xml);
    if (!row.find()) {
      throw new IllegalStateException("no row " + sheet.rowNumber() + " in " + sheet.part());
    }
    // not closed: the zip entry continues
    Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
    out.append(xml, 0, row.start());
    SheetHyperlinks links = new SheetHyperlinks();
    sheet.writeTo(out, links, progress);
    int behind = SheetHyperlinks.positionIn(xml, row.end());
    if (behind < 0) {
      throw new IllegalStateException("no end of " + sheet.part());
    }
    out.append(xml, row.end(), behind);
    out.append(links.element());
    out.append(xml, behind, xml.length());
    out.flush();
    return links;
  }
}
