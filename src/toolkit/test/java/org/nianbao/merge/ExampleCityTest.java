package org.nianbao.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.check.ValidationResult;
import org.nianbao.data.RosterFile;
import org.nianbao.district.DistrictFiles;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.task.MergeTask;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;

/** The example city: its twelve units add up to figures that a real city published. */
class ExampleCityTest {
  private static final Template TEMPLATE = Template.current();
  private static final Path CITY = Path.of("dist/examples/示例市");
  private static final Path PUBLISHED = Path.of("dist/examples/data/宿迁市人民政府-2024.json");
  private static final Path MISSING =
      Path.of("src/toolkit/test/resources/org/nianbao/merge/example-missing-unit.json");
  private static final Path CORRECTED =
      Path.of("src/toolkit/test/resources/org/nianbao/merge/example-corrections.json");

  @TempDir Path folder;

  private static DistrictReport merged(List<Path> more) throws IOException {
    List<Path> named = new ArrayList<>(List.of(CITY.resolve("2024")));
    named.addAll(more);
    return DistrictFiles.merge(
        TEMPLATE,
        ReceivedFiles.find(named),
        new DistrictReport.Request(
            "示例市",
            "设区市政府",
            2024,
            RosterFile.read(CITY.resolve("名册.csv")),
            LastYearFiles.read(TEMPLATE, CITY.resolve("2023")),
            MergeTask.readReported(TEMPLATE, CITY.resolve("全市上报.xlsx")),
            null));
  }

  /** The city with the missing unit's report and the corrected one sent in. */
  private DistrictReport complete() throws IOException {
    List<Path> sent = new ArrayList<>();
    for (Path data : List.of(MISSING, CORRECTED)) {
      Path form = folder.resolve(data.getFileName() + ".xlsx");
      FormWriter.writeForm(Nianbao.data(TEMPLATE, data).get(0), form);
      sent.add(form);
    }
    return merged(sent);
  }

  @Test
  void saysWhoReportedAndWhatIsLeftOut() throws Exception {
    Map<String, String> leftOut = new LinkedHashMap<>();
    DistrictReport merged = merged(List.of());
    for (ReceptionEntry receipt : merged.reception().entries()) {
      if (!receipt.isMerged()) {
        String file = receipt.file().isEmpty() ? "" : Path.of(receipt.file()).getFileName() + " ";
        leftOut.put(file + receipt.unitName(), receipt.status().word());
      }
    }
    assertEquals(
        Map.of(
            "示例市住房和城乡建设局", "未报",
            "示例经济开发区管理委员会-2024（初稿）.xlsx 示例经济开发区管理委员会", "重复",
            "示例市教育局年度报告.xlsx 示例市教育局", "年度不符",
            "沭水县-2024.xlsx 沭水县", "不在名册内",
            "泗南县人民政府年报.xlsx 泗南县人民政府", "无法读取"),
        leftOut);
    assertEquals(12, merged.reception().expected());
    assertEquals(11, merged.reception().of(Status.RECEIVED).size());
    assertFalse(merged.isClean());
  }

  @Test
  void tracesAWrongSumToItsUnit() throws Exception {
    List<String> errors =
        merged(List.of()).checkedTotal().discrepancies().stream()
            .filter(each -> each.severity() == Severity.ERROR)
            .map(each -> each.message().toString())
            .toList();
    assertEquals(5, errors.size());
    assertTrue(errors.stream().allMatch(each -> each.endsWith("涉及单位：城东区人民政府")), errors::toString);
  }

  @Test
  void completeItComesToWhatWasPublished() throws Exception {
    DistrictReport merged = complete();
    Map<String, BigDecimal> published = Nianbao.data(TEMPLATE, PUBLISHED).get(0).values();
    assertEquals(200, published.size());
    assertSame(published, merged.total().values());
    assertEquals(List.of(), merged.reception().of(Status.MISSING));
    assertEquals(ValidationResult.Status.OK, merged.checkedTotal().status());
  }

  @Test
  void completeOnlyTheMistypedFigureDiffersFromTheReport() throws Exception {
    ValidationResult reported = Objects.requireNonNull(complete().reported());
    List<Discrepancy> errors =
        reported.discrepancies().stream()
            .filter(each -> each.severity() == Severity.ERROR)
            .toList();
    assertEquals(1, errors.size());
    assertEquals("M-SUM", errors.get(0).rule());
    assertEquals("disclosure.penalties.decisions", errors.get(0).field());
    assertEquals("2676474", errors.get(0).expected());
    assertEquals("2667474", errors.get(0).actual());
    String sentence = errors.get(0).message().toString();
    assertTrue(sentence.contains("少 9000。其中：示例市公安局 1545338、沭水县人民政府"), sentence);
  }

  @Test
  void connectsEachUnitToItsLastYearByTheRoster() throws Exception {
    DistrictReport merged = complete();
    for (ReceptionEntry receipt : merged.reception().of(Status.RECEIVED)) {
      Submission unit = Reception.submission(receipt);
      assertTrue(unit.hasPrevious(), receipt.unitName());
      assertEquals(
          unit.value("requests.carriedIn.total"),
          unit.value("previous.requests.carriedOut.total"),
          receipt.unitName());
    }
    assertEquals(12, merged.lastYear().size());
  }

  private static void assertSame(Map<String, BigDecimal> one, Map<String, BigDecimal> other) {
    assertEquals(one.keySet(), other.keySet());
    one.forEach(
        (key, value) ->
            assertEquals(0, value.compareTo(Objects.requireNonNull(other.get(key))), key));
  }
}
