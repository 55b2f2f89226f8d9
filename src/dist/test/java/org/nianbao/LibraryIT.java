package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars serve another program, as classes and as modules. */
class LibraryIT {
  private static final Path LIB = Path.of("dist/lib").toAbsolutePath();
  private static final String MODULES =
      path(Stream.of("nianbao-engine.jar", "nianbao-toolkit.jar", "jspecify.jar"));
  private static final String FORM = "dist/examples/单位/红旗区小店镇-2022.xlsx";
  private static final String PACKAGES =
      Stream.of(
              "org.nianbao.Nianbao",
              "org.nianbao.check.*",
              "org.nianbao.form.*",
              "org.nianbao.merge.*",
              "org.nianbao.repair.*",
              "org.nianbao.template.*",
              "java.nio.file.*",
              "java.util.*")
          .map("import %s;%n"::formatted)
          .collect(Collectors.joining());

  @TempDir Path folder;

  @Test
  void theProgramInTheReadmeRunsOnTheClassPath() throws Exception {
    write("Example.java", program(readme()));
    assertEquals("", compile("-classpath", MODULES));
    runs("-classpath", path(libraries()) + File.pathSeparator + folder, "Example");
  }

  @Test
  void theProgramInTheReadmeRunsAsAModule() throws Exception {
    write(
        "module-info.java", "module office { requires org.nianbao.toolkit; %s }".formatted(ENGINE));
    write("office/Example.java", "package office;" + program(readme()));
    assertEquals("", compile("--module-path", MODULES));
    runs(
        "--module-path",
        MODULES + File.pathSeparator + folder,
        "--class-path",
        path(libraries().filter(jar -> !jar.startsWith("nianbao-"))),
        "--module",
        "office/office.Example");
  }

  @Test
  void theEngineExportsOnlyTheTypesOfResults() throws Exception {
    write("module-info.java", "module office { %s }".formatted(ENGINE));
    write("office/Example.java", "package office; class Example { org.nianbao.rule.Sentence s; }");
    String errors = compile("--module-path", MODULES);
    assertTrue(errors.contains("package org.nianbao.rule is not visible"), errors);
  }

  private static final String ENGINE = "requires org.nianbao.engine;";

  /** Returns the statements that src/README.md shows. */
  private static String readme() throws IOException {
    String text = Files.readString(Path.of("src/README.md"));
    int start = text.indexOf("```java") + "```java".length();
    return text.substring(start, text.indexOf("```", start));
  }

  private static String program(String statements) {
    return PACKAGES
        + "class Example { public static void main(String[] arguments) throws Exception {"
        + statements
        + "}}";
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Compiles all sources in the folder and returns what the compiler says of them. */
  private String compile(String... options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8);
        Stream<Path> sources = Files.walk(folder)) {
      List<Path> java = sources.filter(file -> file.toString().endsWith(".java")).toList();
      List<String> all =
          Stream.concat(Stream.of(options), Stream.of("-d", folder.toString())).toList();
      compiler
          .getTask(errors, files, null, all, null, files.getJavaFileObjectsFromPaths(java))
          .call();
    }
    return errors.toString();
  }

  private void runs(String... words) throws Exception {
    for (String name : List.of("小店镇", "城关镇")) {
      Files.copy(Path.of(FORM), folder.resolve(name + ".xlsx"));
    }
    List<String> command =
        Stream.concat(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()),
                Stream.of(words))
            .toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertEquals(2, said.lines().filter(line -> line.matches("OK|DISCREPANCIES")).count(), said);
    for (String written : List.of("小店镇-校验.xlsx", "小店镇-报告.docx", "红旗区.xlsx")) {
      assertTrue(Files.size(folder.resolve(written)) > 5000, written);
    }
  }

  private static Stream<String> libraries() throws IOException {
    try (Stream<Path> files = Files.list(LIB)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".jar"))
          .toList()
          .stream();
    }
  }

  private static String path(Stream<String> jars) {
    return jars.map(jar -> LIB.resolve(jar).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
