package org.nianbao.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Messages;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;
import org.nianbao.validate.ReceivedReport;

final class CopiedTextsTest {
  private static final String WORDS = "主动公开申请办理答复平台建设监督保障培训考核制度流程栏目更新群众需求政策解读";

  private final List<ValidationResult> results = new ArrayList<>();
  private final CopiedTexts texts = new CopiedTexts(results::add);

  @Test
  void bothUnitsNameTheOtherOne() throws IOException {
    add("甲县小店镇", narrative(1));
    add("甲县大店镇", narrative(2));
    add("甲县城关镇", narrative(1).replace("7", "19").replace("小店镇", "城关镇"));
    assertEquals(
        List.of(
            "甲县小店镇：文字部分除单位名称和数字外，与“甲县城关镇”（甲县城关镇.xlsx）完全相同，请两单位核对是否照抄",
            "甲县城关镇：文字部分除单位名称和数字外，与“甲县小店镇”（甲县小店镇.xlsx）完全相同，请两单位核对是否照抄"),
        found());
  }

  @Test
  void statesHowMuchIsEqual() throws IOException {
    add("小店镇", narrative(1));
    add("城关镇", narrative(1).replace("小店镇", "城关镇") + "加强政府信息公开工作队伍建设水平。");
    assertEquals(
        List.of(
            "小店镇：文字部分约有 99% 与“城关镇”（城关镇.xlsx）相同，请两单位核对是否照抄",
            "城关镇：文字部分约有 96% 与“小店镇”（小店镇.xlsx）相同，请两单位核对是否照抄"),
        found());
  }

  @Test
  void callsNoTextsEqualThatDifferInShortWords() throws IOException {
    add("小店镇", narrative(1) + "公开细则。");
    add("城关镇", narrative(1).replace("小店镇", "城关镇") + "未公开。");
    assertEquals(
        List.of(
            "小店镇：文字部分约有 99% 与“城关镇”（城关镇.xlsx）相同，请两单位核对是否照抄",
            "城关镇：文字部分约有 99% 与“小店镇”（小店镇.xlsx）相同，请两单位核对是否照抄"),
        found());
  }

  @Test
  void comparesMoreTextsThanItKeepsSegmentsOf() throws IOException {
    CopiedTexts few = new CopiedTexts(results::add, 100);
    for (int unit = 1; unit <= 20; unit++) {
      add(few, unit + "号镇", narrative(unit).replace("小店镇", unit + "号镇"));
    }
    add(few, "小店镇", narrative(1));
    few.finish();
    assertEquals(
        List.of(
            "1号镇：文字部分除单位名称和数字外，与“小店镇”（小店镇.xlsx）完全相同，请两单位核对是否照抄",
            "小店镇：文字部分除单位名称和数字外，与“1号镇”（1号镇.xlsx）完全相同，请两单位核对是否照抄"),
        found());
  }

  @Test
  void passesOnResultsInTheirOrderBeforeAllAreAdded() throws IOException {
    for (int unit = 1; unit <= 300; unit++) {
      add(unit + "号镇", "");
    }
    assertEquals(100, results.size());
    assertEquals("1号镇.xlsx", results.get(0).file());
    texts.finish();
    assertEquals("300号镇.xlsx", results.get(299).file());
  }

  @Test
  void keepsFewLongNarrativesWaiting() throws IOException {
    add("小店镇", "公开".repeat(600_000));
    add("大店镇", "公开".repeat(600_000));
    assertEquals(1, results.size());
  }

  @Test
  void allowsHalfOfTheTextToBeEqual() throws IOException {
    add("小店镇", narrative(1) + narrative(2));
    add("大店镇", narrative(1) + narrative(3));
    assertEquals(List.of(), found());
  }

  @Test
  void allowsShortTextsToBeEqual() throws IOException {
    add("小店镇", "2024年未收到政府信息公开申请。严格执行信息发布审核制度。");
    add("大店镇", "2024年未收到政府信息公开申请。严格执行信息发布审核制度。");
    assertEquals(List.of(), found());
  }

