package org.nianbao.office;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.star.beans.PropertyValue;
import com.sun.star.frame.DispatchResultEvent;
import com.sun.star.frame.DispatchResultState;
import com.sun.star.frame.XDispatch;
import com.sun.star.frame.XDispatchResultListener;
import com.sun.star.frame.XModel;
import com.sun.star.frame.XNotifyingDispatch;
import com.sun.star.lang.EventObject;
import com.sun.star.lib.uno.helper.WeakBase;
import com.sun.star.sheet.XSpreadsheetDocument;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.file.ReceivedFiles;
import org.nianbao.form.Submission;
import org.nianbao.jxls.FormWriter;
import org.nianbao.template.Editions;
import org.nianbao.template.Template;

/** The tasks of the add-in that make files, and what it says where they cannot be made. */
class TasksIT {
  private static final Path WRONG = Path.of("dist/examples/单位/淮安市洪泽区人民政府-2023.xlsx");
  private static final Path CLEAN = Path.of("dist/examples/单位/宿迁市人民政府-2024.xlsx");
  private static final String WEBSITES = "政府网站工作年度报表";
  private static final Path CITY = Path.of("dist/examples/示例市");

  @SuppressWarnings("NullAway.Init")
  private static RunningOffice office;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    office = RunningOffice.shared();
  }

  @BeforeEach
  void nothingIsOpen() throws Exception {
    assertEquals(List.of(), office.documents());
  }

  @AfterEach
  void close() throws Exception {
    for (XSpreadsheetDocument document : office.documents()) {
      RunningOffice.close(document);
    }
  }

  private static PropertyValue file(String name, Path file) {
    return Uno.value(name, file.toString());
  }

  private static Submission read(Path file) throws Exception {
    return Nianbao.read(Editions.shipped(), file);
  }

  private static void isOpen(Path file) throws Exception {
    String url = OfficeProgram.url(file);
    List<String> urls = new ArrayList<>();
    for (XSpreadsheetDocument document : office.documents()) {
      urls.add(Uno.as(XModel.class, document).getURL());
    }
    assertTrue(urls.contains(url), () -> urls + " without " + url);
  }

  @Test
  void theOfficialFormIsThatOfTheCommandLine() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    Path output = folder.resolve("规范表.xlsx");
    DispatchResultEvent event = office.dispatch(document, "write", file("Output", output));
    assertEquals("已生成 " + output, event.Result);
    Path expected = folder.resolve("expected.xlsx");
    Submission submission = read(WRONG);
    Nianbao.write(submission, Nianbao.check(submission), expected);
    assertEquals(Nianbao.check(read(expected)), Nianbao.check(read(output)));
    assertEquals(read(expected).values(), read(output).values());
  }

  @Test
  void theOpenFileIsNotWrittenOver() throws Exception {
    XSpreadsheetDocument document = office.open(WRONG);
    Path own = OfficeProgram.path(Uno.as(XModel.class, document).getURL());
    byte[] before = Files.readAllBytes(own);
    DispatchResultEvent event = office.dispatch(document, "write", file("Output", own));
    assertEquals(DispatchResultState.FAILURE, event.State);
    assertTrue(event.Result.toString().contains("同一个文件"), event.Result.toString());
    assertEquals(-1, Arrays.mismatch(before, Files.readAllBytes(own)));
  }

  @Test
  void theReportIsPublishedWhenNothingIsWrong() throws Exception {
    Path output = folder.resolve("报告.docx");
    XSpreadsheetDocument clean = office.open(CLEAN);
    DispatchResultEvent event = office.dispatch(clean, "publish", file("Output", output));
    assertTrue(event.Result.toString().startsWith("已生成 " + output), event.Result.toString());
    assertEquals(read(CLEAN).values(), read(output).values());
    Files.delete(output);

    XSpreadsheetDocument wrong = office.open(WRONG);
    event = office.dispatch(wrong, "publish", file("Output", output));
    assertEquals(DispatchResultState.FAILURE, event.State);
    assertFalse(Files.exists(output));
    office.dispatch(wrong, "publish", file("Output", output), Uno.value("Force", true));
    assertTrue(Files.exists(output));
  }

  @Test
  void aBlankFormIsIssuedAndOpened() throws Exception {
    XSpreadsheetDocument document = office.load("private:factory/scalc");
    Path output = folder.resolve("小店镇.xlsx");
    PropertyValue[] arguments = {
      Uno.value("Unit", "小店镇"),
      Uno.value("Level", "乡镇街道"),
      Uno.value("Year", 2024),
      file("Output", output)
    };
    DispatchResultEvent event = office.dispatch(document, "new", arguments);
    assertEquals("已生成 " + output, event.Result);
    isOpen(output);
    Submission issued = read(output);
    assertTrue(issued.isBlank());
    assertEquals("小店镇", issued.unit());
    assertEquals("乡镇街道", issued.text(Template.LEVEL));
    assertEquals(2024, issued.year());

    arguments[2] = Uno.value("Year", 1999);
    assertEquals("没有适用于 1999 年度的表样。", office.dispatch(document, "new", arguments).Result);
    arguments[2] = Uno.value("Year", 2024);
    Files.copy(CLEAN, folder.resolve("填好的.xlsx"));
    arguments[3] = file("Output", folder.resolve("填好的.xlsx"));
    byte[] filled = Files.readAllBytes(folder.resolve("填好的.xlsx"));
    event = office.dispatch(document, "new", arguments);
    assertTrue(
        event.Result.toString().contains("予以保留；这次的结果另存为 填好的-2.xlsx"), event.Result.toString());
    assertArrayEquals(filled, Files.readAllBytes(folder.resolve("填好的.xlsx")));
    isOpen(folder.resolve("填好的-2.xlsx"));
  }

  @Test
  void aReportIsImportedAndOpened() throws Exception {
    Path report = folder.resolve("公布的.docx");
    Nianbao.publish(read(CLEAN), report);
    XSpreadsheetDocument document = office.load("private:factory/scalc");
    Path output = folder.resolve("导入.xlsx");
    DispatchResultEvent event =
        office.dispatch(document, "import", file("File", report), file("Output", output));
    assertTrue(
        event.Result.toString().startsWith("读取数字 200 个（表样共 200 个）"), event.Result.toString());
    isOpen(output);
    assertEquals(read(CLEAN).values(), read(output).values());
  }

  @Test
  void aFileThatCannotBeReadIsSaidAsOnTheCommandLine() throws Exception {
    Path broken = Files.writeString(folder.resolve("坏.xlsx"), "");
    XSpreadsheetDocument document = office.load("private:factory/scalc");
    Path output = folder.resolve("导入.xlsx");
    DispatchResultEvent event =
        office.dispatch(document, "import", file("File", broken), file("Output", output));
    assertEquals(DispatchResultState.FAILURE, event.State);
    assertEquals(broken + "：文件是空的（0 字节），请重新报送。", event.Result);
    assertFalse(Files.exists(output));
  }

  @Test
  void whatIsNoFormIsSaidToBeNone() throws Exception {
    XSpreadsheetDocument document = office.load("private:factory/scalc");
    DispatchResultEvent event = office.dispatch(document, "check");
    assertEquals(DispatchResultState.FAILURE, event.State);
    assertTrue(event.Result.toString().contains("没有找到表样中的任何一张表"), event.Result.toString());
    assertFalse(document.getSheets().hasByName("差异表"));
  }

  @Test
  void whatIsMissingIsAskedForByItsName() throws Exception {
    XSpreadsheetDocument document = office.open(CLEAN);
    assertEquals("请填写“单位名称”。", office.dispatch(document, "merge", file("Folder", CITY)).Result);
    assertEquals("请填写“Output”。", office.dispatch(document, "write").Result);
  }

  private PropertyValue[] merge(Path received, Path output) {
    return new PropertyValue[] {
      file("Folder", received),
      Uno.value("Unit", "示例市"),
      Uno.value("Level", "设区市政府"),
      Uno.value("Year", 2024),
      file("Roster", CITY.resolve("名册.csv").toAbsolutePath()),
      file("Previous", CITY.resolve("2023").toAbsolutePath()),
      file("Output", output)
    };
  }

  @Test
  void aFolderIsMerged() throws Exception {
    XSpreadsheetDocument document = office.load("private:factory/scalc");
    Path output = folder.resolve("示例市.xlsx");
    PropertyValue[] arguments = merge(CITY.resolve("2024").toAbsolutePath(), output);
    DispatchResultEvent event = office.dispatch(document, "merge", arguments);
    assertTrue(event.Result.toString().contains("应报 12 个单位"), event.Result.toString());
    isOpen(output);
    assertEquals("3223", String.valueOf(read(output).values().get("requests.received.total")));
  }

  /** Writes a report of government websites whose cases are 4 and 3. */
  private static void writeWebsiteReport(Path form, String unit, int cases) throws Exception {
    Path data =
        Files.writeString(
            form.resolveSibling(unit + ".json"),
            """
            {"unit.name": "%s", "unit.level": "乡镇街道", "year": 2024, "site.name": "%s网站",
             "site.type": "政府门户网站", "cases.total": %d, "cases.naturalPersons": 4,
             "cases.legalPersons": 3}
            """
                .formatted(unit, unit, cases));
    FormWriter.writeForm(
        Nianbao.data(Editions.ofForm(WEBSITES, 2024).orElseThrow(), data).get(0), form);
    Files.delete(data);
  }

  @Test
  void aReportOfAnotherFormIsCheckedByItsOwnRulesAndExplained() throws Exception {
    Path form = folder.resolve("小店镇.xlsx");
    writeWebsiteReport(form, "小店镇", 8);
    XSpreadsheetDocument document = office.open(form);
    DispatchResultEvent event = office.dispatch(document, "check");
    assertTrue(event.Result.toString().contains("W-CASES"), event.Result.toString());
    assertFalse(event.Result.toString().contains("T3-"), event.Result.toString());
    assertTrue(document.getSheets().hasByName("差异表"));
    Path output = folder.resolve("规范表.xlsx");
    office.dispatch(document, "write", file("Output", output));
    assertEquals(WEBSITES, read(output).template().form());
    assertEquals(BigDecimal.valueOf(8), read(output).value("cases.total"));
  }

  @Test
  void anotherFormIsIssuedAndMerged() throws Exception {
    XSpreadsheetDocument document = office.load("private:factory/scalc");
    Path blank = folder.resolve("空白.xlsx");
    DispatchResultEvent event =
        office.dispatch(
            document,
            "new",
            Uno.value("Form", WEBSITES),
            Uno.value("Unit", "小店镇"),
            Uno.value("Year", 2024),
            file("Output", blank));
    assertEquals("已生成 " + blank, event.Result);
    assertEquals(WEBSITES, read(blank).template().form());

    Path received = Files.createDirectory(folder.resolve("收到"));
    writeWebsiteReport(received.resolve("小店镇.xlsx"), "小店镇", 7);
    writeWebsiteReport(received.resolve("城关镇.xlsx"), "城关镇", 7);
    for (String form : List.of("", WEBSITES)) {
      Path output = folder.resolve(form + "汇总.xlsx");
      event =
          office.dispatch(
              document,
              "merge",
              Uno.value("Form", form),
              file("Folder", received),
              Uno.value("Unit", "红旗区"),
              Uno.value("Year", 2024),
              file("Output", output));
      assertTrue(event.Result.toString().contains("收到 2 个单位"), event.Result.toString());
      assertEquals(BigDecimal.valueOf(14), read(output).value("cases.total"));
    }
    event =
        office.dispatch(
            document,
            "new",
            Uno.value("Form", "月报"),
            Uno.value("Unit", "小店镇"),
            Uno.value("Year", 2024),
            file("Output", blank));
    assertTrue(event.Result.toString().startsWith("没有名为“月报”的表样"), event.Result.toString());
  }

  /** Hears that a task has ended. */
  private static final class Ear extends WeakBase implements XDispatchResultListener {
    private final BlockingQueue<DispatchResultEvent> heard = new LinkedBlockingQueue<>();

    @Override
    public void dispatchFinished(DispatchResultEvent event) {
      heard.add(event);
    }

    @Override
    public void disposing(EventObject event) {}

    private DispatchResultEvent next() throws InterruptedException {
      DispatchResultEvent event = heard.poll(60, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("nothing was heard");
      }
      return event;
    }
  }

  private Ear begin(XSpreadsheetDocument document, String task, PropertyValue... arguments) {
    Ear ear = new Ear();
    XDispatch handler = office.handler(document, task);
    Uno.as(XNotifyingDispatch.class, handler)
        .dispatchWithNotification(office.url(task), RunningOffice.silent(arguments), ear);
    return ear;
  }

  @Test
  void longWorkRunsBesideTheOfficeAndCanBeStopped() throws Exception {
    Path received = Files.createDirectory(folder.resolve("收到"));
    List<Path> city = ReceivedFiles.find(List.of(CITY.resolve("2024")));
    for (int i = 0; i < 600; i++) {
      Path file = city.get(i % city.size());
      Files.copy(file, received.resolve(i + String.valueOf(file.getFileName())));
    }
    XSpreadsheetDocument document = office.load("private:factory/scalc");
    Path output = folder.resolve("示例市.xlsx");
    Ear ear = begin(document, "merge", merge(received, output));
    assertEquals(
        "上一项工作尚未完成，请等待完成，或先点“停止”。",
        begin(document, "merge", merge(received, output)).next().Result);
    assertEquals("正在停止。", begin(document, "stop").next().Result);
    DispatchResultEvent event = ear.next();
    assertEquals("已停止，没有生成文件。", event.Result);
    assertEquals(DispatchResultState.FAILURE, event.State);
    assertFalse(Files.exists(output));

    Path less = CITY.resolve("2024").toAbsolutePath();
    event = begin(document, "merge", merge(less, output)).next();
    assertEquals(DispatchResultState.SUCCESS, event.State, event.Result.toString());
    isOpen(output);
  }
}
