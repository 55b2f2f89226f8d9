package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The texts in the code of engine and toolkit that only one form has. What a form says and how it
 * is checked stands in its template; what is left has a reason.
 */
class FormWordsTest {
  private static final List<Path> SOURCES =
      List.of(Path.of("src/engine/main/java"), Path.of("src/toolkit/main/java"));

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
  private static final Pattern LITERAL =
      Pattern.compile("(?s)\"\"\".*?\"\"\"|\"(?:[^\"\\\\\\n]|\\\\.)*+\"");

  /** Words and keys of the usual form. */
  private static final Pattern USUAL =
      Pattern.compile("政府信息公开|第五十条|依申请公开|信息处理费|narrative\\.other|\"requests\\.");

  /** Words and keys of the form of government websites. */
  private static final Pattern SECOND =
      Pattern.compile(
          "政府网站|工作报表|国办函|办件量|\"(?:site|visits|posts|cases|messages|interviews|media)\\.\\w");

  /** The classes with words of the usual form, and why they need not stand in its template. */
  private static final Map<String, String> ALLOWED =
      Map.of(
          "ClausePrefix", "grammar of 常用句式, which only a template that names them is checked by",
          "ComparisonPhrase", "grammar of 常用句式",
          "CountedSubject", "grammar of 常用句式",
          "FinishedCounts", "grammar of 常用句式",
          "Vocabulary", "grammar of 常用句式",
          "ZeroStatementPattern", "grammar of 常用句式",
          "NamedUnitCheck", "words after which a name of a unit ends; others of them are general",
          "RateRows", "the rates of the sheet 办理比率, which only a template with that sheet has",
          "UnitOfFile",
              "words around a unit in the name of a file; the form's own name is another");

  @Test
  void noCodeKnowsTheSecondForm() throws IOException {
    assertEquals(Set.of(), classesWith(SECOND));
  }

  @Test
  void onlyTheseClassesHaveWordsOfTheUsualForm() throws IOException {
    assertEquals(new TreeSet<>(ALLOWED.keySet()), classesWith(USUAL));
  }

  private static Set<String> classesWith(Pattern words) throws IOException {
    Set<String> names = new TreeSet<>();
    List<Path> files = new ArrayList<>();
    for (Path source : SOURCES) {
      try (Stream<Path> found = Files.walk(source)) {
        found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
      }
    }
    for (Path file : files) {
      Matcher literal = LITERAL.matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""));
      while (literal.find()) {
        if (words.matcher(literal.group()).find()) {
          names.add(String.valueOf(file.getFileName()).replace(".java", ""));
        }
      }
    }
    return names;
  }
}
