package org.nianbao.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How the launchers for Windows are written: cmd reads what stands in names unless it is quoted.
 */
class BatchFilesTest {
  private static final Set<String> OF_CMD_ITSELF =
      Set.of(
          "copy",
          "del",
          "echo",
          "exit",
          "for",
          "goto",
          "if",
          "move",
          "pause",
          "set",
          "setlocal",
          "start");

  /** The conditions of "if" and the lists of "for", before the command itself. */
  private static final Pattern CONDITION =
      Pattern.compile(
          "if (?:not )?(?:(?:exist|defined|errorlevel)"
              + " )?(?:\"[^\"]*\"|\\S+?)(?:==(?:\"[^\"]*\"|\\S+)| LSS \\d+)? |for (?:/f \"[^\"]*\""
              + " )?%%\\w in \\(.*?\\) do (?:>\"[^\"]*\" )?");

  /** Variables that hold a path, or part of one. */
  private static final Pattern PATH =
      Pattern.compile(
          "(?<!%)%(?:~\\w+0|SystemRoot%|JAVA_HOME|NIANBAO_(?!FLAGS|OPTS|MAJOR)\\w+[%:])");

  private static List<String> commands(String file) throws IOException {
    return Files.readAllLines(Path.of(file), StandardCharsets.US_ASCII).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("rem") && !line.startsWith(":"))
        .map(line -> line.startsWith("@") ? line.substring(1) : line)
        .toList();
  }

  private static String withoutConditions(String command) {
    Matcher condition = CONDITION.matcher(command);
    return condition.lookingAt() ? withoutConditions(command.substring(condition.end())) : command;
  }

  @ParameterizedTest
  @ValueSource(strings = {"dist/年报.bat", "dist/bin/nianbao.bat"})
  void programsAreNamedByTheirPlace(String file) throws IOException {
    for (String line : commands(file)) {
      String command = withoutConditions(line);
      String word = command.split(" ", 2)[0].toLowerCase(Locale.ROOT);
      assertTrue(
          OF_CMD_ITSELF.contains(word)
              || word.startsWith("\"%")
              || command.startsWith("call \"%NIANBAO_MAVEN%\""),
          line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dist/年报.bat", "dist/bin/nianbao.bat"})
  void pathsAreQuoted(String file) throws IOException {
    for (String line : commands(file)) {
      Matcher path = PATH.matcher(line);
      while (path.find()) {
        long quotes = line.substring(0, path.start()).chars().filter(c -> c == '"').count();
        assertEquals(1, quotes % 2, line);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dist/年报.bat", "dist/bin/nianbao.bat"})
  void argumentsGoToJavaOnly(String file) throws IOException {
    for (String line : commands(file)) {
      assertTrue(
          !line.matches(".*(?<!%)%(?:\\*|~?[1-9]).*") || line.startsWith("\"%NIANBAO_JAVA%\""),
          line);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dist/年报.bat", "dist/bin/nianbao.bat"})
  void exclamationMarksAreNoVariables(String file) throws IOException {
    assertTrue(commands(file).contains("setlocal EnableExtensions DisableDelayedExpansion"));
  }
}
