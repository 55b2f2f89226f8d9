package org.nianbao.locate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.Trials;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.message.Messages;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.template.Template;

/** The texts of pages and documents: each is read where it belongs, or listed as unread. */
class DocumentTextsTest {
  private static final Template TEMPLATE = Template.current();

  private static final Map<String, BigDecimal> FIGURES = FilledForm.figures();

  private static final String DISCLOSURE = "narrative.overview.disclosure";

  private static final String OTHER = "narrative.other";

  @TempDir Path folder;

  private Submission page(String html) throws Exception {
    Path file = folder.resolve("年报.html");
    Submission read =
        SubmissionFile.read(TEMPLATE, Files.write(file, html.getBytes(StandardCharsets.UTF_8)));
    assertFigures(read);
    return read;
  }

  private static String page() {
    return new Rendering(FIGURES).page("utf-8");
  }

  private static void assertFigures(Submission read) {
    FIGURES.forEach((key, value) -> assertEquals(value, read.value(key), key));
    assertEquals("红旗区小店镇", read.unit());
    assertEquals(2024, read.year());
  }

  private static List<String> unread(Submission read) {
    return read.readingDiscrepancies().stream()
        .filter(Discrepancy::isUnreadContent)
        .map(Discrepancy::actual)
        .toList();
  }

  /**
   * Reads a document with paragraphs before its tables.
   *
   * @param parts other parts by the kinds of their relationships; a note, a header or a footer is
   *     given by its text
   */
  private Submission document(String paragraphs, Map<String, String> parts) throws Exception {
    String narrative = paragraph("一、总体情况") + paragraph("（一）主动公开") + paragraphs;
    String document =
        new Rendering(FIGURES).document().replaceFirst("<w:tbl>", narrative + "<w:tbl>");
    return document(folder.resolve("年报.docx"), "word/document.xml", document, parts);
  }

