package org.nianbao.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Times whole processes: of one form, where the start takes most of the time, and of folders of
 * many workbooks. The commands take turns, so that other load on the machine affects all of them.
 */
final class Processes {
  private static final int ONE_FORM_ROUNDS = 15;
  private static final int FOLDER_ROUNDS = 3;

  private final Path folder;
  private final String launcher;
  private final String classPath;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private Processes(Path folder, String launcher) {
    this.folder = folder;
    this.launcher = launcher;
    this.classPath = System.getProperty("java.class.path");
  }

  /** The smallest Java program. */
  static final class Hello {
    private Hello() {}

    public static void main(String[] arguments) {
      System.out.println("hello");
    }
  }

  /** Times the launcher on the workbooks that {@link Workbooks} has made. */
  public static void main(String[] arguments) throws Exception {
    Processes processes = new Processes(Path.of(arguments[0]), arguments[1]);
    processes.oneForm();
    processes.folders();
  }

  private void oneForm() throws Exception {
    String one = folder.resolve("forms").resolve("000000.xlsx").toString();
    String output = folder.resolve("output").toString();
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(
        "Java hello-world",
        List.of(java(), "-Xshare:auto", "-cp", classPath, Hello.class.getName()));
    commands.put("`validate` of one form", List.of(launcher, "validate", one));
    commands.put("`validate -o` of one form", List.of(launcher, "validate", one, "-o", output));
    Map<String, Double> times = times(commands, ONE_FORM_ROUNDS);
    double hello = times.values().iterator().next();
    out.println("\n| process | time against hello-world |\n| --- | ---: |");
    times.forEach((name, time) -> out.printf("| %s | %.1f |%n", name, time / hello));
  }

  private void folders() throws Exception {
    String forms = folder.resolve("forms").toString();
    String handMade = folder.resolve("hand-made").toString();
    Path script = Path.of("src", "benchmark", "openpyxl_read.py");
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put("`validate --format json`", validate(forms));
    commands.put("the same on one processor", pinned(validate(forms)));
    commands.put("`validate --format json`, hand-made layouts", validate(handMade));
    commands.put(
        "`merge`",
        List.of(
            launcher,
            "merge",
            forms,
            "-u",
            "某某区",
            "-y",
            "2024",
            "-o",
            folder.resolve("merged.xlsx").toString()));
    commands.put("openpyxl reads the cells", List.of("/usr/bin/python3", script.toString(), forms));
    Map<String, Double> times = times(commands, FOLDER_ROUNDS);
    out.println("\n| process | workbooks | ms a workbook |\n| --- | ---: | ---: |");
    for (Map.Entry<String, Double> timed : times.entrySet()) {
      int count = count(timed.getKey().contains("hand-made") ? handMade : forms);
      out.printf("| %s | %d | %.2f |%n", timed.getKey(), count, timed.getValue() / count);
    }
  }

  private List<String> validate(String path) {
    return List.of(launcher, "validate", path, "--format", "json");
  }

  private static List<String> pinned(List<String> command) {
    return Stream.concat(Stream.of("taskset", "-c", "0"), command.stream()).toList();
  }

  private static int count(String named) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(named))) {
      return (int) files.count();
    }
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Returns the median of each command's times, in milliseconds. */
  private static Map<String, Double> times(Map<String, List<String>> commands, int rounds)
      throws Exception {
    Map<String, List<Long>> nanoseconds = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        long start = System.nanoTime();
        Process process =
            new ProcessBuilder(command.getValue())
                .redirectOutput(new File("/dev/null"))
                .redirectError(new File("/dev/null"))
                .start();
        int status = process.waitFor();
        if (status > 1) {
          throw new IOException("status " + status + " of " + command.getValue());
        }
        if (round > 0) { // the first warms up the disk
          nanoseconds
              .computeIfAbsent(command.getKey(), name -> new ArrayList<>())
              .add(System.nanoTime() - start);
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    nanoseconds.forEach(
        (name, times) -> {
          long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
          Arrays.sort(sorted);
          medians.put(name, sorted[sorted.length / 2] / 1e6);
        });
    return medians;
  }
}
