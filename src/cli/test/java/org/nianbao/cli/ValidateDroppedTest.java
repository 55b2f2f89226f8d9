package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.swing.text.BadLocationException;
import javax.swing.text.Document;
import javax.swing.text.PlainDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.message.Messages;

class ValidateDroppedTest {
  private static final Path FORM = Path.of("dist/examples/示例市/2024/泗南县人民政府-2024.xlsx");

  @TempDir Path folder;

  private final Document shown = new PlainDocument();
  private final PrintStream printer =
      new PrintStream(new DocumentOutputStream(shown, Runnable::run), true, StandardCharsets.UTF_8);
  private final List<Path> opened = new ArrayList<>();

  private int drop(Object... names) {
    Terminal terminal =
        new Terminal(printer, printer, OutputStream.nullOutputStream(), Messages.CHINESE);
    String[] dropped = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      dropped[i] = names[i].toString();
    }
    return ValidateDropped.run(terminal, opened::add, dropped);
  }

  private String text() throws BadLocationException {
    return shown.getText(0, shown.getLength());
  }

  private Path form(String name) throws IOException {
    return Files.copy(FORM, folder.resolve(name));
  }

  @Test
  void theResultsAreBesideTheFirstFileAndAreOpened() throws Exception {
    Path inside = Files.createDirectory(folder.resolve("A & B 100%TEMP%"));
    Path first = form("甲镇 & 乙镇^!(1) 50%.xlsx");
    Files.copy(FORM, inside.resolve("丙镇.xlsx"));

    assertEquals(ExitStatus.CLEAN, drop(first, inside));

    Path results = folder.resolve("校验");
    assertEquals(List.of(results), opened);
    assertTrue(Files.exists(results.resolve("校验汇总.xlsx")), text());
    assertTrue(text().contains(results.toString()), text());
  }

  @Test
  void aFileIsNeverAnOption() throws Exception {
    assertEquals(ExitStatus.CLEAN, drop(form("--template=x.xlsx"), form("-o.xlsx")));
    assertEquals(List.of(folder.resolve("校验")), opened);

    assertEquals(ExitStatus.FAILED, drop("--help"));
    assertTrue(text().contains(Path.of("--help").toAbsolutePath().toString()), text());
  }

  @Test
  void aNameThatIsNoneDoesNotStopTheOthers() throws Exception {
    assertEquals(ExitStatus.FAILED, drop("a\0b.xlsx", form("good.xlsx")));
    assertEquals(List.of(folder.resolve("校验")), opened);
    assertTrue(text().contains("请改名后再拖"), text());
  }

  @Test
  void withoutAnythingDroppedItSaysWhatToDo() throws Exception {
    assertEquals(ExitStatus.FAILED, drop());
    assertEquals("请把要校验的表格文件或文件夹拖到“校验”的图标上，再松开鼠标。\n", text().replace("\r\n", "\n"));
    assertEquals(List.of(), opened);
  }

  @Test
  void whereNothingWasWrittenNothingIsOpened() throws Exception {
    assertEquals(ExitStatus.FAILED, drop(folder.resolve("none.xlsx")));
    assertEquals(List.of(), opened);
    assertFalse(Files.exists(folder.resolve("校验")));
  }

  @Test
  void progressIsWrittenOverAgain() throws Exception {
    printer.println("甲镇");
    printer.print(ProgressLine.ERASE_LINE + "1/3");
    printer.flush();
    assertEquals("甲镇\n1/3", text());
    printer.print(ProgressLine.ERASE_LINE + "2/3");
    printer.flush();
    assertEquals("甲镇\n2/3", text());
    printer.print(ProgressLine.ERASE_LINE);
    printer.print("乙镇\r\n丙镇\n");
    printer.flush();
    assertEquals("甲镇\n乙镇\n丙镇\n", text());
  }
}
