package org.nianbao.publish;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.util.XMLHelper;
import org.nianbao.message.Message;

/**
 * Checks a Word template for content that must not be published with a report: macros, and fields
 * and relationships that make Word read other files when it opens the document. Hyperlinks are
 * allowed.
 */
final class WordTemplateCheck {
  /** The fields that read other files or start other programs. */
  private static final Set<String> FORBIDDEN_FIELDS =
      Set.of("DDE", "DDEAUTO", "IMPORT", "INCLUDE", "INCLUDEPICTURE", "INCLUDETEXT", "LINK");

  private WordTemplateCheck() {}

  /**
   * Checks that a document has no such content.
   *
   * @throws FaultyWordTemplateException if it has
   */
  static void requireHarmless(OPCPackage document) throws FaultyWordTemplateException {
    try {
      requireNoExternalTargets(document.getRelationships());
      for (PackagePart part : document.getParts()) {
        String type = part.getContentType().toLowerCase(Locale.ROOT);
        if (type.contains("vba") || type.contains("macroenabled")) {
          throw new FaultyWordTemplateException(Message.of("report.layout.macros"));
        }
        if (!part.isRelationshipPart()) {
          requireNoExternalTargets(part.getRelationships());
        }
        if (type.contains("wordprocessingml") && type.endsWith("xml")) {
          requireAllowedFields(part);
        }
      }
    } catch (InvalidFormatException | IOException | XMLStreamException e) {
      throw new FaultyWordTemplateException(Message.of("report.layout.unreadable"), e);
    }
  }

  private static void requireNoExternalTargets(Iterable<PackageRelationship> relationships)
      throws FaultyWordTemplateException {
    for (PackageRelationship each : relationships) {
      boolean link = each.getRelationshipType().endsWith("/hyperlink");
      if (each.getTargetMode() == TargetMode.EXTERNAL && !link) {
        String target = each.getTargetURI().toString();
        throw new FaultyWordTemplateException(Message.of("report.layout.outside", target));
      }
    }
  }

  private static void requireAllowedFields(PackagePart part)
      throws FaultyWordTemplateException, IOException, XMLStreamException {
    try (InputStream content = part.getInputStream()) {
      XMLStreamReader xml = XMLHelper.newXMLInputFactory().createXMLStreamReader(content);
      // Word splits the instruction into several elements
      StringBuilder instruction = new StringBuilder();
      while (xml.hasNext()) {
        if (xml.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "fldSimple" -> requireAllowed(attribute(xml, "instr"));
          case "instrText", "delInstrText" -> instruction.append(xml.getElementText());
          case "fldChar" -> {
            requireAllowed(instruction.toString());
            instruction.setLength(0);
          }
          default -> {}
        }
      }
      requireAllowed(instruction.toString());
    }
  }

  private static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }

  private static void requireAllowed(String instruction) throws FaultyWordTemplateException {
    List<String> words = List.of(instruction.strip().split("[^A-Za-z]", 2));
    String field = words.get(0).toUpperCase(Locale.ROOT);
    if (FORBIDDEN_FIELDS.contains(field)) {
      throw new FaultyWordTemplateException(Message.of("report.layout.field", field));
    }
  }
}
