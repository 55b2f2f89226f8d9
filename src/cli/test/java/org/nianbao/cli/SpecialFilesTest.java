package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Links to nothing, pipes and devices, which are named and never opened: a pipe would never end.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpecialFilesTest {
  private static final Path GOOD = Path.of("dist/examples/单位/红旗区小店镇-2022.xlsx");
  private static final Path ZEROS = Path.of("/dev/zero");

  private final Console console = new Console();
  private @TempDir Path folder;
  private Path received;

  @BeforeEach
  void make() throws Exception {
    received = Files.createDirectory(folder.resolve("收到"));
    Assumptions.assumeTrue(Files.exists(ZEROS), "no devices here");
    int made =
        new ProcessBuilder("mkfifo", received.resolve("丙镇.xlsx").toString()).start().waitFor();
    Assumptions.assumeTrue(made == 0, "no pipes here");
    Files.createSymbolicLink(received.resolve("甲镇.xlsx"), received.resolve("没有.xlsx"));
    Files.createSymbolicLink(received.resolve("乙镇.xlsx"), received.resolve("乙镇.xlsx"));
    Files.createSymbolicLink(received.resolve("丁镇.xlsx"), ZEROS);
    Files.createSymbolicLink(received.resolve("戊镇"), folder);
  }

  /** JUnit warns of a link that leads out of the folder it deletes. */
  @AfterEach
  void removeLink() throws IOException {
    Files.deleteIfExists(received.resolve("丁镇.xlsx"));
  }

  private void assertNames(String text) {
    assertTrue(
        text.replace(received + File.separator, "")
            .contains(
                "有 5 个不是普通文件，没有读取，请索要原文件后重新放入：丁镇.xlsx（设备）、丙镇.xlsx（管道）、乙镇.xlsx（失效的链接）、"
                    + "戊镇（指向文件夹的链接）、甲镇.xlsx（失效的链接）"),
        text);
  }

  @Test
  void inAFolderTheyAreNamedAndTheOthersRead() throws IOException {
    Files.copy(GOOD, received.resolve("好.xlsx"));
    assertEquals(ExitStatus.CLEAN, console.run("validate", received.toString()));
    assertTrue(console.text().contains("通过"), console.text());
    assertNames(console.text());
    String output = folder.resolve("汇总.xlsx").toString();
    console.run("merge", received.toString(), "-u", "红旗区", "-y", "2022", "-o", output);
    assertNames(console.text());
    assertNotReceived(
        "merge", received.toString(), "-u", "区", "-y", "2022", "-o", output, "--format", "json");
    assertNotReceived("validate", received.toString(), "--format", "json");
  }

  private void assertNotReceived(String... arguments) {
    console.run(arguments);
    for (String name : List.of("甲镇.xlsx", "乙镇.xlsx", "丙镇.xlsx", "丁镇.xlsx", "戊镇")) {
      String named = console.text().substring(console.text().indexOf("\"notReceived\""));
      assertTrue(named.contains(received.resolve(name).toString()), named);
    }
  }

  @Test
  void whereNothingElseIsTheyAreNamed() {
    assertEquals(ExitStatus.FAILED, console.run("validate", received.toString()));
    assertTrue(console.errors().contains("没有可以读取的文件"), console.errors());
    assertNames(console.errors());
  }

  @Test
  void aSocketIsNamed() throws IOException {
    Path socket = folder.resolve("口");
    try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.bind(UnixDomainSocketAddress.of(socket));
      Files.copy(GOOD, folder.resolve("好.xlsx"));
      assertEquals(
          ExitStatus.FAILED, console.run("validate", folder.toString(), received + "/没有.xlsx"));
      assertTrue(console.text().contains("口（套接字）"), console.text());
    }
  }

  @Test
  void whereOneIsNamedItEndsInASentence() {
    String good = GOOD.toString();
    String output = folder.resolve("果.xlsx").toString();
    List<String> merge = List.of("merge", good, "-u", "红旗区", "-y", "2022", "-o", output);
    for (Path special : List.of(received.resolve("丙镇.xlsx"), ZEROS, received.resolve("丁镇.xlsx"))) {
      String named = special.toString();
      for (List<String> arguments :
          List.of(
              List.of("validate", named),
              List.of("validate", good, "--previous", named),
              List.of("validate", good, "--template", named),
              List.of("merge", named, "-u", "红旗区", "-y", "2022", "-o", output),
              with(merge, "--roster", named),
              with(merge, "--reported", named),
              with(merge, "--previous", named),
              List.of("new", "--roster", named, "-y", "2024", "-o", folder.toString()),
              List.of("import", named, "-o", output),
              List.of("draft", named, "-o", output),
              List.of("fill", named, "-o", output),
              List.of("publish", named, "-o", output + ".docx"),
              List.of("publish", good, "--layout", named, "-o", output + ".docx"),
              List.of("template", named))) {
        assertEquals(
            ExitStatus.FAILED, console.run(arguments.toArray(String[]::new)), arguments::toString);
        assertTrue(console.said().contains("这不是普通文件"), () -> arguments + console.said());
      }
    }
    assertFalse(Files.exists(Path.of(output)));
  }

  private static List<String> with(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return all;
  }

  /** A return notice of the round before is looked into. */
  @Test
  void aPipeInThePlaceOfANoticeIsNotOpened() throws Exception {
    Path notices = Files.createDirectories(folder.resolve("果/退回通知"));
    Path pipe = notices.resolve("红旗区小店镇-2022.xlsx");
    new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    assertEquals(
        ExitStatus.CLEAN,
        console.run("validate", GOOD.toString(), "-o", folder.resolve("果").toString()));
    assertTrue(Files.exists(pipe));
  }
}
