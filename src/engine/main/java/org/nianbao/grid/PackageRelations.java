package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The relationships of the parts of an Office Open XML file (ECMA-376 part 2, 9.3), by which parts
 * are found whatever their names.
 */
final class PackageRelations {
  /** The name of the zip file itself, whose relationships lead to the main part. */
  private static final String PACKAGE = "";

  /**
   * A relationship of a part.
   *
   * @param kind the last segment of its type
   * @param target the name of the target in the zip file
   */
  record Relation(String kind, String target) {}

  private final ZipArchive archive;
  private final XmlReaderFactory xml;

  PackageRelations(ZipArchive archive, XmlReaderFactory xml) {
    this.archive = archive;
    this.xml = xml;
  }

  /**
   * Returns the name of the main part.
   *
   * @param usual the name if no relationship states it
   */
  String mainPart(String usual) throws IOException {
    String found = usual;
    for (Relation relation : of(PACKAGE).values()) {
      if (relation.kind().equals("officeDocument")) {
        found = relation.target();
      }
    }
    return found;
  }

  /** Returns the relationships of a part by id. */
  Map<String, Relation> of(String part) throws IOException {
    String folder = part.substring(0, part.lastIndexOf('/') + 1);
    String name = folder + "_rels/" + part.substring(folder.length()) + ".rels";
    Map<String, Relation> relations = new LinkedHashMap<>();
    InputStream content = archive.open(name);
    if (content == null) {
      return relations;
    }
    try (XmlCursor in = xml.read(content)) {
      in.root("Relationships");
      while (in.nextChild(1)) {
        String id = in.attribute("Id");
        String type = in.attribute("Type");
        String target = in.attribute("Target");
        if (id != null && type != null && target != null) {
          String kind = type.substring(type.lastIndexOf('/') + 1);
          relations.put(id, new Relation(kind, resolve(folder, target)));
        }
      }
      in.finish();
    }
    return relations;
  }

  /** Resolves the target of a relationship, which is relative to a folder or to the root. */
  static String resolve(String folder, String target) {
    String path = target.replace('\\', '/');
    List<String> steps = new ArrayList<>();
    for (String step : (path.startsWith("/") ? path : folder + path).split("/", -1)) {
      if (step.equals("..") && !steps.isEmpty()) {
        steps.remove(steps.size() - 1);
      } else if (!step.isEmpty() && !step.equals(".") && !step.equals("..")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }
}
