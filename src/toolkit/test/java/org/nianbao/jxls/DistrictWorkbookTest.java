package org.nianbao.jxls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.RandomReports;
import org.nianbao.SchemaValidity;
import org.nianbao.ZipParts;
import org.nianbao.check.LastYearReports;
import org.nianbao.data.RosterFile;
import org.nianbao.district.DistrictFiles;
import org.nianbao.file.Progress;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.form.Submission;
import org.nianbao.merge.DistrictReport;
import org.nianbao.merge.DistrictWorkbook;
import org.nianbao.message.Messages;
import org.nianbao.roster.Roster;
import org.nianbao.task.MergeTask;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.validate.LastYearFiles;

/** The district's workbook that the engine writes is the one that Jxls fills. */
class DistrictWorkbookTest {
  private static final Template TEMPLATE = Template.current();
  private static final Path CITY = Path.of("dist/examples/示例市");

  @TempDir Path folder;

  private List<Path> units(Template template, int count, int year, boolean wrong) throws Exception {
    List<Path> files = new ArrayList<>();
    for (int unit = 1; unit <= count; unit++) {
      Random random = new Random(unit + year);
      Map<String, BigDecimal> values = RandomReports.consistent(template, random);
      if (wrong) {
        values.replaceAll(
            (key, value) -> random.nextInt(9) == 0 ? value.add(BigDecimal.TEN) : value);
      }
      Map<String, String> texts = new HashMap<>(Map.of(Template.UNIT, "第" + unit + "镇"));
      texts.put(Template.LEVEL, "乡镇街道");
      texts.put(Template.PREPARED_ON, year + 1 + "-01-1" + unit % 10);
      for (Field field : template.narratives()) {
        texts.put(field.key(), field.label() + "：按要求办理申请，未收取信息处理费。".repeat(unit));
      }
      Path file = folder.resolve(unit + "-" + year + ".xlsx");
      FormWriter.writeForm(Submission.of("", template, values, texts, year), file);
      files.add(file);
    }
    return files;
  }

  private static DistrictReport merged(
      Template template, List<Path> files, @Nullable Roster roster) {
    return DistrictFiles.merge(
        template,
        files,
        new DistrictReport.Request(
            "红旗区",
            "县级政府",
            template.years().includes(2024) ? 2024 : 2020,
            roster,
            LastYearReports.none(),
            null,
            null));
  }

  private void assertAsIfFilled(DistrictReport merged, Messages messages) throws Exception {
    Path filled = folder.resolve("filled.xlsx");
    Files.deleteIfExists(filled);
    MergedWorkbookWriter.writeWithJxls(merged, messages, filled, Progress.NONE);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    DistrictWorkbook.write(merged, messages, ZoneId.systemDefault(), written);
    Path engine = folder.resolve("written.xlsx");
    Files.write(engine, written.toByteArray());
    assertEquals(List.of(), SchemaValidity.errors(engine));
    Set<String> missing = looks(Files.readAllBytes(filled));
    Set<String> added = looks(written.toByteArray());
    Set<String> same = new LinkedHashSet<>(missing);
    same.retainAll(added);
    assertTrue(same.size() > 500, "compared");
    missing.removeAll(same);
    added.removeAll(same);
    assertEquals(String.join("\n", missing), String.join("\n", added));
  }

  /** What people see of a workbook. */
  private static Set<String> looks(byte[] workbook) throws IOException {
    Set<String> looks = new LinkedHashSet<>(Looks.of(workbook));
    // a hidden name, which Excel makes again where it is missing
    looks.removeIf(each -> each.startsWith("name _xlnm._FilterDatabase"));
    ZipParts.of(workbook)
        .parts()
        .forEach(
            (name, part) -> {
              if (name.startsWith("xl/charts/")) {
                looks.add(name + " " + new String(part, StandardCharsets.UTF_8));
              }
            });
    return looks;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 40})
  void ofUnitsWithoutARoster(int count) throws Exception {
    assertAsIfFilled(merged(TEMPLATE, units(TEMPLATE, count, 2024, false), null), Messages.CHINESE);
  }

  @Test
  void ofUnitsWithErrors() throws Exception {
    DistrictReport merged = merged(TEMPLATE, units(TEMPLATE, 4, 2024, true), null);
    assertAsIfFilled(merged, Messages.CHINESE);
    assertAsIfFilled(merged, Messages.ENGLISH);
  }

  @Test
  void ofUnitsOfSeveralClasses() throws Exception {
    Roster roster =
        new Roster(
            List.of(
                new Roster.Unit("第1镇", "", "", "乡镇", "", "", List.of()),
                new Roster.Unit("第2镇", "", "", "街道", "", "", List.of()),
                new Roster.Unit("第3镇", "", "", "乡镇", "", "", List.of()),
                new Roster.Unit("第5镇", "", "", "乡镇", "张三", "0551-1", List.of())));
    assertAsIfFilled(merged(TEMPLATE, units(TEMPLATE, 4, 2024, false), roster), Messages.CHINESE);
  }

  @Test
  void ofTheExampleCityWithLastYearAndTheTypedReport() throws Exception {
    DistrictReport city =
        DistrictFiles.merge(
            TEMPLATE,
            ReceivedFiles.find(List.of(CITY.resolve("2024"))),
            new DistrictReport.Request(
                "示例市",
                "设区市政府",
                2024,
                RosterFile.read(CITY.resolve("名册.csv")),
                LastYearFiles.read(TEMPLATE, CITY.resolve("2023")),
                MergeTask.readReported(TEMPLATE, CITY.resolve("全市上报.xlsx")),
                null));
    assertAsIfFilled(city, Messages.CHINESE);
    assertAsIfFilled(city, Messages.ENGLISH);
  }

  @Test
  void ofEveryForm() throws Exception {
    for (Template template : Template.shipped()) {
      int year = template.years().includes(2024) ? 2024 : 2020;
      for (boolean wrong : new boolean[] {false, true}) {
        assertAsIfFilled(merged(template, units(template, 3, year, wrong), null), Messages.CHINESE);
      }
    }
  }
}
