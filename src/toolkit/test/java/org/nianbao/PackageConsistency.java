package org.nianbao;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Holds written workbooks against the packaging conventions of ECMA-376. */
public final class PackageConsistency {
  private static final String CONTENT_TYPES = "[Content_Types].xml";
  private static final String RELATIONSHIPS_FOLDER = "_rels/";
  private static final String RELATIONSHIP_IDS =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private final Map<String, byte[]> parts;
  private final List<String> faults = new ArrayList<>();

  /** The parts that a relationship leads to. */
  private final Set<String> related = new HashSet<>();

  private PackageConsistency(Map<String, byte[]> parts) {
    this.parts = parts;
  }

  /** What contradicts itself in a workbook, a line a fault; empty if nothing. */
  public static List<String> faults(Path workbook)
      throws IOException, SAXException, ParserConfigurationException {
    return faults(Files.readAllBytes(workbook));
  }

  /** What contradicts itself in the bytes of a workbook. */
  public static List<String> faults(byte[] workbook)
      throws IOException, SAXException, ParserConfigurationException {
    PackageConsistency consistency = new PackageConsistency(ZipParts.of(workbook).parts());
    consistency.checkRelationships();
    consistency.checkContentTypes();
    consistency.checkComments();
    return consistency.faults;
  }

  private void checkRelationships() throws IOException, SAXException, ParserConfigurationException {
    for (String name : parts.keySet()) {
      if (!name.endsWith(".rels")) {
        checkReferences(name, relationships(name));
      }
    }
    for (String name : parts.keySet()) {
      if (name.endsWith(".rels")
          && !parts.containsKey(sourceOf(name))
          && !sourceOf(name).isEmpty()) {
        faults.add(name + ": of no part");
      }
    }
    relationships(CONTENT_TYPES); // those of the package itself
    for (String name : parts.keySet()) {
      if (!name.endsWith(".rels") && !name.equals(CONTENT_TYPES) && !related.contains(name)) {
        faults.add(name + ": no relationship leads to it");
      }
    }
  }

  /** Returns the targets of the relationships of a part by their ids; empty for one outside. */
  private Map<String, String> relationships(String part)
      throws IOException, SAXException, ParserConfigurationException {
    int slash = part.lastIndexOf('/') + 1;
    String rels =
        part.equals(CONTENT_TYPES)
            ? RELATIONSHIPS_FOLDER + ".rels"
            : part.substring(0, slash) + RELATIONSHIPS_FOLDER + part.substring(slash) + ".rels";
    Map<String, String> targets = new TreeMap<>();
    if (!parts.containsKey(rels)) {
      return targets;
    }
    for (Element each : elements(rels, "Relationship")) {
      boolean external = each.getAttribute("TargetMode").equals("External");
      String base = "/" + (part.equals(CONTENT_TYPES) ? "" : part.substring(0, slash));
      String target =
          external
              ? ""
              : URI.create(base).resolve(each.getAttribute("Target")).getPath().substring(1);
      if (targets.put(each.getAttribute("Id"), target) != null) {
        faults.add(rels + ": " + each.getAttribute("Id") + " twice");
      }
      if (!external && !parts.containsKey(target)) {
        faults.add(rels + ": no part " + target);
      }
      related.add(target);
    }
    return targets;
  }

  private static String sourceOf(String rels) {
    return rels.replace(RELATIONSHIPS_FOLDER, "").replaceFirst("\\.rels$", "");
  }

  /** Checks that each reference to a relationship, such as r:id, is one of the part. */
  private void checkReferences(String part, Map<String, String> relationships)
      throws IOException, SAXException, ParserConfigurationException {
    if (!part.endsWith(".xml") || part.equals(CONTENT_TYPES)) {
      return;
    }
    for (Element element : elements(part, "*")) {
      NamedNodeMap attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        Node attribute = attributes.item(i);
        if (RELATIONSHIP_IDS.equals(attribute.getNamespaceURI())
            && !relationships.containsKey(attribute.getNodeValue())) {
          faults.add(part + ": no relationship " + attribute.getNodeValue());
        }
      }
    }
  }

  private void checkContentTypes() throws IOException, SAXException, ParserConfigurationException {
    Set<String> extensions = new HashSet<>();
    for (Element each : elements(CONTENT_TYPES, "Default")) {
      extensions.add(each.getAttribute("Extension"));
    }
    Set<String> named = new HashSet<>();
    for (Element each : elements(CONTENT_TYPES, "Override")) {
      String part = each.getAttribute("PartName").substring(1);
      named.add(part);
      if (!parts.containsKey(part)) {
        faults.add(CONTENT_TYPES + ": no part " + part);
      }
    }
    for (String part : parts.keySet()) {
      String extension = part.substring(part.lastIndexOf('.') + 1);
      if (!part.equals(CONTENT_TYPES) && !named.contains(part) && !extensions.contains(extension)) {
        faults.add(part + ": no content type");
      }
    }
  }

  /** Checks that parts for comments have some. ExcelJS cannot read a workbook with an empty one. */
  private void checkComments() {
    parts.forEach(
        (name, content) -> {
          String text = new String(content, StandardCharsets.UTF_8);
          if (name.startsWith("xl/comments") && !text.contains("<comment ")) {
            faults.add(name + ": no comment");
          }
          if (name.endsWith(".vml") && !text.contains("<v:shape ")) {
            faults.add(name + ": no shape");
          }
        });
  }

  private List<Element> elements(String part, String name)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Document document =
        factory.newDocumentBuilder().parse(new ByteArrayInputStream(parts.get(part)));
    NodeList found = document.getElementsByTagNameNS("*", name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
