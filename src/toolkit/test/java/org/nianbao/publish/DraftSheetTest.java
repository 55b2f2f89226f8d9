package org.nianbao.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.poi.util.LocaleUtil;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.RandomReports;
import org.nianbao.Trials;
import org.nianbao.data.DataFileReader;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Drafts of the narrative: they say what the tables say, and nothing in place of staff. */
class DraftsTest {
  private static final String REQUESTS = "narrative.overview.requests";
  private static final String MARK = "【草稿，请核改】";

  @TempDir Path folder;

  private static Submission submission(int year, Map<String, Integer> figures) {
    Map<String, BigDecimal> values = new HashMap<>();
    figures.forEach((key, value) -> values.put(key, BigDecimal.valueOf(value)));
    Map<String, String> texts = Map.of(Template.UNIT, "小店镇", Template.YEAR, String.valueOf(year));
    return Submission.of("", Template.forYear(year), values, texts, year);
  }

  @Test
  void restatesTheFiguresAndComparesThemWithLastYear() throws Exception {
    Submission submission =
        submission(
                2024,
                Map.of(
                    "requests.received.total",
                    27,
                    "requests.carriedIn.total",
                    3,
                    "requests.processedTotal.total",
                    29,
                    "requests.granted.total",
                    20,
                    "requests.refused.stateSecret.total",
                    9,
                    "requests.carriedOut.total",
                    1,
                    "review.total",
                    2))
            .withPrevious(submission(2023, Map.of("requests.received.total", 24)));
    assertEquals(
        MARK
            + "2024年，本机关共收到政府信息公开申请27件，较上年增长12.5%。"
            + "上年结转政府信息公开申请3件。"
            + "全年办结政府信息公开申请29件，其中予以公开20件、部分公开0件、不予公开9件、"
            + "无法提供0件、不予处理0件、其他处理0件。"
            + "结转下年度继续办理1件。"
            + "因政府信息公开引起的行政复议2件；未发生因政府信息公开引起的行政诉讼。",
        DraftSheet.of(submission).get(REQUESTS));
  }

  @Test
  void isTheSameWhateverTheComputerSpeaks() throws Exception {
    Submission submission =
        submission(2024, Map.of("requests.received.total", 27))
            .withPrevious(submission(2023, Map.of("requests.received.total", 24)));
    LocaleUtil.setUserLocale(Locale.GERMANY);
    try {
      assertTrue(
          Objects.requireNonNull(DraftSheet.of(submission).get(REQUESTS)).contains("较上年增长12.5%"));
    } finally {
      LocaleUtil.resetUserLocale();
    }
  }

  @Test
  void saysNothingOfAFormThatNobodyHasFilledIn() throws Exception {
    Map<String, String> texts = Map.of(Template.UNIT, "小店镇", Template.YEAR, "2024");
    assertEquals(Map.of(), DraftSheet.of(DataFileReader.blank(Template.current(), texts)));
  }

  @Test
  void saysNothingOfFiguresThatCannotBeRead() throws Exception {
    Path form = folder.resolve("form.xlsx");
    FormWriter.writeForm(submission(2024, Map.of()), form);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(form))) {
      book.getSheet("依申请公开").getRow(4).getCell(3).setCellValue("约八百件");
      Files.write(form, bytes(book));
    }
    Submission read = Nianbao.read(Template.current(), form);
    assertFalse(DraftSheet.isComplete(read));
    assertEquals(Map.of(), DraftSheet.of(read));
  }

  private static byte[] bytes(XSSFWorkbook book) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.write(out);
    return out.toByteArray();
  }

  @Test
  void saysNothingOfLastYearWhereItIsNotKnown() throws Exception {
    assertEquals(
        MARK + "2024年，本机关未收到政府信息公开申请。未发生因政府信息公开引起的行政复议；未发生因政府信息公开引起的行政诉讼。",
        DraftSheet.of(submission(2024, Map.of())).get(REQUESTS));
  }

  @Test
  void whatStaffWroteStaysAndWhatNoFigureSaysIsNotDrafted() throws Exception {
    Submission written =
        submission(2024, Map.of()).withTextsForBlankFields(Map.of(REQUESTS, "我镇未收到申请。"));
    Submission drafted = Nianbao.drafted(written);
    assertEquals("我镇未收到申请。", drafted.text(REQUESTS));
    assertTrue(drafted.text("narrative.overview.disclosure").startsWith(MARK));
    assertEquals("", drafted.text("narrative.overview.management"));
    assertEquals("", drafted.text("narrative.problems"));
  }

  /** Whatever the figures are, the checks of the narrative agree with the drafts. */
  @Test
  void theChecksFindNothingInThemButTheMark() {
    Trials.of(
        24,
        random -> {
          Template template = random.nextBoolean() ? Template.current() : Template.forYear(2020);
          int year = Math.min(2024, template.years().last());
          Map<String, BigDecimal> values = RandomReports.consistent(template, random);
          if (random.nextInt(3) == 0) { // most units have no cases, and many no requests
            template.figures().stream()
                .map(Field::key)
                .filter(key -> !key.startsWith("disclosure") && random.nextBoolean())
                .forEach(key -> values.put(key, BigDecimal.ZERO));
          }
          Submission submission =
              RandomReports.submission(folder, values, "", year)
                  .withPrevious(
                      RandomReports.submission(
                          folder, RandomReports.consistent(template, random), "", year - 1));
          Path form = folder.resolve("form.xlsx");
          FormWriter.writeForm(Nianbao.drafted(submission), form);
          Submission read = Nianbao.read(Editions.shipped(), form);
          Set<String> found =
              Nianbao.check(read).stream()
                  .map(Discrepancy::rule)
                  .filter(rule -> rule.startsWith("N-"))
                  .collect(Collectors.toSet());
          assertEquals(Set.of("N-DRAFT", "N-FEE", "N-PARTS"), found, read.text(REQUESTS));
          assertFalse(Objects.requireNonNull(read.text(REQUESTS)).contains("E"), "no 1.2E+5");
          assertEquals(List.of(), List.copyOf(DraftSheet.of(read).keySet()));
        });
  }
}
