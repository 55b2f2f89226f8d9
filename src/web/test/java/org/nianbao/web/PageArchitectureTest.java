package org.nianbao.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nianbao.reader.WebPageReader;

/** The page uses the engine and, of the toolkit, the reader of web pages alone. */
class PageArchitectureTest {
  private static final List<String> ENGINE =
      List.of(
          "message",
          "grid",
          "template",
          "value",
          "format",
          "form",
          "locate",
          "rule",
          "repair",
          "workbook",
          "roster",
          "check",
          "issue",
          "merge",
          "notice");

  @Test
  void nothingElseOfTheToolkitIsUsed() throws URISyntaxException {
    URI page = WebEngine.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    JavaClasses classes = new ClassFileImporter().importPath(Path.of(page));
    String[] allowed =
        Stream.concat(
                ENGINE.stream().map(each -> "org.nianbao." + each), Stream.of("org.nianbao.web.."))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("org.nianbao.web..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("org.nianbao..")
                .and(not(resideInAnyPackage(allowed)))
                .and(not(Predicates.type(WebPageReader.class))))
        .check(classes);
  }
}
