package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing, as an office calls it. */
class PublishCommandTest {
  private static final String CLEAN = "dist/examples/示例市/2024/泗南县人民政府-2024.xlsx";
  private static final String WITHOUT_NARRATIVE = "dist/examples/单位/宿迁市人民政府-2024.xlsx";
  private static final String WRONG = "dist/examples/单位/淮安市洪泽区人民政府-2023.xlsx";

  private final Console console = new Console();

  @TempDir Path folder;

  private int run(String... arguments) {
    return console.run(arguments);
  }

  private String text() {
    return console.said();
  }

  @Test
  void aFormWithoutErrorsIsPublished() throws Exception {
    for (String ending : new String[] {".docx", ".html", ".pdf", ".ofd"}) {
      Path report = folder.resolve("报告" + ending);
      assertEquals(0, run("publish", CLEAN, "-o", report.toString()), text());
      assertTrue(Files.size(report) > 0);
      Path form = folder.resolve("表.xlsx");
      assertEquals(0, run("import", report.toString(), "-o", form.toString()), text());
      assertTrue(text().contains("读取数字 200 个（表样共 200 个）"), text());
    }
  }

  @Test
  void whileErrorsStandItIsRefusedUnlessForced() {
    Path report = folder.resolve("报告.docx");
    assertEquals(1, run("publish", WRONG, "-o", report.toString()));
    assertTrue(text().contains("T4-TOTAL") && text().contains("--force"), text());
    assertFalse(Files.exists(report));
    assertEquals(1, run("publish", WRONG, "-o", report.toString(), "--force"));
    assertTrue(Files.exists(report));
  }

  @Test
  void aReportWithoutNarrativeIsRefusedUnlessForced() {
    Path report = folder.resolve("报告.docx");
    assertEquals(1, run("publish", WITHOUT_NARRATIVE, "-o", report.toString()));
    assertTrue(text().contains("警告　N-PARTS　未填写文字部分"), text());
    assertTrue(console.errors().contains("这些部分没有文字，没有生成报告：一、总体情况、五、"), console.errors());
    assertFalse(Files.exists(report));
    assertEquals(1, run("publish", WITHOUT_NARRATIVE, "-o", report.toString(), "--force"));
    assertTrue(Files.exists(report));
  }

  @Test
  void aBlankFormIsRefusedUnlessForced() {
    String blank = folder.resolve("空表.xlsx").toString();
    Path report = folder.resolve("报告.docx");
    assertEquals(0, run("new", "-u", "小店镇", "-l", "乡镇街道", "-y", "2024", "-o", blank));
    assertEquals(1, run("publish", blank, "-o", report.toString()));
    assertTrue(console.errors().contains("表中没有填写任何数，没有生成报告"), console.errors());
    assertFalse(Files.exists(report));
    assertEquals(1, run("publish", blank, "-o", report.toString(), "--force"));
    assertTrue(Files.exists(report));
  }

  @Test
  void aDraftNobodyHasGoneOverIsNotPublished() {
    String drafted = folder.resolve("草稿.xlsx").toString();
    assertEquals(1, run("draft", WITHOUT_NARRATIVE, "-o", drafted), text());
    assertTrue(text().contains("写入草稿的部分：（一）主动公开、（二）依申请公开"), text());
    String report = folder.resolve("报告.docx").toString();
    assertEquals(1, run("publish", drafted, "-o", report));
    assertTrue(text().contains("错误　N-DRAFT　“（二）依申请公开”中仍有草稿标记"), text());
    assertFalse(Files.exists(Path.of(report)));
    assertEquals(2, run("draft", CLEAN, "-o", CLEAN), "the received file stays");
  }

  @Test
  void whatIsOnlyReadIsNotWrittenOver() throws Exception {
    Path layout = Files.copy(Path.of("templates/report.docx"), folder.resolve("layout.docx"));
    Path template = Files.copy(Path.of("templates/zfxxgk-2021.xlsx"), folder.resolve("form.xlsx"));
    Path last = Files.copy(Path.of(CLEAN), folder.resolve("last.xlsx"));
    byte[] before = Files.readAllBytes(layout);
    assertEquals(2, run("publish", CLEAN, "--layout", layout.toString(), "-o", layout.toString()));
    assertArrayEquals(before, Files.readAllBytes(layout));
    for (String command : List.of("draft", "import")) {
      before = Files.readAllBytes(template);
      assertEquals(
          2, run(command, CLEAN, "--template", template.toString(), "-o", template.toString()));
      assertArrayEquals(before, Files.readAllBytes(template));
    }
    before = Files.readAllBytes(last);
    assertEquals(2, run("draft", CLEAN, "--previous", last.toString(), "-o", last.toString()));
    assertArrayEquals(before, Files.readAllBytes(last));
  }

  @Test
  void withoutAUnitThereIsNoReport() throws Exception {
    Path page =
        Files.writeString(
            folder.resolve("report.html"), "<table><tr><td>规章<td>1<td>2<td>3</table>");
    Path report = folder.resolve("报告.docx");
    int exit = run("publish", page.toString(), "--force", "-o", report.toString());
    assertTrue(exit == 1 || exit == 2);
    assertFalse(Files.exists(report));
    assertEquals(
        2,
        run(
            "publish",
            CLEAN,
            "--layout",
            "templates/report.docx",
            "-o",
            folder.resolve("报告.html").toString()));
    assertTrue(text().contains("--layout"), text());
  }

  @Test
  void draftsSayWhatIsWrongWithTheForm() {
    String drafted = folder.resolve("草稿.xlsx").toString();
    assertEquals(1, run("draft", WRONG, "-o", drafted), text());
    assertTrue(text().contains("T4-TOTAL"), text());
  }

  @Test
  void aFormItCannotReadOrAnEndingItDoesNotKnowIsAnError() {
    assertEquals(2, run("publish", CLEAN, "-o", folder.resolve("报告.odt").toString()));
    assertTrue(text().contains(".docx、.html、.pdf 或 .ofd"), text());
    assertEquals(2, run("publish", folder.resolve("x.xlsx").toString(), "-o", "x.docx"));
    assertEquals(2, run("publish", "-o", folder.resolve("报告.docx").toString()));
    assertEquals(
        2, run("publish", CLEAN, "--layout", CLEAN, "-o", folder.resolve("报告.docx").toString()));
    assertTrue(text().contains("Word 模板"), text());
  }

  @Test
  void anotherFormIsPublishedAsWell() throws Exception {
    String template = "src/cli/test/resources/org/nianbao/cli/enforcement.xlsx";
    Path data =
        Files.writeString(
            folder.resolve("data.json"),
            "{\"unit.name\":\"东区城管局\",\"year\":2024,\"enforcement.penalties.accepted\":2,"
                + "\"enforcement.penalties.completed\":2}");
    String form = folder.resolve("form.xlsx").toString();
    Path report = folder.resolve("report.html");
    assertEquals(0, run("fill", data.toString(), "--template", template, "-o", form), text());
    assertEquals(0, run("publish", form, "--template", template, "-o", report.toString()), text());
    assertTrue(Files.readString(report).contains("<h1>东区城管局<wbr>2024年行政执法统计年报</h1>"));
    String back = folder.resolve("back.xlsx").toString();
    assertEquals(0, run("import", report.toString(), "--template", template, "-o", back), text());
    assertTrue(text().contains("读取数字 16 个（表样共 16 个）"), text());
  }
}
