package org.nianbao.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.nianbao.grid.XmlCharacters;
import org.nianbao.publish.LaidOutPage.PlacedText;
import org.nianbao.publish.LaidOutPage.Rule;

/** Writes pages as an OFD document (GB/T 33190-2016). The fonts are embedded as subsets. */
final class OfdReportWriter {
  private static final String NAMESPACE = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
  private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String WHOLE_PAGE = "0 0 210 297";
  private static final String RULE_WIDTH = "0.18";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8);
  private final Map<String, Integer> fontIds = new HashMap<>();
  private int lastId;

  private OfdReportWriter() {}

  /** Returns the bytes of the document. */
  static byte[] of(PageLayout layout, String title) {
    OfdReportWriter writer = new OfdReportWriter();
    try {
      writer.write(layout, title);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // everything is in memory
    }
    return writer.bytes.toByteArray();
  }

  private void write(PageLayout layout, String title) throws IOException {
    String id =
        UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
    put(
        "OFD.xml",
        ("<ofd:OFD%s Version=\"1.0\" DocType=\"OFD\"><ofd:DocBody><ofd:DocInfo><ofd:DocID>%s"
                + "</ofd:DocID><ofd:Title>%s</ofd:Title></ofd:DocInfo>"
                + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>")
            .formatted(NAMESPACE, id, XmlCharacters.escaped(title)));
    StringBuilder fonts = new StringBuilder();
    for (ReportFont font : layout.fonts()) {
      fontIds.put(font.name(), ++lastId);
      fonts.append(
          "<ofd:Font ID=\"%d\" FontName=\"%s\"><ofd:FontFile>%s.ttf</ofd:FontFile></ofd:Font>"
              .formatted(lastId, font.name(), font.name()));
      putFont(font, layout.pages());
    }
    put(
        "Doc_0/PublicRes.xml",
        "<ofd:Res%s BaseLoc=\"Res\"><ofd:Fonts>%s</ofd:Fonts></ofd:Res>"
            .formatted(NAMESPACE, fonts));
    StringBuilder pages = new StringBuilder();
    for (int i = 0; i < layout.pages().size(); i++) {
      String place = "Pages/Page_" + i + "/Content.xml";
      pages.append("<ofd:Page ID=\"%d\" BaseLoc=\"%s\"/>".formatted(++lastId, place));
      put("Doc_0/" + place, content(layout.pages().get(i)));
    }
    put(
        "Doc_0/Document.xml",
        ("<ofd:Document%s><ofd:CommonData><ofd:MaxUnitID>%d</ofd:MaxUnitID><ofd:PageArea>"
                + "<ofd:PhysicalBox>%s</ofd:PhysicalBox></ofd:PageArea>"
                + "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
                + "<ofd:Pages>%s</ofd:Pages></ofd:Document>")
            .formatted(NAMESPACE, lastId, WHOLE_PAGE, pages));
    zip.close();
  }

  private String content(LaidOutPage page) {
    StringBuilder xml = new StringBuilder("<ofd:Page" + NAMESPACE + "><ofd:Content><ofd:Layer");
    xml.append(" ID=\"").append(++lastId).append("\">");
    for (Rule rule : page.rules()) {
      xml.append(
          ("<ofd:PathObject ID=\"%d\" Boundary=\"%s\" LineWidth=\"%s\"><ofd:AbbreviatedData>"
                  + "M %s %s L %s %s</ofd:AbbreviatedData></ofd:PathObject>")
              .formatted(
                  ++lastId,
                  WHOLE_PAGE,
                  RULE_WIDTH,
                  millimetres(rule.fromX()),
                  millimetres(rule.fromY()),
                  millimetres(rule.toX()),
                  millimetres(rule.toY())));
    }
    page.texts().forEach(text -> append(xml, text));
    return xml.append("</ofd:Layer></ofd:Content></ofd:Page>").toString();
  }

  private void append(StringBuilder xml, PlacedText text) {
    StringBuilder deltas = new StringBuilder();
    List<Float> lefts = text.lefts();
    for (int i = 1; i < lefts.size(); i++) {
      deltas.append(i > 1 ? " " : "").append(millimetres(lefts.get(i) - lefts.get(i - 1)));
    }
    xml.append(
        ("<ofd:TextObject ID=\"%d\" Boundary=\"%s\" Font=\"%d\" Size=\"%s\">"
                + "<ofd:FillColor Value=\"0 0 0\"/><ofd:TextCode X=\"%s\" Y=\"%s\"%s>%s"
                + "</ofd:TextCode></ofd:TextObject>")
            .formatted(
                ++lastId,
                WHOLE_PAGE,
                Objects.requireNonNull(fontIds.get(text.font().name())),
                millimetres(text.size()),
                millimetres(lefts.get(0)),
                millimetres(text.baseline()),
                deltas.isEmpty() ? "" : " DeltaX=\"" + deltas + "\"",
                XmlCharacters.escaped(text.text())));
  }

  private void putFont(ReportFont font, List<LaidOutPage> pages) throws IOException {
    TTFSubsetter subset = new TTFSubsetter(font.font());
    for (LaidOutPage page : pages) {
      for (PlacedText text : page.texts()) {
        if (text.font().equals(font)) {
          text.text().codePoints().forEach(subset::add);
        }
      }
    }
    subset.add(' ');
    zip.putNextEntry(new ZipEntry("Doc_0/Res/" + font.name() + ".ttf"));
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    subset.writeToStream(content);
    zip.write(content.toByteArray());
    zip.closeEntry();
  }

  private void put(String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write((DECLARATION + xml).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private static String millimetres(float points) {
    return String.format(Locale.ROOT, "%.3f", points * 25.4f / 72);
  }
}
