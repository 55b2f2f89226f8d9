package org.nianbao.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of outputs: each once, safe on every system, and nothing replaced but outputs. */
class OutputNamesTest {
  @TempDir Path folder;

  private OutputNames names(OutputKind kind, Path... inputs) {
    return new OutputNames(folder, kind, new InputFiles(List.of(inputs)));
  }

  private static String name(OutputPlace place) {
    return String.valueOf(place.file().getFileName());
  }

  private Path output(String name, OutputKind kind) throws IOException {
    Path file = folder.resolve(name);
    AtomicFile.write(file, kind, out -> out.write("页".getBytes(StandardCharsets.UTF_8)));
    return file;
  }

  @Test
  void eachNameOnce() throws Exception {
    OutputNames names = names(OutputKind.CHECKED);
    List<String> given = new ArrayList<>();
    for (String unit : List.of("甲", "甲-2024", "甲", "a", "A", "甲-2024", "甲", "A")) {
      OutputPlace place = names.next(unit, unit.endsWith("2024") ? 2 : 2024);
      given.add(name(place));
      assertNull(place.occupied()); // by this run itself, which needs no word
    }
    assertEquals(
        List.of(
            "甲-2024.xlsx",
            "甲-2024-2.xlsx",
            "甲-2024-3.xlsx",
            "a-2024.xlsx",
            "A-2024-2.xlsx",
            "甲-2024-2-2.xlsx",
            "甲-2024-4.xlsx",
            "A-2024-3.xlsx"),
        given);
  }

