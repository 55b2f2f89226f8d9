package org.nianbao;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.drawingml.x2006.chart.ChartSpaceDocument;
import org.openxmlformats.schemas.drawingml.x2006.spreadsheetDrawing.WsDrDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CommentsDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.StyleSheetDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;

/** Holds written workbooks against the schema of ECMA-376. */
public final class SchemaValidity {
  private SchemaValidity() {}

  /** What the schema has against the parts of a workbook, a line a part; empty if nothing. */
  public static List<String> errors(Path file) throws IOException, XmlException {
    List<String> errors = new ArrayList<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        XmlObject part = parse(entry.getName(), zip.getInputStream(entry));
        List<XmlError> found = new ArrayList<>();
        if (part != null && !part.validate(new XmlOptions().setErrorListener(found))) {
          errors.add(entry.getName() + ": " + found);
        }
      }
    }
    return errors;
  }

  private static @Nullable XmlObject parse(String name, InputStream in)
      throws IOException, XmlException {
    if (!name.endsWith(".xml")) {
      return null;
    }
    if (name.startsWith("xl/worksheets/sheet")) {
      return WorksheetDocument.Factory.parse(in);
    }
    if (name.startsWith("xl/charts/chart")) {
      return ChartSpaceDocument.Factory.parse(in);
    }
    if (name.startsWith("xl/drawings/drawing")) {
      return WsDrDocument.Factory.parse(in);
    }
    if (name.startsWith("xl/comments")) {
      return CommentsDocument.Factory.parse(in);
    }
    return switch (name) {
      case "xl/workbook.xml" -> WorkbookDocument.Factory.parse(in);
      case "xl/styles.xml" -> StyleSheetDocument.Factory.parse(in);
      default -> null;
    };
  }
}
