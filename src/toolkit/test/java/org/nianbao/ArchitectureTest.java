package org.nianbao;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The packages of engine and toolkit depend on each other in one order only. The order of modules
 * is that of their Maven dependencies.
 */
class ArchitectureTest {
  /** Each may use those before it. */
  private static final List<String> PACKAGES =
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
          "notice",
          "reader",
          "file",
          "data",
          "jxls",
          "publish",
          "compare",
          "letter",
          "rounds",
          "validate",
          "district",
          "lint",
          "task");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.nianbao");

  @Test
  void packagesPointOneWay() {
    LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : PACKAGES) {
      layers = layers.layer(name).definedBy("org.nianbao." + name);
    }
    for (int i = 0; i < PACKAGES.size(); i++) {
      String[] before = PACKAGES.subList(0, i).toArray(String[]::new);
      layers =
          before.length == 0
              ? layers.whereLayer(PACKAGES.get(i)).mayNotAccessAnyLayer()
              : layers.whereLayer(PACKAGES.get(i)).mayOnlyAccessLayers(before);
    }
    layers.check(CLASSES);
  }
}
