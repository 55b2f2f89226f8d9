package org.nianbao.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.Trials;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.template.Field;
import org.nianbao.template.Kind;
import org.nianbao.template.Template;

/** Reports that are no workbooks: pages, documents, CSV and text. */
class DocumentsTest {
  private static final Template TEMPLATE = Template.current();

  /** Every figure is another number. */
  private static final Map<String, BigDecimal> FIGURES = figures();

  @TempDir Path folder;

  private static Map<String, BigDecimal> figures() {
    Map<String, BigDecimal> figures = new LinkedHashMap<>();
    int number = 1000;
    for (Field field : TEMPLATE.figures()) {
      BigDecimal value = BigDecimal.valueOf(number++);
      figures.put(field.key(), field.kind() == Kind.AMOUNT ? value.movePointLeft(2) : value);
    }
    return figures;
  }

  private Submission read(String name, byte[] content) throws Exception {
    return SubmissionReader.read(TEMPLATE, Files.write(folder.resolve(name), content));
  }

  private static void assertFigures(Map<String, BigDecimal> expected, Submission read) {
    assertEquals(200, read.located());
    expected.forEach(
        (key, value) ->
            assertEquals(0, value.compareTo(Objects.requireNonNull(read.value(key))), key));
    assertEquals(
        List.of(),
        read.found().stream().filter(each -> each.rule().startsWith("S-")).toList());
    assertEquals("红旗区小店镇", read.unit());
  }

  @Test
  void theTextOfAPublishedReportIsReadWhole() throws Exception {
    Submission read =
        SubmissionReader.read(
            TEMPLATE, Path.of("src/test/resources/org/nianbao/form/xiaodian-2022-report.txt"));
    Map<String, BigDecimal> zeros = new LinkedHashMap<>();
    FIGURES.keySet().forEach(key -> zeros.put(key, BigDecimal.ZERO));
    assertFigures(zeros, read);
    assertEquals(2022, read.year());
    assertEquals(7, read.narratives());
    assertTrue(read.text("narrative.overview.disclosure").startsWith("2022 年以来，小店镇"));
    assertTrue(read.text("narrative.overview.disclosure").endsWith("安排部署政务公开工作。"));
    assertEquals(
        "依申请公开政府信息。2022 年，未收到公众申请要求公开的其它方面政府信息。", read.text("narrative.overview.requests"));
    assertTrue(read.text("narrative.overview.platform").startsWith("信息公开平台建设。"));
    assertTrue(read.text("narrative.overview.supervision").endsWith("认真开展日常监督检查。"));
    assertEquals("在办理依申请公开工作中，未向申请人收取任何费用。", read.text("narrative.other"));
  }

  /** Whatever is read of a text is right; what cannot be read is missing. */
  @Test
  void noFigureOfATextIsReadWrong() throws Exception {
    int[] located = new int[1];
    Trials.of(
        200,
        random -> {
          Map<String, BigDecimal> figures = new LinkedHashMap<>(FIGURES);
          figures.replaceAll((key, value) -> random.nextInt(3) == 0 ? BigDecimal.ZERO : value);
          Submission read =
              read("年报.txt", new Rendering(figures).text(random).getBytes(StandardCharsets.UTF_8));
          for (Field field : TEMPLATE.figures()) {
            Figure figure = Objects.requireNonNull(read.figure(field.key()));
            // a total that is a sign for nothing is worked out: that is no misreading
            if (figure.place() != null && figure.status() != Figure.Status.DERIVED) {
              BigDecimal value = Objects.requireNonNull(figure.value(), field.key());
              assertEquals(
                  0,
                  value.compareTo(Objects.requireNonNull(figures.get(field.key()))),
                  () -> field.key() + " read as " + value + " written " + figure.written());
              located[0]++;
            }
          }
        });
    assertTrue(located[0] > 200 * 190, () -> located[0] + " of 40000 figures found");
  }

  @ParameterizedTest(name = "charset {0}, encoded in {1}")
  @CsvSource(nullValues = "-", value = {"utf-8, UTF-8", "gb2312, GBK", "-, UTF-8", "-, GBK"})
  void aPageIsReadWhateverItsEncoding(String charset, String encoding) throws Exception {
    String page = new Rendering(FIGURES).page(charset == null ? "" : charset);
    Submission read = read("年报.xls", page.getBytes(Charset.forName(encoding)));
    assertFigures(FIGURES, read);
    assertEquals(2024, read.year());
    assertEquals("没有收取信息处理费。", read.text("narrative.other"));
    assertEquals("主动公开情况。全年公开信息。", read.text("narrative.overview.disclosure"));
  }

  @Test
  void aWordDocumentIsRead() throws Exception {
    Path file = folder.resolve("年报.docx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(new Rendering(FIGURES).document().getBytes(StandardCharsets.UTF_8));
    }
    assertFigures(FIGURES, SubmissionReader.read(TEMPLATE, file));
  }

  @ParameterizedTest(name = "separated by [{0}]")
  @ValueSource(chars = {',', ';', '\t'})
  void separatedValuesAreRead(char separator) throws Exception {
    String csv = new Rendering(FIGURES).separated(separator);
    assertFigures(FIGURES, read("年报.csv", csv.getBytes(StandardCharsets.UTF_8)));
    assertFigures(FIGURES, read("年报.csv", csv.getBytes("GBK")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"你好", "<html><body><p>通知</p></body></html>", "a,b,c,d\n1,2,3,4\n1,2,3,4\n1,2,3,4\n"})
  void whatHoldsNoTableOfTheFormIsRefused(String text) {
    UnreadableFileException refused =
        assertThrows(
            UnreadableFileException.class,
            () -> read("其他.txt", text.getBytes(StandardCharsets.UTF_8)));
    assertEquals("文件里没有找到表样中的任何一张表，请确认这是不是年度报告", refused.reason().toString());
  }
}
