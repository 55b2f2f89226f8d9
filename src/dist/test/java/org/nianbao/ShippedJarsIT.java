package org.nianbao;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every jar that is shipped is needed by a class of ours, or by one of a library that ours lead to;
 * target/shipped-jars.txt says by which.
 */
class ShippedJarsIT {
  private static final Path LIB = Path.of("dist/lib");
  private static final Path ADD_IN = Path.of("src/office/target/nianbao-office.jar");
  private static final Path REPORT = Path.of("target/shipped-jars.txt");

  /** Classes that no input makes run; pom.xml excludes the jars that only they need. */
  private static final Set<String> NEVER_RUN =
      Set.of(
          // only its constants are used; it extracts text, from Visio drawings, too
          "org.apache.poi.extractor.ExtractorFactory",
          // for a picture added to an .xls, which is read and never written
          "org.apache.commons.codec.digest.DigestUtils",
          // for expressions, which WorkbookFiller evaluates
          "org.jxls.expression.ExpressionEvaluatorFactoryJexlImpl",
          // for commands and functions that templates do not have
          "org.jxls.command.GridCommand",
          "org.jxls.common.ObjectPropertyAccess");

  @SuppressWarnings("NullAway.Init")
  private static List<Path> jars;

  @BeforeAll
  static void list() throws IOException {
    jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(LIB)) {
      files.filter(file -> name(file).endsWith(".jar")).sorted().forEach(jars::add);
    }
    jars.add(ADD_IN);
  }

  @Test
  void aClassOfOursNeedsEveryJar() throws IOException {
    Map<Path, List<String>> chains = new ClassGraph(jars).chains(ShippedJarsIT::isOurs, NEVER_RUN);
    StringBuilder report = new StringBuilder();
    for (Path jar : jars) {
      if (!isOurs(jar)) {
        report.append(
            "%s, %,d KB: %s%n"
                .formatted(
                    name(jar).replaceFirst("-(\\d[^-]*)\\.jar$", " $1"),
                    Files.size(jar) / 1000,
                    String.join(" > ", chains.getOrDefault(jar, List.of("needed by nothing")))));
      }
    }
    Files.writeString(REPORT, report);
    System.out.print("Shipped jars and why:\n" + report);
    assertEquals(
        Set.of(),
        unneeded(chains, jars),
        "No class of ours needs these jars: exclude them in pom.xml, and say there why");
  }

  /** Maven writes the class paths of both programs; lib may hold jars of an earlier build. */
  @Test
  void everyJarIsADependency() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (String program : List.of("nianbao-cli.jar", "nianbao-desk.jar")) {
      asked.add(program);
      try (JarFile jar = new JarFile(LIB.resolve(program).toFile())) {
        String path = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        asked.addAll(Arrays.asList(path.split(" ")));
      }
    }
    Set<String> shipped = new TreeSet<>();
    jars.stream().filter(jar -> jar.startsWith(LIB)).forEach(jar -> shipped.add(name(jar)));
    assertEquals(Set.of(), without(asked, shipped), "Dependencies that dist/lib lacks");
    assertEquals(
        Set.of(),
        without(shipped, asked),
        "Jars in dist/lib that are no dependency in pom.xml: run mvn clean first");
  }

  @Test
  void findsAJarThatNothingNeeds() throws Exception {
    Path unneeded =
        Path.of(JavaClasses.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> more = new ArrayList<>(jars);
    more.add(unneeded);
    Map<Path, List<String>> chains = new ClassGraph(more).chains(ShippedJarsIT::isOurs, NEVER_RUN);
    assertTrue(unneeded(chains, more).contains(name(unneeded)));
  }

  /** A class that no library names any more needs no exception. */
  @Test
  void theExceptionsAreNamed() throws IOException {
    ClassGraph graph = new ClassGraph(jars);
    assertEquals(List.of(), NEVER_RUN.stream().filter(name -> !graph.names(name)).toList());
  }

  private static Set<String> unneeded(Map<Path, List<String>> chains, List<Path> jars) {
    Set<String> names = new TreeSet<>();
    jars.stream().filter(jar -> !chains.containsKey(jar)).forEach(jar -> names.add(name(jar)));
    return names;
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = new TreeSet<>(names);
    rest.removeAll(others);
    return rest;
  }

  private static boolean isOurs(Path jar) {
    return name(jar).startsWith("nianbao");
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
