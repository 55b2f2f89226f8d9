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
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FilledForms;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.template.Editions;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/** Drafts of the narrative: they say what the tables say, and what nearly every report says. */
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
            + "全年办结政府信息公开申请29件，其中予以公开20件、不予公开9件。"
            + "结转下年度继续办理1件。"
            + "因政府信息公开引起的行政复议2件；未发生因政府信息公开引起的行政诉讼。",
        DraftSheet.of(submission).get(REQUESTS));
  }

  /** A share of a few cases says nothing. */
  @Test
  void fewCasesAreComparedByTheirNumber() throws Exception {
    assertEquals("2024年，本机关共收到政府信息公开申请3件，较上年减少2件。", firstOfRequests(3, 5));
    assertEquals("2024年，本机关共收到政府信息公开申请7件，较上年增加7件。", firstOfRequests(7, 0));
    assertEquals("2024年，本机关共收到政府信息公开申请5件，与上年持平。", firstOfRequests(5, 5));
    assertEquals("2024年，本机关未收到政府信息公开申请。", firstOfRequests(0, 40));
  }

  private String firstOfRequests(int now, int before) throws Exception {
    Submission submission =
        submission(2024, Map.of("requests.received.total", now))
            .withPrevious(submission(2023, Map.of("requests.received.total", before)));
    String draft = Objects.requireNonNull(DraftSheet.of(submission).get(REQUESTS));
    return draft.substring(MARK.length(), draft.indexOf('。') + 1);
  }

  @Test
  void whatThereIsNoneOfIsNotListed() throws Exception {
    Map<String, Integer> figures = new HashMap<>();
    assertEquals(MARK + "2024年，本机关没有制发、废止和现行有效的行政规范性文件。", disclosure(figures));
    figures.put("disclosure.normative.repealed", 2);
    figures.put("disclosure.normative.inForce", 9);
    figures.put("disclosure.penalties.decisions", 31);
    assertEquals(MARK + "2024年，本机关废止行政规范性文件2件，现行有效行政规范性文件9件。作出行政处罚处理决定31件。", disclosure(figures));
    figures.put("disclosure.rules.inForce", 4);
    figures.put("disclosure.licensing.decisions", 5);
    figures.put("disclosure.fees.amount", 12);
    assertEquals(
        MARK
            + "2024年，本机关废止行政规范性文件2件，现行有效行政规范性文件9件。现行有效规章4件。"
            + "作出行政许可处理决定5件、行政处罚处理决定31件。行政事业性收费12万元。",
        disclosure(figures));
  }

  private static String disclosure(Map<String, Integer> figures) throws Exception {
    return Objects.requireNonNull(
        DraftSheet.of(submission(2024, figures)).get("narrative.overview.disclosure"));
  }

  /** No table tells whether a fee was charged. */
  @Test
  void theAmountOfTheFeeIsLeftToFillIn() throws Exception {
    assertEquals(
        MARK + "2024年，本机关收取信息处理费（请填写）元。没有其他需要报告的事项。",
        DraftSheet.of(submission(2024, Map.of())).get("narrative.other"));
    assertEquals(
        MARK + "按照规定发出信息处理费收费通知，其中2件申请因申请人逾期未缴纳费用，不再处理。收取信息处理费（请填写）元。没有其他需要报告的事项。",
        DraftSheet.of(submission(2024, Map.of("requests.otherOutcome.feeUnpaid.total", 2)))
            .get("narrative.other"));
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
    assertEquals(Map.of(), DraftSheet.of(FilledForms.of(Template.current(), texts)));
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
    assertTrue(drafted.text("narrative.problems").startsWith(MARK + "2024年"));
  }

  /**
   * Whatever the figures are, the checks of the narrative agree with the drafts, but for what is
   * left to write.
   */
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
          assertEquals(Set.of("N-DRAFT", "N-PARTS", "N-PLACEHOLDER"), found, read.text(REQUESTS));
          assertFalse(Objects.requireNonNull(read.text(REQUESTS)).contains("E"), "no 1.2E+5");
          assertEquals(List.of(), List.copyOf(DraftSheet.of(read).keySet()));
        });
  }
}
