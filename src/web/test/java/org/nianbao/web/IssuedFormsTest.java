package org.nianbao.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.check.LastYearReports;
import org.nianbao.message.Message;
import org.nianbao.message.Messages;
import org.nianbao.task.Destination;
import org.nianbao.task.IssueTask;
import org.nianbao.template.Editions;
import org.nianbao.validate.LastYearFiles;

/** The page's blank forms are those that the command {@code new} writes for the same roster. */
class IssuedFormsTest {
  private static final Path ROSTER = Path.of("dist/examples/示例市/名册.csv");
  private static final Path LAST_YEAR = Path.of("dist/examples/示例市/2023");
  private static final String USUAL = "政府信息公开工作年度报告";

  @TempDir Path temporary;

  @Test
  void areThoseOfTheCommand() throws Exception {
    assertSame(USUAL, 2024, ROSTER, null);
  }

  @Test
  void areThoseOfTheCommandInAnEarlierEdition() throws Exception {
    assertSame(USUAL, 2020, ROSTER, null);
  }

  @Test
  void haveLastYearsFiguresAsTheCommandWritesThem() throws Exception {
    List<String> remarks = assertSame(USUAL, 2024, ROSTER, LAST_YEAR);
    assertEquals(List.of(), remarks);
  }

  @Test
  void namesTheUnitsWithoutLastYearsFigures() throws Exception {
    List<String> remarks = assertSame(USUAL, 2024, roster("示例市公安局,设区市部门\n小店镇,乡镇街道\n"), LAST_YEAR);
    assertEquals(1, remarks.size());
    assertTrue(remarks.get(0).contains("小店镇"), remarks.get(0));
  }

  @Test
  void areOfTheSecondForm() throws Exception {
    assertSame(WebsiteReports.FORM, 2024, ROSTER, null);
  }

  @Test
  void numberUnitsWhoseNamesMakeTheSameFile() throws Exception {
    assertSame(USUAL, 2024, roster("A/b镇,乡镇街道\na:B镇,\n"), null);
  }

  @Test
  void aLevelThatTheFormDoesNotHaveIsRefused() throws Exception {
    Path roster = roster("小店镇,镇\n");
    Message refusal = forms(USUAL, 2024, roster).refusal();
    assertNotNull(refusal);
    String sentence = Messages.CHINESE.format(refusal);
    assertTrue(sentence.startsWith("名册中“小店镇”的行政层级不能是“镇”"), sentence);
  }

  @Test
  void onlyFormsWithAnEditionForTheYearAreOffered() throws IOException {
    assertTrue(choices(2024).contains(WebsiteReports.FORM));
    assertTrue(choices(2024).contains(USUAL));
    assertTrue(choices(2024).contains("乡镇街道"));
    assertEquals("{\"forms\":[]}", choices(1999));
  }

  private static String choices(int year) throws IOException {
    String json = new String(IssuedForms.choices(year), StandardCharsets.UTF_8);
    return json.replaceAll("\\s", "");
  }

  private Path roster(String units) throws IOException {
    return Files.writeString(temporary.resolve("名册.csv"), "单位名称,行政层级\n" + units);
  }

  private static IssuedForms forms(String form, int year, Path roster) throws IOException {
    return new IssuedForms(
        form, year, "", DistrictMerge.roster(roster.toString(), Files.readAllBytes(roster)));
  }

  /** Returns the remarks of both. */
  private List<String> assertSame(String form, int year, Path roster, @Nullable Path previous)
      throws Exception {
    Path issued = temporary.resolve("空白表");
    Editions editions = Editions.ofForm(form, year).orElseThrow();
    LastYearReports lastYear =
        previous == null ? LastYearReports.none() : LastYearFiles.read(editions, previous);
    IssueTask.IssueOutcome outcome =
        new IssueTask(
                editions.expected(),
                "",
                "",
                year,
                roster,
                lastYear,
                List.of(),
                Destination.of(issued))
            .run(written -> assertNotNull(written.file()));
    Map<String, Map<String, String>> expected = new TreeMap<>();
    for (Path file : files(issued)) {
      expected.put(nameOf(file), EngineInNodeTest.parts(Files.readAllBytes(file)));
    }

    IssuedForms forms = forms(form, year, roster);
    for (Path file : previous == null ? List.<Path>of() : files(previous)) {
      forms.addLastYear(file.toString(), Files.readAllBytes(file));
    }
    assertNull(forms.refusal());
    Map<String, Map<String, String>> made = new TreeMap<>();
    for (OutputFile next = forms.next(); next != null; next = forms.next()) {
      made.put(next.name(), EngineInNodeTest.parts(next.content()));
    }

    assertEquals(outcome.issued(), made.size());
    assertEquals(expected.keySet(), made.keySet());
    expected.forEach((name, parts) -> assertTrue(parts.equals(made.get(name)), name));
    List<String> remarks = forms.remarks().stream().map(Messages.CHINESE::format).toList();
    assertEquals(outcome.remarks().stream().map(Messages.CHINESE::format).toList(), remarks);
    return remarks;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> nameOf(file).endsWith(".xlsx")).sorted().toList();
    }
  }

  private static String nameOf(Path file) {
    return Objects.toString(file.getFileName());
  }
}
