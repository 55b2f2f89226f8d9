package org.nianbao;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Packages point one way only. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.nianbao");

  @Test
  void dependenciesPointOneWay() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli").definedBy("org.nianbao.cli")
        .layer("office").definedBy("org.nianbao.office")
        .layer("desk").definedBy("org.nianbao.desk")
        .layer("face").definedBy("org.nianbao")
        .layer("task").definedBy("org.nianbao.task")
        .layer("merge").definedBy("org.nianbao.merge")
        .layer("report").definedBy("org.nianbao.report")
        .layer("rule").definedBy("org.nianbao.rule")
        .layer("repair").definedBy("org.nianbao.repair")
        .layer("form").definedBy("org.nianbao.form")
        .layer("template").definedBy("org.nianbao.template")
        .layer("file").definedBy("org.nianbao.file")
        .layer("grid").definedBy("org.nianbao.grid")
        .layer("message").definedBy("org.nianbao.message")
        .whereLayer("cli").mayOnlyAccessLayers(
            "face", "task", "merge", "report", "repair", "form", "template", "file", "grid", "message")
        .whereLayer("office").mayOnlyAccessLayers(
            "face", "task", "merge", "report", "repair", "form", "template", "file", "grid", "message")
        .whereLayer("desk").mayOnlyAccessLayers(
            "face", "task", "merge", "report", "repair", "form", "template", "file", "grid", "message")
        .whereLayer("desk").mayNotBeAccessedByAnyLayer()
        .whereLayer("face").mayOnlyAccessLayers(
            "task", "merge", "report", "repair", "rule", "form", "template", "file", "grid", "message")
        .whereLayer("task").mayOnlyAccessLayers(
            "merge", "report", "rule", "form", "template", "file", "grid", "message")
        .whereLayer("merge").mayOnlyAccessLayers(
            "report", "repair", "rule", "form", "template", "file", "grid", "message")
        .whereLayer("report").mayOnlyAccessLayers(
            "repair", "rule", "form", "template", "file", "grid", "message")
        .whereLayer("repair").mayOnlyAccessLayers("rule", "form", "template", "grid", "message")
        .whereLayer("rule").mayOnlyAccessLayers("form", "template", "grid", "message")
        .whereLayer("form").mayOnlyAccessLayers("template", "grid", "message")
        .whereLayer("template").mayOnlyAccessLayers("grid", "message")
        .whereLayer("file").mayOnlyAccessLayers("grid", "message")
        .whereLayer("grid").mayOnlyAccessLayers("message")
        .whereLayer("message").mayNotAccessAnyLayer()
        .check(CLASSES);
  }

  /** What the add-in is written against is there in an office only. */
  @Test
  void onlyTheAddInKnowsTheOffice() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.nianbao.office")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.star..")
        .check(CLASSES);
  }
}