  @Test
  void namesEqualButForTheirComposingAreTheSame() throws Exception {
    OutputNames names = names(OutputKind.CHECKED);
    String composed = Normalizer.normalize("Ａé镇", Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize("Ａé镇", Normalizer.Form.NFD);
    assertEquals(composed + "-2024.xlsx", name(names.next(composed, 2024)));
    assertEquals(decomposed + "-2024-2.xlsx", name(names.next(decomposed, 2024)));
  }

  @Test
  void aNameHasNoLineBreak() {
    assertEquals("甲_乙_镇-2024.xlsx", OutputNames.name("甲\u2028乙\u2029镇", 2024));
  }

  @ParameterizedTest
  @CsvSource({
    "CON, '', _CON.xlsx",
    "nul, '', _nul.xlsx",
    "COM1, '', _COM1.xlsx",
    "lpt9, '', _lpt9.xlsx",
    "COM², '', _COM².xlsx",
    "CON.镇, 2024, _CON.镇-2024.xlsx",
    "AUX .b, 2024, _AUX .b-2024.xlsx",
    "CON, 2024, CON-2024.xlsx",
    "COM10, '', COM10.xlsx",
    "康镇, '', 康镇.xlsx",
    "../甲, 2024, _/甲-2024.xlsx",
    "'', 2024, _-2024.xlsx",
  })
  void aNameIsSafeOnEverySystem(String unit, String year, String expected) {
    assertEquals(expected.replace('/', '_'), OutputNames.name(unit, year));
  }

  @Test
  void whatIsNoOutputIsNotReplaced() throws Exception {
    Files.writeString(folder.resolve("甲-2024.xlsx"), "收到的");
    Files.writeString(folder.resolve("甲-2024-2.xlsx"), "也是");
    OutputPlace place = names(OutputKind.CHECKED).next("甲", 2024);
    assertEquals("甲-2024-3.xlsx", name(place));
    assertEquals(folder.resolve("甲-2024.xlsx"), place.occupied());
  }

  @Test
  void anOutputOfItsKindIsReplacedUntilSomebodySavesIt() throws Exception {
    Path own = output("甲-2024.xlsx", OutputKind.CHECKED);
    assertEquals("甲-2024.xlsx", name(names(OutputKind.CHECKED).next("甲", 2024)));
    assertEquals("甲-2024-2.xlsx", name(names(OutputKind.FILLED).next("甲", 2024)));
    Files.writeString(own, Files.readString(own).replace("页", "改"));
    assertEquals("甲-2024-2.xlsx", name(names(OutputKind.CHECKED).next("甲", 2024)));
  }

  @Test
  void aBlankFormIsReplacedByAnything() throws Exception {
    output("甲-2024.xlsx", OutputKind.ISSUED);
    for (OutputKind kind : OutputKind.values()) {
      assertEquals("甲-2024.xlsx", name(names(kind).next("甲", 2024)));
    }
  }

  @Test
  void noInputIsReplacedUnderWhateverName() throws Exception {
    Path input = output("甲-2024.xlsx", OutputKind.CHECKED);
    Files.createDirectory(folder.resolve("a"));
    Path roundabout = folder.resolve("a").resolve("..").resolve("甲-2024.xlsx");
    Path missing = folder.resolve("没有.xlsx");
    assertEquals(
        "甲-2024-2.xlsx", name(names(OutputKind.CHECKED, missing, roundabout).next("甲", 2024)));
    try {
      Path link = Files.createLink(folder.resolve("乙-2024.xlsx"), input);
      assertEquals(
          "乙-2024-2.xlsx", name(names(OutputKind.CHECKED, input).next("乙", 2024)), link::toString);
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("no links here");
    }
  }

  @Test
  void aLinkIsNotReplaced() throws Exception {
    Path target = output("目标.xlsx", OutputKind.CHECKED);
    try {
      Files.createSymbolicLink(folder.resolve("甲-2024.xlsx"), target);
      Files.createSymbolicLink(folder.resolve("乙-2024.xlsx"), folder.resolve("没有"));
    } catch (IOException | UnsupportedOperationException e) {
      Assumptions.abort("no links here");
    }
    assertEquals("甲-2024-2.xlsx", name(names(OutputKind.CHECKED).next("甲", 2024)));
    assertEquals("乙-2024-2.xlsx", name(names(OutputKind.CHECKED).next("乙", 2024)));
  }

  @Test
  void aReservedNameIsTaken() throws Exception {
    OutputNames names = names(OutputKind.CHECKED);
    names.reserve(folder.resolve("校验汇总.xlsx"));
    assertEquals("校验汇总-2.xlsx", name(names.next("校验汇总", "")));
  }

  @Test
  void onlyOutdatedOutputsOfThisKindAreRemovedAndNotThoseOfThisRun() throws Exception {
    OutputNames names = names(OutputKind.NOTICE);
    for (String name : List.of("甲.xlsx", "乙.xlsx", "丙.xlsx", "丁.xlsx", "戊.xlsx")) {
      names.supersede(Path.of(name));
    }
    List<Path> outdated = List.of(output("甲.xlsx", OutputKind.NOTICE));
    Path ofNamesake = output("甲-2.xlsx", OutputKind.NOTICE);
    Path returnedAgain = Files.writeString(folder.resolve("戊.xlsx"), "批注");
    names.next(Path.of("戊.xlsx"));
    Path form = output("乙.xlsx", OutputKind.CHECKED);
    Path changed = output("丙.xlsx", OutputKind.NOTICE);
    Files.writeString(changed, Files.readString(changed) + "批注");
    names.next(Path.of("丁.xlsx"));
    Path ofRun = output("丁.xlsx", OutputKind.NOTICE);
    Path ofOther = output("甲-2024.xlsx", OutputKind.NOTICE);
    OutputNames.Superseded done = names.removeSuperseded();
    assertEquals(outdated, done.removed());
    assertEquals(List.of(changed), done.kept());
    assertEquals(List.of(), done.failures());
    assertTrue(outdated.stream().noneMatch(Files::exists));
    for (Path kept : List.of(form, changed, ofRun, ofOther, ofNamesake, returnedAgain)) {
      assertTrue(Files.exists(kept), kept::toString);
    }
  }
}
