package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nianbao.task.RefusedException;

/** A file is never taken for an option, and an empty argument never for the current folder. */
class ArgumentsTest {
  private static final Path GOOD = Path.of("dist/examples/单位/红旗区小店镇-2022.xlsx").toAbsolutePath();

  @TempDir Path folder;

  private final Console console = new Console();

  private Arguments typed(String... arguments) {
    return new Arguments(List.of(arguments), folder);
  }

  private static String refusal(RefusedException e) {
    return e.reason().toString();
  }

  private void assertRefused(String file, String... arguments) {
    Arguments typed = typed(arguments);
    String said =
        refusal(assertThrows(RefusedException.class, typed::requireNoFileNamedLikeOption));
    assertTrue(said.contains("“" + file + "”") && said.contains(" ./" + file + "，"), said);
    assertFalse(typed.options().contains(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-o.xlsx", "-o校验.xlsx", "--output=x", "-y2024.xlsx", "--lang=en", "--template=x.xlsx",
            "-o 甲.xlsx",
        "-o", "--force", "-h", "--help", "-", "--", "-甲.xlsx"
      })
  void aFileOfThisNameIsRefusedWhereverItStands(String name) throws IOException {
    Files.writeString(folder.resolve(name), "");
    assertRefused(name, name);
    assertRefused(name, "validate", "甲.xlsx", name);
    assertRefused(name, "validate", name, "-y", "2024");
    assertRefused(name, "new", "--output", name);
    assertRefused(name, "--lang", "zh", name, "--", "甲.xlsx");
    if (!name.equals("--")) {
      assertDoesNotThrow(typed("validate", "--", name)::requireNoFileNamedLikeOption);
    }
    assertDoesNotThrow(typed("validate", "./" + name)::requireNoFileNamedLikeOption);
  }

  @Test
  void aFolderOrALinkToNothingIsRefusedToo() throws IOException {
    Files.createDirectory(folder.resolve("-out"));
    assertRefused("-out", "validate", "甲.xlsx", "-o", "-out");
    try {
      Files.createSymbolicLink(folder.resolve("-y.xlsx"), folder.resolve("没有"));
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("no links here");
    }
    assertRefused("-y.xlsx", "validate", "-y.xlsx");
  }

  @Test
  void optionsStayOptions() throws RefusedException {
    Arguments typed = typed("validate", "甲.xlsx", "-o", "结果", "--lang=en", "--", "--debug");
    typed.requireNoFileNamedLikeOption();
    assertEquals(List.of("validate", "甲.xlsx", "-o", "结果", "--lang=en", "--"), typed.options());
  }

  @Test
  void aValueIsNoOptionByAccident() {
    Options options = new ValidateCommand().options();
    for (String value : List.of("-y.xlsx", "-x.xlsx", "-", "-2024", "--templates=2", "-甲")) {
      for (String option : List.of("-o", "--output", "--out", "--previous")) {
        RefusedException e =
            assertThrows(
                RefusedException.class,
                () -> typed("甲.xlsx", option, value).requirePlainValues(options));
        String longName = option.equals("--previous") ? option : "--output";
        assertEquals(
            option
                + " 后面的“"
                + value
                + "”以 - 开头，像是另一个参数。是文件或文件夹的，请写成 ./"
                + value
                + "；是别的内容，请写成 "
                + longName
                + "="
                + value
                + "。",
            refusal(e));
      }
    }
    for (List<String> fine :
        List.of(
            List.of("-o", "./-x.xlsx"),
            List.of("-o", "--", "-x.xlsx"),
            List.of("--output=-x.xlsx"),
            List.of("-o", "-y", "2024"),
            List.of("-o", "--year=2024"),
            List.of("甲.xlsx", "-y2024"))) {
      assertDoesNotThrow(
          () -> new Arguments(fine, folder).requirePlainValues(options), fine::toString);
    }
  }

  @Test
  void anOptionInThePlaceOfAValueIsNamed() {
    assertEquals(
        ExitStatus.FAILED, console.run("validate", GOOD.toString(), "-o", "--year", "2024"));
    assertTrue(console.errors().contains("--output 后面没有写值"), console.errors());
  }

  @Test
  void emptyArgumentsAreRefusedByEveryCommand() {
    String good = GOOD.toString();
    String out = folder.resolve("out").toString();
    for (String blank : List.of("", " ", "\u3000", "\u00a0 ", "\u200b", "\u2800", "\u3164")) {
      for (List<String> arguments :
          List.of(
              List.of("validate", blank),
              List.of("validate", good, blank),
              List.of("validate", "--", blank),
              List.of("merge", blank, "-u", "甲", "-y", "2022", "-o", out),
              List.of("import", blank, "-o", out),
              List.of("draft", blank, "-o", out),
              List.of("fill", blank, "-o", out),
              List.of("publish", blank, "-o", out + ".docx"),
              List.of("template", blank))) {
        assertSays("有一个文件名是空的", arguments);
      }
      assertBlank("-o (--output)", "-o", blank, List.of("validate", good));
      assertBlank("-o (--output)", "-o", blank, List.of("merge", good, "-u", "甲", "-y", "2022"));
      assertBlank("-o (--output)", "-o", blank, List.of("new", "-u", "甲", "-y", "2022"));
      assertBlank("-o (--output)", "-o", blank, List.of("publish", good));
      assertBlank("-o (--output)", "-o", blank, List.of("import", good));
      assertBlank("-o (--output)", "-o", blank, List.of("draft", good));
      assertBlank("-o (--output)", "-o", blank, List.of("fill", good));
      assertBlank("--previous", "--previous", blank, List.of("validate", good));
      assertBlank("--template", "--template", blank, List.of("validate", good));
      assertBlank("--layout", "--layout", blank, List.of("publish", good, "-o", out + ".docx"));
      List<String> merge = List.of("merge", good, "-u", "甲", "-y", "2022", "-o", out);
      assertBlank("--roster", "--roster", blank, merge);
      assertBlank("--reported", "--reported", blank, merge);
      assertBlank("--office", "--office", blank, List.of("office", "install"));
    }
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void anOptionWithAValueIsGivenOnce() {
    String good = GOOD.toString();
    String out = folder.resolve("out").toString();
    assertSays("-o (--output) 写了不止一次", List.of("validate", good, "-o", out, "-o", out + "2"));
    assertSays("-o (--output) 写了不止一次", List.of("import", good, "-o", out, "--output=" + out));
    assertSays(
        "--previous 写了不止一次", List.of("validate", good, "--previous", good, "--previous", good));
    assertSays(
        "--lang is given more than once",
        List.of("--lang", "en", "validate", good, "--lang", "zh"));
    assertFalse(Files.exists(folder.resolve("out")));
    assertEquals(
        ExitStatus.CLEAN, console.run("validate", good, "--debug", "--debug"), console::said);
  }

  /** As a word of its own and joined to the option. */
  private void assertBlank(String named, String option, String blank, List<String> arguments) {
    List<String> apart = new ArrayList<>(arguments);
    apart.addAll(List.of(option, blank));
    assertSays(named + " 后面是空的", apart);
    List<String> joined = new ArrayList<>(arguments);
    joined.add(option + "=" + blank);
    assertSays(named + " 后面是空的", joined);
  }

  private void assertSays(String sentence, List<String> arguments) {
    assertEquals(
        ExitStatus.FAILED, console.run(arguments.toArray(String[]::new)), arguments::toString);
    assertTrue(console.errors().contains(sentence), () -> arguments + " " + console.errors());
    assertEquals("", console.text());
  }

  @Test
  void whatStandsBehindTwoHyphensIsAFile() {
    for (String name : List.of("--lang=en", "--debug", "--help", "-o", "--没有.xlsx")) {
      assertEquals(ExitStatus.FAILED, console.run("validate", "--", name));
      assertEquals(name + "　无法读取：找不到这个文件，请检查文件名和所在文件夹。", console.text().strip());
    }
  }

  /** What a shell makes of * in a folder with such files, carried out there. */
  @Test
  void whereAShellNamesAllFilesNoneIsAnOption() throws Exception {
    Path bad = Files.copy(GOOD, folder.resolve("--output=x.xlsx"));
    Files.copy(GOOD, folder.resolve("甲.xlsx"));
    assertEquals(ExitStatus.FAILED, runHere("validate", "--output=x.xlsx", "甲.xlsx"));
    assertEquals(ExitStatus.CLEAN, runHere("validate", "--", "--output=x.xlsx", "甲.xlsx"));
    assertEquals(ExitStatus.CLEAN, runHere("validate", "./--output=x.xlsx", "甲.xlsx"));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(bad, folder.resolve("甲.xlsx")), files.sorted().toList());
    }
  }

  private int runHere(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8"); // by this Java decodes names of files
    Process process =
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "takes too long");
    return process.exitValue();
  }

  /** The class path, which may be of parts that are named from the folder of this process. */
  private static String classPath() {
    String separator = System.getProperty("path.separator");
    List<String> parts =
        Stream.of(System.getProperty("java.class.path").split(separator))
            .map(part -> Path.of(part).toAbsolutePath().toString())
            .toList();
    return String.join(separator, parts);
  }
}