  @Test
  void allowsTheSameUnitToReportTwice() throws IOException {
    add("小店镇", narrative(1));
    add("甲县小店镇人民政府", narrative(1));
    assertEquals(List.of(), found());
  }

  @Test
  void leavesOutWhatMostUnitsWereGiven() throws IOException {
    String given = narrative(0);
    for (int unit = 1; unit <= 8; unit++) {
      add(unit + "号镇", narrative(unit) + given);
    }
    add("小店镇", given + given);
    assertEquals(List.of(), found());
  }

  @Test
  void findsLastYearsText(@TempDir Path folder) throws IOException {
    Path last = Files.createDirectory(folder.resolve("上年"));
    FormWriter.writeForm(submission("甲县小店镇", narrative(1), 2023), last.resolve("小店镇-2023.xlsx"));
    FormWriter.writeForm(submission("甲县大店镇", narrative(2), 2023), last.resolve("大店镇-2023.xlsx"));
    LastYearReports reports = LastYearFiles.read(Editions.shipped(), last);
    assertEquals(
        List.of("文字部分除数字外，与本单位上年年报（小店镇-2023.xlsx）完全相同，请按本年度工作情况修改"),
        repeated(submission("甲县小店镇", narrative(1).replace("7", "9"), 2024), folder, reports));
    assertEquals(
        List.of("文字部分约有 96% 与本单位上年年报（小店镇-2023.xlsx）相同，请按本年度工作情况修改"),
        repeated(submission("甲县小店镇", narrative(1) + "加强政府信息公开工作队伍建设水平。", 2024), folder, reports));
    assertEquals(List.of(), repeated(submission("甲县小店镇", narrative(2), 2024), folder, reports));
    Path single = last.resolve("小店镇-2023.xlsx");
    assertEquals(
        1,
        repeated(
                submission("甲县小店镇", narrative(1), 2024),
                folder,
                LastYearFiles.read(Editions.shipped(), single))
            .size());
  }

  private static List<String> repeated(Submission submission, Path folder, LastYearReports lastYear)
      throws IOException {
    Path file = folder.resolve("received.xlsx");
    FormWriter.writeForm(submission, file);
    ValidationResult checked =
        ReceivedReport.read(Editions.shipped(), file).check(null, null, lastYear);
    return checked.discrepancies().stream()
        .filter(each -> each.rule().equals("Y-COPIED"))
        .map(each -> Messages.CHINESE.format(each.message()))
        .toList();
  }

  /** Returns a text of different sentences for each number, the same ones for the same number. */
  private static String narrative(int number) {
    StringBuilder text = new StringBuilder("2024年，小店镇办理政府信息公开申请7件。");
    int state = 7919 * (number + 1);
    for (int sentence = 0; sentence < 40; sentence++) {
      for (int i = 0; i < 12; i++) {
        state = state * 1103515245 + 12345;
        text.append(WORDS.charAt(Math.floorMod(state >> 8, WORDS.length())));
      }
      text.append('。');
    }
    return text.toString();
  }

  private void add(String unit, String narrative) throws IOException {
    add(texts, unit, narrative);
  }

  private static void add(CopiedTexts texts, String unit, String narrative) throws IOException {
    Submission submission = submission(unit, narrative, 2024);
    texts.add(SubmissionCheck.check(submission.source(), submission));
  }

  private static Submission submission(String unit, String narrative, int year) {
    Map<String, BigDecimal> values = Map.of("requests.received.total", BigDecimal.ONE);
    Map<String, String> narratives =
        Map.of(Template.UNIT, unit, "narrative.overview.disclosure", narrative);
    return Submission.of(unit + ".xlsx", Template.current(), values, narratives, year);
  }

  /** Returns the sentences of all results, each after its unit. */
  private List<String> found() throws IOException {
    texts.finish();
    List<String> found = new ArrayList<>();
    for (ValidationResult each : results) {
      for (Discrepancy discrepancy : each.discrepancies()) {
        if (discrepancy.rule().equals("N-COPIED")) {
          String unit = each.file().replace(".xlsx", "");
          found.add(unit + "：" + Messages.CHINESE.format(discrepancy.message()));
        }
      }
    }
    return found;
  }
}