  /** Writes and reads a document whose other parts have names that only relationships tell. */
  private static Submission document(
      Path file, String name, String document, Map<String, String> parts) throws Exception {
    StringBuilder relations = new StringBuilder();
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      add(zip, name, document);
      add(zip, "_rels/.rels", relations(relation("officeDocument", name)));
      for (Map.Entry<String, String> part : parts.entrySet()) {
        String kind = part.getKey();
        String target = "teil-" + kind + ".xml";
        String content = part.getValue();
        if (!content.startsWith("<")) {
          String root = kind.equals("header") ? "hdr" : kind.equals("footer") ? "ftr" : kind;
          String one = kind.substring(0, kind.length() - 1);
          String inner = paragraph(content);
          content =
              "<w:%1$s xmlns:w=\"urn:w\">%2$s</w:%1$s>"
                  .formatted(
                      root,
                      root.equals(kind)
                          ? "<w:%1$s w:id=\"2\">%2$s</w:%1$s>".formatted(one, inner)
                          : inner);
        }
        add(zip, name.substring(0, name.indexOf('/') + 1) + target, content);
        relations.append(relation(kind, target));
      }
      add(zip, name.replace("/", "/_rels/") + ".rels", relations(relations.toString()));
    }
    Submission read = SubmissionFile.read(TEMPLATE, file);
    assertFigures(read);
    return read;
  }

  private static void add(ZipOutputStream zip, String name, String content) throws Exception {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
  }

  private static String relation(String kind, String target) {
    return "<Relationship Id=\"%1$s\" Type=\"urn:x/%1$s\" Target=\"%2$s\"/>"
        .formatted(kind, target);
  }

  private static String relations(String all) {
    return "<Relationships>" + all + "</Relationships>";
  }

  private static String paragraph(String text) {
    return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
  }

  /** Each piece is text of its own, in whatever way Word keeps it. */
  @Test
  void everyPieceOfADocumentComesOutAgain() throws Exception {
    Trials.of(
        20,
        random -> {
          List<String> pieces = new ArrayList<>();
          StringBuilder paragraphs = new StringBuilder();
          for (int each = 0; each < 8; each++) {
            paragraphs.append(anyParagraph(random, pieces));
          }
          String[] notes = {piece(pieces), piece(pieces), piece(pieces)};
          Submission read =
              document(
                  paragraphs
                      + paragraph("公布。")
                          .replace(
                              "</w:t>", "</w:t>" + reference("footnote") + reference("endnote"))
                          .replace("</w:r>", reference("comment") + "</w:r>"),
                  Map.of("footnotes", notes[0], "endnotes", notes[1], "comments", notes[2]));
          String all = read.text(DISCLOSURE) + read.text("notes.preamble") + unread(read);
          assertEquals(List.of(), pieces.stream().filter(each -> !all.contains(each)).toList());
        });
  }

  private static String piece(List<String> pieces) {
    pieces.add("第" + (pieces.size() + 100) + "处的文字。");
    return pieces.get(pieces.size() - 1);
  }

  private static String reference(String kind) {
    return "<w:" + kind + "Reference w:id=\"2\"/>";
  }

  private static String anyParagraph(Random random, List<String> pieces) {
    String plain = paragraph(piece(pieces));
    return switch (random.nextInt(8)) {
      case 0 -> plain.replace("<w:t>", "<w:rPr><w:vanish/></w:rPr><w:t>");
      case 1 -> plain.replace("<w:t>", "<w:rPr><w:strike/></w:rPr><w:t>");
      case 2 -> plain.replace("<w:r>", "<w:ins><w:r>").replace("</w:r>", "</w:r></w:ins>");
      case 3 -> "<w:p><w:r><w:txbxContent>" + plain + "</w:txbxContent></w:r></w:p>";
      case 4 ->
          "<w:p><w:r><w:txbxContent><w:tbl><w:tr><w:tc>"
              + plain
              + "</w:tc></w:tr></w:tbl></w:txbxContent></w:r></w:p>";
      case 5 ->
          "<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>" + plain + "</w:tc></w:tr></w:tbl>";
      case 6 ->
          "<w:tbl><w:tr><w:tc>"
              + plain
              + "</w:tc><w:tc>"
              + paragraph("甲")
              + "</w:tc></w:tr></w:tbl>";
      default -> plain;
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"footnote", "endnote"})
  void aNoteStandsBelowItsParagraph(String kind) throws Exception {
    String noted =
        "<w:p><w:r><w:t>公开12条</w:t><w:"
            + kind
            + "Reference w:id=\"2\"/></w:r><w:r><w:t>。</w:t></w:r></w:p>";
    Submission read = document(noted + paragraph("另有3条。"), Map.of(kind + "s", "其中2条已撤。"));
    assertEquals("公开12条。\n其中2条已撤。\n另有3条。", read.text(DISCLOSURE));
    assertEquals(List.of(), unread(read));
  }

  @Test
  void aCommentIsListed() throws Exception {
    String noted =
        "<w:p><w:r><w:t>公开12条。</w:t></w:r><w:r><w:commentReference w:id=\"2\"/></w:r></w:p>";
    Submission read = document(noted, Map.of("comments", "请核实。"));
    assertEquals("公开12条。", read.text(DISCLOSURE));
    assertEquals(List.of("请核实。"), unread(read));
  }

  @Test
  void whatWasDeletedWithChangesTrackedIsListed() throws Exception {
    String edited =
        "<w:p><w:r><w:t>公开12条</w:t></w:r><w:del><w:r><w:delText>，撤下3条</w:delText></w:r></w:del>"
            + "<w:r><w:t>。</w:t></w:r></w:p>"
            + "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:del><w:r><w:delText>微博8条"
            + "</w:delText></w:r></w:del></w:p></w:tc></w:tr></w:tbl>";
    Submission read = document(edited, Map.of());
    assertEquals("公开12条。", read.text(DISCLOSURE));
    assertEquals(List.of("微博8条", "，撤下3条"), unread(read));
  }

  @Test
  void headersAndFootersAreListedUnlessTheyAreFurniture() throws Exception {
    Submission read =
        document(paragraph("公开12条。"), Map.of("header", "红旗区小店镇", "footer", "第 3 页 共 9 页"));
    assertEquals(List.of(), unread(read));
    read = document(paragraph("公开12条。"), Map.of("header", "本表数字未经审核", "footer", "- 3 -"));
    assertEquals(List.of("本表数字未经审核"), unread(read));
  }

  @Test
  void boxesAndTablesOfHeadersAreListed() throws Exception {
    String table = "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl>";
    String inner = table.formatted(paragraph("未经审核"), paragraph("编号甲"));
    String box = "<w:p><w:r><w:txbxContent>%s</w:txbxContent></w:r></w:p>";
    String drawn = "<w:p><w:r><w:pict><v:textpath string=\"征求意见稿\"/></w:pict></w:r></w:p>";
    String header =
        table.formatted(inner + paragraph("另见附表"), paragraph("红旗区小店镇"))
            + box.formatted(paragraph("仅供核对") + paragraph("- 1 -"))
            + drawn;
    Submission read =
        document(
            paragraph("公开12条。"),
            Map.of("header", "<w:hdr xmlns:w=\"urn:w\" xmlns:v=\"urn:v\">" + header + "</w:hdr>"));
    assertEquals(List.of("未经审核 编号甲 另见附表 仅供核对 征求意见稿"), unread(read));
  }

  /** A title with the number of the page in one line, as in most headers. */
  @Test
  void aHeaderThatRepeatsTheTitleBesideThePageIsFurniture() throws Exception {
    Submission read =
        document(paragraph("公开12条。"), Map.of("header", "政府信息公开工作年度报告 第 3 页", "footer", "单位 第 2 页"));
    assertEquals(List.of("单位 第 2 页"), unread(read));
  }

  /** A form whose fields are lists and boxes, as Word and WPS keep them. */
  @Test
  void theFieldsOfADocumentAreRead() throws Exception {
    String list =
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:ddList><w:result"
            + " w:val=\"1\"/><w:default w:val=\"0\"/><w:listEntry w:val=\"两\"/><w:listEntry"
            + " w:val=\"三\"/></w:ddList></w:ffData>"
            + "</w:fldChar></w:r><w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>";
    String box =
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"0\"/>"
            + "<w:checked/></w:checkBox></w:ffData></w:fldChar></w:r>";
    String typed =
        "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:textInput><w:default w:val=\"0\"/>"
            + "</w:textInput></w:ffData></w:fldChar></w:r><w:r><w:t>28</w:t></w:r>";
    String control =
        "<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:value=\"月\"/></w:dropDownList></w:sdtPr>"
            + "<w:sdtContent><w:r><w:t>季</w:t></w:r></w:sdtContent></w:sdt>";
    String filled = "<w:p>%s<w:r><w:t>个网站，每%s，%s条</w:t></w:r>%s<w:r><w:t>已核对。</w:t></w:r></w:p>";
    String marked = "</w:t></w:r>%s<w:r><w:t>";
    Submission read =
        document(
            filled.formatted(list, marked.formatted(control), marked.formatted(typed), box),
            Map.of());
    assertEquals("三个网站，每季，28条☑已核对。", read.text(DISCLOSURE));
  }

  /** Word inserts boxes and ticks as characters of a symbol font. */
  @Test
  void theBoxesOfSymbolFontsAreRead() throws Exception {
    String symbols =
        "<w:p><w:r><w:sym w:font=\"Wingdings 2\" w:char=\"F052\"/><w:t>已核对，</w:t></w:r>"
            + "<w:r><w:sym w:font=\"Wingdings\" w:char=\"00A8\"/><w:t>未核对</w:t></w:r>"
            + "<w:r><w:sym w:font=\"Symbol\" w:char=\"F0B7\"/><w:t>。</w:t></w:r></w:p>";
    assertEquals("☑已核对，□未核对。", document(symbols, Map.of()).text(DISCLOSURE));
  }

  @Test
  void drawnTextsOfADocumentAreReadOrListed() throws Exception {
    String drawn = "<w:p><w:r><w:pict><v:textpath string=\"公开为民。\"/></w:pict></w:r></w:p>";
    String diagram =
        "<dgm:dataModel><a:p><a:r><a:t>接件登记</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>答复</a:t></a:r></a:p>"
            + "</dgm:dataModel>";
    String chart =
        "<c:chartSpace><a:p><a:r><a:t>三年对比</a:t></a:r></a:p><a:p><a:r><a:t>2023</a:t></a:r></a:p></c:chartSpace>";
    Submission read =
        document(
            drawn
                + "<w:p><w:r><w:object><o:OLEObject"
                + " ProgID=\"Excel.Sheet.12\"/></w:object></w:r></w:p>",
            Map.of("diagramData", diagram, "chart", chart));
    assertEquals("公开为民。", read.text(DISCLOSURE));
    assertEquals(2, unread(read).size());
    assertEquals(Set.of("接件登记", "答复", "三年对比", "2023"), Set.of(unread(read).get(0).split(" ", -1)));
    assertEquals("Excel.Sheet.12", unread(read).get(1));
  }

  /** The main part has an unusual name, too, as some programs on the web write it. */
  @Test
  void partsAreFoundByTheirRelationships() throws Exception {
    String document =
        new Rendering(FIGURES)
            .document()
            .replaceFirst("</w:p>", "<w:r>" + reference("comment") + "</w:r></w:p>");
    Submission read =
        document(
            folder.resolve("年报.docx"),
            "docs/main.xml",
            document,
            Map.of("comments", "请核实。", "footer", "未经审核"));
    assertEquals(List.of("请核实。", "未经审核"), unread(read));
  }

  private static String listed(int list, int level, String text) {
    return paragraph(text)
        .replace(
            "<w:p>",
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr></w:pPr>"
                .formatted(level, list));
  }

  private static String level(int level, String format, String text) {
    return ("<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>"
            + "<w:lvlText w:val=\"%s\"/></w:lvl>")
        .formatted(level, format, text);
  }

  private static final String NUMBERING =
      "<w:numbering xmlns:w=\"urn:w\"><w:abstractNum w:abstractNumId=\"0\">"
          + level(0, "chineseCounting", "%1、")
          + level(1, "chineseCounting", "（%2）")
          + level(2, "decimal", "%3.")
          + level(3, "decimal", "%3.%4")
          + level(4, "bullet", "●")
          + "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num>"
          + "<w:num w:numId=\"8\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"2\">"
          + "<w:startOverride w:val=\"5\"/></w:lvlOverride></w:num></w:numbering>";

  /** The headings' ordinals are no text of theirs, but Word's. */
  @Test
  void automaticOrdinalsAreRead() throws Exception {
    String document =
        new Rendering(FIGURES)
            .document()
            .replaceFirst(
                "<w:tbl>",
                listed(7, 0, "总体工作")
                    + listed(7, 1, "主动公开")
                    + listed(7, 2, "更新网站。")
                    + listed(7, 2, "2024年培训两次。")
                    + listed(7, 3, "培训专员。")
                    + listed(7, 4, "考试。")
                    + listed(8, 2, "编发简报。")
                    + listed(7, 1, "依申请公开")
                    + listed(7, 2, "受理三件。")
                    + listed(9, 0, "没有这样的编号。")
                    + "<w:tbl>");
    Submission read =
        document(
            folder.resolve("年报.docx"),
            "word/document.xml",
            document,
            Map.of("numbering", NUMBERING));
    assertEquals("1.更新网站。\n2. 2024年培训两次。\n2.1 培训专员。\n考试。\n5.编发简报。", read.text(DISCLOSURE));
    assertEquals("1.受理三件。\n没有这样的编号。", read.text("narrative.overview.requests"));
  }

  @Test
  void figuresInAListAreThoseFigures() throws Exception {
    String listed = listed(7, 2, "").replaceFirst("</w:pPr>.*", "</w:pPr>");
    String document =
        new Rendering(FIGURES)
            .document()
            .replaceAll("<w:p>(?=<w:r><w:t>\\d*</w:t></w:r><w:moveFrom>)", listed);
    assertTrue(document.contains("w:numPr"));
    document(
        folder.resolve("年报.docx"), "word/document.xml", document, Map.of("numbering", NUMBERING));
  }

  /** The cells of a page have no addresses that its sender could look for. */
  @Test
  void blankCellsOfAPageAreNamedByTheirLabels() throws Exception {
    String number =
        Objects.requireNonNull(FIGURES.get("requests.received.enterprise")).toPlainString();
    Path file = folder.resolve("空格.html");
    Files.writeString(file, page().replaceFirst("&nbsp;" + number + "</p>", "</p>"));
    Submission read = SubmissionFile.read(TEMPLATE, file);
    List<String> blank =
        read.readingDiscrepancies().stream()
            .filter(each -> each.rule().equals("V-BLANK"))
            .map(each -> Messages.CHINESE.format(each.message()))
            .toList();
    assertEquals(List.of("“依申请公开”有 1 格没有填（一、本年新收政府信息公开申请数量·商业企业），已按 0 计"), blank);
  }

  @Test
  void embeddedFilesAreListed() throws Exception {
    String chunk = "<w:altChunk r:id=\"aFChunk\"/>";
    String parts = chunk + paragraph("公开12条，见aFChunk。") + chunk + "<w:altChunk/>";
    Submission read = document(parts, Map.of("aFChunk", "<html/>"));
    assertEquals("公开12条，见aFChunk。", read.text(DISCLOSURE));
    assertEquals(List.of("teil-aFChunk.xml teil-aFChunk.xml altChunk"), unread(read));
  }

  @Test
  void aStruckParagraphKeepsItsComment() throws Exception {
    String struck =
        paragraph("公开99条。")
            .replace("<w:t>", "<w:rPr><w:strike/></w:rPr><w:t>")
            .replace("</w:p>", "<w:r>" + reference("comment") + "</w:r></w:p>");
    Submission read = document(struck + paragraph("公开12条。"), Map.of("comments", "为何划去？"));
    assertEquals("公开12条。", read.text(DISCLOSURE));
    assertEquals(Set.of("公开99条。", "为何划去？"), Set.copyOf(unread(read)));
  }

  @Test
  void framesInACellKeepTheirBoxesAndComments() throws Exception {
    String inner =
        "<w:p><w:r><w:t>公开12条。</w:t>"
            + reference("comment")
            + reference("footnote")
            + "</w:r></w:p>";
    String frame = "<w:tbl><w:tr><w:tc>%s</w:tc></w:tr></w:tbl>";
    String cells = "<w:tbl><w:tr><w:tc>%s</w:tc><w:tc>%s</w:tc></w:tr></w:tbl>";
    Submission read =
        document(
            cells.formatted(frame.formatted(frame.formatted(inner)), paragraph("甲")),
            Map.of("comments", "请核实。", "footnotes", "其中2条已撤。"));
    assertEquals("其中2条已撤。", read.text(DISCLOSURE));
    assertEquals(Set.of("请核实。", "公开12条。", "甲"), Set.copyOf(unread(read)));
  }

  @Test
  void aPictureInPlaceOfAFigureIsNotZero() throws Exception {
    String number =
        Objects.requireNonNull(FIGURES.get("requests.received.naturalPerson")).toPlainString();
    Path file = folder.resolve("图.html");
    String html = page().replaceFirst("&nbsp;" + number + "</p>", "<img src=a.png></p>");
    Files.write(file, html.getBytes(StandardCharsets.UTF_8));
    Submission read = SubmissionFile.read(TEMPLATE, file);
    assertNull(read.value("requests.received.naturalPerson"));
    assertTrue(
        read.readingDiscrepancies().stream()
            .anyMatch(
                each -> each.rule().equals("V-TYPE") && each.message().toString().contains("图片")));
  }

  /** A page on which staff fill in the form. */
  @Test
  void theFieldsOfAPageAreRead() throws Exception {
    String filled =
        page()
            .replaceAll("&nbsp;(\\d+)</p>", "<input type=\"text\" value=\"$1\"></p>")
            .replaceFirst(
                "<table",
                "<p>一、总体情况</p><p>（一）主动公开</p><textarea>公开12条。\n更新5次。</textarea>"
                    + "<p>共<select><option>一<option selected>三</select>个网站。</p>"
                    + "<input type=submit value=提交><table");
    String read = page(filled).text(DISCLOSURE);
    assertTrue(read.startsWith("公开12条。 更新5次。\n共三个网站。\n"), read);
  }

  @Test
  void aPageWithinAFrameIsRead() throws Exception {
    String frame =
        "<h2>一、总体情况</h2><iframe srcdoc='<p>（一）主动公开</p><p>公开&quot;十二&quot;条。</p>'></iframe>";
    assertEquals(
        "公开\"十二\"条。", page(page().replaceFirst("<h2>一、.*?若干。</p>", frame)).text(DISCLOSURE));
  }

  @ParameterizedTest
  @CsvSource({
    "<svg><title>图标</title><text>主动公开甲</text><g><text>一百条</text></g></svg>, 主动公开甲 一百条",
    "<noscript>另有三条没有公布。</noscript>, 另有三条没有公布。",
    "<img src=a.png alt=本机关2024年共制发规范性文件十二件，全部在网站公开，其中涉企文件三件。>,"
        + "本机关2024年共制发规范性文件十二件，全部在网站公开，其中涉企文件三件。"
  })
  void whatAPageDrawsIsListed(String drawn, String listed) throws Exception {
    Submission read = page(page().replace("<h2>六、", drawn + "<img src=b.png alt=图标><h2>六、"));
    assertEquals(List.of(listed), unread(read));
    assertEquals("没有收取信息处理费。", read.text(OTHER));
  }

  /** Word writes a text box twice: for itself, and for older programs. */
  @Test
  void aTextBoxStandsBelowItsParagraphOnce() throws Exception {
    String box = "<w:txbxContent>" + paragraph("公开栏8处。") + paragraph("展板2块。") + "</w:txbxContent>";
    String anchored =
        "<w:p><w:r><w:t>公开12条</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>"
            + box
            + "</w:drawing></mc:Choice><mc:Fallback><w:pict>"
            + box
            + "</w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>。</w:t></w:r></w:p>";
    Submission read = document(anchored, Map.of());
    assertEquals("公开12条。\n公开栏8处。\n展板2块。", read.text(DISCLOSURE));
  }

  /** A box in a cell of a table is no part of the figure. */
  @Test
  void aTextBoxInATableStandsBelowTheTable() throws Exception {
    String table =
        "<w:tbl><w:tr><w:tc>"
            + paragraph("网站")
            + "</w:tc><w:tc><w:p><w:r><w:t>5</w:t></w:r><w:r><w:txbxContent>"
            + paragraph("网站改版一次，搬迁栏目三个。")
            + "</w:txbxContent></w:r></w:p></w:tc></w:tr><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>"
            + paragraph("隐藏的行")
            + "</w:tc></w:tr></w:tbl>";
    Submission read = document(table, Map.of());
    assertEquals("网站改版一次，搬迁栏目三个。", read.text(DISCLOSURE));
    assertEquals(List.of("隐藏的行", "网站\t5"), unread(read));
  }

  /** Excel saves a workbook as a page of frames, with its sheets in a folder. */
  @Test
  void aPageOfFramesIsRefused() {
    String frames =
        "<html><head><meta name=\"Excel Workbook Frameset\"></head><frameset rows=\"*,39\">"
            + "<frame src=\"a.files/sheet001.htm\"><noframes><body><p>frames</p></body></noframes>"
            + "</frameset></html>";
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> page(frames));
    assertTrue(refused.reason().toString().contains("同名的文件夹"), refused.reason().toString());
  }

  @Test
  void aSheetOfSuchAPageIsRefused() {
    String sheet = page().replace("</head>", "<link rel=Main-File href=\"../a.htm\"></head>");
    UnreadableFileException refused =
        assertThrows(UnreadableFileException.class, () -> page(sheet));
    assertTrue(refused.reason().toString().contains("上一级文件夹"), refused.reason().toString());
  }

  /** As pandas and others write a workbook: the sheets one below another, under their names. */
  @Test
  void aPageWithTheSheetsOfTheFormIsRead() throws Exception {
    StringBuilder html = new StringBuilder("<html><head><title>年报</title></head><body>");
    for (Grid sheet : FilledForm.grids(folder, FIGURES)) {
      html.append("<div><h2>").append(sheet.name()).append("</h2>");
      html.append("<table>");
      Address last = sheet.extent().last();
      for (int row = 0; row <= last.row(); row++) {
        html.append("<tr>");
        for (int column = 0; column <= last.column(); column++) {
          Address at = new Address(row, column);
          Region region = sheet.regionOf(at);
          if (region.first().equals(at)) {
            html.append(
                "<td rowspan=%d colspan=%d>%s</td>"
                    .formatted(
                        region.last().row() - row + 1,
                        region.last().column() - column + 1,
                        Objects.requireNonNullElse(sheet.content(at), "")));
          }
        }
        html.append("</tr>");
      }
      html.append("</table></div>");
    }
    Submission read = page(html + "</body></html>");
    assertEquals(List.of(), unread(read));
  }

  /** As Excel writes them: cells with styles and values of its own, a row without content. */
  @Test
  void aSheetThatExcelSavedAsAPageIsRead() throws Exception {
    String saved =
        page()
            .replaceAll(
                "<td( rowspan=\\d+ colspan=\"\\d+\")><p>&nbsp;(\\d+)</p>",
                "<td$1 class=xl66 align=right x:num>$2")
            .replaceAll(
                "<td( rowspan=\\d+ colspan=\"\\d+\")><p>&nbsp;(.*?)</p>",
                "<td$1 class=xl65 x:str=\"'$2\"><font class=font6>$2</font><span"
                    + " style='mso-spacerun:yes'>  </span>")
            .replace(
                "</table>",
                "<![if supportMisalignedColumns]><tr height=0 style='display:none'><td"
                    + " width=72></td><td width=72></td></tr><![endif]></table>")
            .replace(
                "</head>",
                "<style><!--table {mso-displayed-decimal-separator:\"\\.\";}\n"
                    + ".xl65 {mso-number-format:\"\\@\";}\n"
                    + ".xl99 {display:none;}\n"
                    + "rt {display:none;}\n"
                    + "--></style><!--[if gte mso"
                    + " 9]><xml><x:Name>表</x:Name></xml><![endif]--></head>");
    assertTrue(saved.contains("x:num") && saved.contains("font6"), saved);
    assertEquals(List.of(), unread(page(saved)));
  }

  /** A clerk types all parts into the first cell. */
  @Test
  void partsInOneCellOfTheFormAreToldApart() throws Exception {
    Layout form = new Layout(FilledForm.grids(folder, FIGURES), FilledForm.SHEETS);
    form.edit("text 总体情况!B2 = （一）主动公开。甲。（二）依申请公开。乙。（五）监督保障。丙。");
    Submission read = SubmissionReader.read(TEMPLATE, form.grids(), "case");
    assertEquals("主动公开。甲。", read.text(DISCLOSURE));
    assertEquals("依申请公开。乙。", read.text("narrative.overview.requests"));
    assertEquals("监督保障。丙。", read.text("narrative.overview.supervision"));
    form.edit("text 总体情况!B50 = 丁。");
    read = SubmissionReader.read(TEMPLATE, form.grids(), "case");
    assertEquals("依申请公开。乙。", read.text("narrative.overview.requests"));
    assertEquals("监督保障。丙。\n丁。", read.text("narrative.overview.supervision"));
    form.edit("text 总体情况!B14 = 戊。");
    form.edit("text 总体情况!B2 = 主动公开见（二）依申请公开。甲。");
    read = SubmissionReader.read(TEMPLATE, form.grids(), "case");
    assertEquals("主动公开见（二）依申请公开。甲。", read.text(DISCLOSURE));
    form.edit("text 总体情况!B2 = 甲。");
    assertEquals("甲。", SubmissionReader.read(TEMPLATE, form.grids(), "case").text(DISCLOSURE));
  }

  /** Beside the labels of a table stand the numbers of its rows, or what somebody counted. */
  @Test
  void whatStandsLeftOfATableIsListedUnlessItCountsTheRows() throws Exception {
    Layout form = new Layout(FilledForm.grids(folder, FIGURES), FilledForm.SHEETS);
    form.edit("shift 依申请公开 0 1");
    for (int row = 5; row < 12; row++) {
      form.edit("text 依申请公开!A" + row + " = " + (row - 4));
    }
    form.edit("text 依申请公开!A14 = 37");
    form.edit("text 依申请公开!A16 = 另转办12件");
    form.edit("text 依申请公开!A18 = 第20条");
    Submission read = SubmissionReader.read(TEMPLATE, form.grids(), "case");
    assertFigures(read);
    assertEquals(2, unread(read).size(), () -> unread(read).toString());
    assertTrue(unread(read).get(0).startsWith("37") && unread(read).get(1).startsWith("另转办12件"));
  }

  /** A table that compares years names what the form names, too. */
  @Test
  void aTableThatComparesYearsIsListed() throws Exception {
    String table =
        "<table><tr><td>类别</td><td>2023年</td><td>2024年</td></tr>"
            + "<tr><td>主动公开</td><td>30011</td><td>30012</td></tr>"
            + "<tr><td>依申请公开</td><td>30021</td><td>30022</td></tr>"
            + "<tr><td>行政复议</td><td>30031</td><td>30032</td></tr>"
            + "<tr><td>总计</td><td>30041</td><td>30042</td></tr></table>";
    String all = String.join(" ", unread(page(page().replace("<h2>六、", table + "<h2>六、"))));
    for (int row = 1; row < 5; row++) {
      assertTrue(all.contains("300" + row + "1\t300" + row + "2"), all);
    }
    assertTrue(all.contains("行政复议\t30031") && all.contains("总计\t30041"), all);
  }

  @ParameterizedTest
  @CsvSource({
    "<p style='display:none'>隐藏的话。</p>",
    "<div hidden><p>隐藏的话。</p></div>",
    "<p style='visibility: hidden'>隐藏的话。</p>",
    "<p>公开。<span class=off>隐藏的话。</span></p>",
    "<p id=gone>隐藏的话。</p>",
    "<table class=off><tr><td>隐藏的话。</td></tr></table>",
    "<table><tr><td>公开</td><td>一</td></tr><tr class=off><td>隐藏的话。</td></tr></table>",
    "<table><tr><td>公开</td><td>一</td><td class=off>隐藏的话。</td></tr></table>"
  })
  void hiddenTextOfAPageIsListed(String hidden) throws Exception {
    String style =
        "<style>p, .off, #gone.x { margin: 0 } td.off,.off{display:none} #gone { display: none"
            + " }</style><style media=print>p { display: none }</style>";
    Submission read =
        page(page().replace("</head>", style + "</head>").replace("<h2>六、", hidden + "<h2>六、"));
    assertTrue(unread(read).contains("隐藏的话。"), () -> unread(read).toString());
    assertEquals("没有收取信息处理费。", read.text(OTHER));
  }

  @Test
  void theCaptionOfATableStandsAboveIt() throws Exception {
    String caption = "<table border=1><caption>许可含委托事项。</caption>";
    Submission read = page(page().replaceFirst("<table border=1>", caption));
    String all = read.text("notes.before.disclosure") + read.text("narrative.overview.requests");
    assertTrue(all.contains("许可含委托事项。"), all);
  }

  @Test
  void aCaptionThatRepeatsAHeadingIsNoText() throws Exception {
    String caption = "<table border=1><caption>二、主动公开政府信息情况</caption>";
    String page = page().replaceFirst("<table border=1>", caption);
    assertEquals(2, page.split("二、主动公开政府信息情况", -1).length - 1);
    Submission read = page(page);
    assertEquals("", read.text("notes.before.disclosure"));
    assertEquals(List.of(), unread(read));
  }

  @Test
  void aSentenceWithALinkIsNoNavigation() throws Exception {
    String linked = "<p><a href=x>小店镇办事指南汇编</a>已公布。</p>";
    Submission read = page(page().replace("<h2>六、", linked + "<h2>六、"));
    String all = read.text("notes.after.review") + unread(read);
    assertTrue(all.contains("小店镇办事指南汇编已公布。"), all);
  }

  @Test
  void wordsInATableThatAreNoLabelAreUnread() throws Exception {
    Submission read = page(page().replaceFirst("<td([^>]*)>(?=<p>&nbsp;行政许可)", "<td$1>街道另报"));
    assertEquals(List.of(), unread(read)); // beside its own words a label may have others
    read =
        page(
            page()
                .replaceFirst(
                    "(<tr>)(?=<td[^>]*><p>&nbsp;行政许可)", "<tr><td>东山三处</td><td>见后附说明</td></tr>$1"));
    assertEquals(List.of("东山三处\t见后附说明"), unread(read));
  }

  @Test
  void hiddenMenusOfAPageAreNone() throws Exception {
    String menu =
        "<ul hidden><li><a href=a>新闻</a></li><li><a href=b>公告</a></li></ul><p hidden>99</p>";
    Submission read =
        page(
            page()
                .replace("<h2>六、", menu + "<h2>六、")
                .replace("<div class=nav>", "<div hidden>请登录后查看。</div><div class=nav>"));
    assertEquals(List.of(), unread(read));
  }

  /** A small table in the narrative is one finding, which says that it is a table. */
  @Test
  void aTableInTheNarrativeIsListedAsOne() throws Exception {
    String table = "<table><tr><td>渠道<td>数量（条）<tr><td>门户网站<td>120<tr><td>合计<td>120</table>";
    String page = page().replaceFirst("(（二）依申请公开)", "公开情况如下：</p>" + table + "<p>以上均按时公开。</p><p>$1");
    Submission read = page(page);
    assertTrue(read.text(DISCLOSURE).endsWith("公开情况如下：\n以上均按时公开。"), read.text(DISCLOSURE));
    List<String> said =
        read.readingDiscrepancies().stream()
            .filter(Discrepancy::isUnreadContent)
            .map(each -> Messages.CHINESE.format(each.message()))
            .toList();
    assertEquals(List.of("文字部分中有表格没有读取：“渠道、数量（条）；门户网站、120；合计、120”；属于年报的请改用文字写明，不属于的请删去"), said);
  }

  /** Nothing tells which of the cells of such a row is the one too many. */
  @Test
  void aRowWithACellTooManyIsNotRead() throws Exception {
    String figure =
        "<p>&nbsp;%s</p></td>"
            .formatted(FIGURES.get("requests.refused.thirdPartyRights.researchInstitute"));
    String page = page().replace(figure, figure + "<td><p>5</p></td>");
    Path file = folder.resolve("年报.html");
    Submission read =
        SubmissionFile.read(TEMPLATE, Files.write(file, page.getBytes(StandardCharsets.UTF_8)));
    Map<String, BigDecimal> others = new LinkedHashMap<>(FIGURES);
    others.keySet().removeIf(key -> key.startsWith("requests.refused.thirdPartyRights."));
    assertEquals(193, others.size());
    others.forEach((key, value) -> assertEquals(value, read.value(key), key));
    assertNull(read.value("requests.refused.thirdPartyRights.total"));
  }
}
