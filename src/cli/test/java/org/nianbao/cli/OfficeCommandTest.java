package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.message.Messages;

/**
 * Installing the add-in into an office that only pretends to be one; the tests beside the add-in
 * have a real one.
 */
@DisabledOnOs(OS.WINDOWS)
class OfficeCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir Path office;

  private int run(String... arguments) {
    out.reset();
    PrintStream text = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Main.run(new Terminal(text, text, out, Messages.CHINESE), arguments);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** An office whose unopkg keeps its arguments, says something and ends with a status. */
  private void pretend(boolean java, String says, int status) throws Exception {
    Path programs = Files.createDirectories(office.resolve("program"));
    Files.createFile(programs.resolve("soffice.bin"));
    if (java) {
      Files.createDirectory(programs.resolve("classes"));
      Files.createFile(programs.resolve("classes/java_uno.jar"));
    }
    Path script = programs.resolve("unopkg");
    Files.writeString(
        script,
        "#!/bin/sh\nprintf '%s\\n' \"$@\" > '"
            + office
            + "/arguments'\necho '"
            + says
            + "'\nexit "
            + status
            + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> arguments() throws Exception {
    return Files.readAllLines(office.resolve("arguments"));
  }

  @Test
  void itIsRemovedForAllByTheAdministrator() throws Exception {
    pretend(true, "", 0);
    assertEquals(0, run("office", "remove", "--office", office.toString()), text());
    boolean root = "root".equals(System.getProperty("user.name"));
    assertEquals(
        root
            ? List.of("remove", "--shared", "org.nianbao.office")
            : List.of("remove", "org.nianbao.office"),
        arguments());
    assertTrue(text().contains("已从 LibreOffice 卸载"), text());
  }

  @Test
  void settingsOfTheOfficeAreHandedOn() throws Exception {
    pretend(true, "", 0);
    int status = run("office", "remove", "--office", office.toString(), "--", "-env:A=b");
    assertEquals(0, status, text());
    assertTrue(arguments().contains("-env:A=b"), arguments().toString());
  }

  @Test
  void whatIsMissingIsSaidInASentence() throws Exception {
    assertEquals(2, run("office", "install", "--office", office.toString()));
    assertTrue(text().contains("没有 LibreOffice"), text());
    pretend(false, "", 0);
    assertEquals(2, run("office", "install", "--office", office.toString()));
    assertTrue(text().contains("没有 Java 部件"), text());
    assertEquals(2, run("office"));
    assertTrue(text().contains("install"), text());
  }

  @Test
  void whatTheOfficeSaysIsPutIntoASentence() throws Exception {
    pretend(true, "ERROR: There is no such extension deployed: org.nianbao.office", 1);
    assertEquals(2, run("office", "remove", "--office", office.toString()));
    assertTrue(text().contains("没有装这个插件"), text());
  }

  @Test
  void anOfficeWithoutASuitableJavaIsSaid() throws Exception {
    pretend(true, "ERROR: no suitable Java runtime environment", 1);
    assertEquals(2, run("office", "remove", "--office", office.toString()));
    assertTrue(text().contains("Java 17"), text());
  }

  @Test
  void anOfficeThatIsOpenIsToBeClosed() throws Exception {
    pretend(true, "ERROR: the lock file indicates it is already running", 1);
    assertEquals(2, run("office", "remove", "--office", office.toString()));
    assertTrue(text().contains("正开着"), text());
  }
}
