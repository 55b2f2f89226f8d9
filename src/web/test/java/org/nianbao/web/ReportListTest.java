package org.nianbao.web;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nianbao.Nianbao;
import org.nianbao.check.JsonReport;
import org.nianbao.check.LastYearReports;
import org.nianbao.check.ValidationResult;
import org.nianbao.file.WorkerThreads;
import org.nianbao.jxls.FormWriter;
import org.nianbao.message.Messages;
import org.nianbao.task.ValidateTask;
import org.nianbao.template.Editions;

/** The page's list says of each file what the command {@code validate} says of it in a folder. */
class ReportListTest {
  private static final Pattern ROW =
      Pattern.compile("\"number\" : (\\d+),.*?\"copied\" : \"(.*?)\"", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void bothReportsThatRepeatEachOtherSaySo() throws Exception {
    List<Path> files = List.of(report("小店镇", ""), report("城关镇", ""), report("河西乡", "本年没有新的情况。"));
    Files.writeString(folder.resolve("坏.xlsx"), "none");
    ReportList list = new ReportList();
    Map<Integer, String> copied = new TreeMap<>();
    List<String> answers = new ArrayList<>();
    for (Path file : files) {
      answers.add(add(list, file, copied));
    }

    assertEquals(1, rows(answers.get(0)));
    assertEquals(2, rows(answers.get(1)), () -> answers.get(1));
    List<String> others = List.copyOf(copied.values());
    assertTrue(others.get(0).endsWith("城关镇\\n城关镇.xlsx"), () -> others.get(0));
    assertTrue(others.get(1).endsWith("小店镇\\n小店镇.xlsx"), () -> others.get(1));
    Map<String, ValidationResult> command = validated();
    for (int i = 0; i < files.size(); i++) {
      String file = files.get(i).toString();
      FileCheck here =
          FileCheck.of(file, Files.readAllBytes(files.get(i)), others.get(i).replace("\\n", "\n"));
      assertEquals(
          text(JsonReport.of(requireNonNull(command.get(file)), Messages.CHINESE)),
          text(here.json(Messages.CHINESE)));
    }
  }

  @Test
  void anUnreadableFileHasItsReasonInBothLanguages() throws Exception {
    String row = text(new ReportList().add("坏.xlsx", new byte[] {1}));
    assertTrue(row.contains("\"status\" : \"unreadable\""), row);
    assertFalse(row.contains("\"unit\""), row);
    assertTrue(Pattern.compile("\"zh\" : \"\\p{IsHan}").matcher(row).find(), row);
    assertTrue(Pattern.compile("\"en\" : \"[a-z]").matcher(row).find(), row);
  }

  /** Adds a file, and notes what its row and those of others say about copies. */
  private static String add(ReportList list, Path file, Map<Integer, String> copied)
      throws IOException {
    String answer = text(list.add(file.toString(), Files.readAllBytes(file)));
    for (MatchResult row : ROW.matcher(answer).results().toList()) {
      copied.put(Integer.valueOf(row.group(1)), row.group(2));
    }
    return answer;
  }

  private static long rows(String answer) {
    return ROW.matcher(answer).results().count();
  }

  private Map<String, ValidationResult> validated() throws Exception {
    Map<String, ValidationResult> results = new LinkedHashMap<>();
    try (WorkerThreads workers = WorkerThreads.onePerProcessor()) {
      new ValidateTask(
              Editions.shipped(),
              ValidateTask.findReceived(List.of(folder), List.of(), null),
              null,
              LastYearReports.none(),
              null)
          .run(workers, written -> results.put(written.checked().file(), written.checked()));
    }
    return results;
  }

  /** Writes a report whose narrative is that of the example, with more at its end. */
  private Path report(String unit, String more) throws Exception {
    Path data = folder.resolve(unit + ".json");
    String example =
        Files.readString(Path.of("dist/examples/data/红旗区小店镇-2022.json"))
            .replace("\"红旗区小店镇\"", "\"" + unit + "\"");
    Files.writeString(
        data,
        more.isEmpty()
            ? example
            : example.replaceAll("(\"narrative[^\"]*\" ?: ?)\"[^\"]*\"", "$1\"" + more + "\""));
    Path report = folder.resolve(unit + ".xlsx");
    FormWriter.writeForm(Nianbao.data(Editions.shipped(), data).get(0), report);
    Files.delete(data);
    return report;
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
