package org.nianbao.grid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads OpenDocument files, as zip files and as single XML files (ODF 1.3). */
final class OdfReader {
  private static final String CONTENT = "content.xml";
  private static final String STYLES = "styles.xml";
  private static final String MANIFEST = "META-INF/manifest.xml";

  private final Budget budget;
  private final OdfStyles styles;
  private final List<Grid> grids = new ArrayList<>();

  private OdfReader(Budget budget) {
    this.budget = budget;
    this.styles = new OdfStyles(budget);
  }

  /** Returns whether a zip file is an OpenDocument file. */
  static boolean isOpenDocument(ZipArchive archive) {
    return archive.has(CONTENT) && (archive.has(MANIFEST) || archive.has("mimetype"));
  }

  /** Reads the sheets of a spreadsheet, or a text document. */
  static List<Grid> read(ZipArchive archive, Budget budget) throws IOException {
    requireNotEncrypted(archive.open(MANIFEST));
    XmlReaderFactory xml = new XmlReaderFactory(budget);
    OdfReader reader = new OdfReader(budget);
    for (String name : List.of(STYLES, CONTENT)) { // one is open at a time
      InputStream part = archive.open(name);
      if (part != null) {
        try (XmlCursor in = xml.read(part)) {
          reader.readPart(in);
        }
      }
    }
    return reader.grids();
  }

  /** Reads the sheets of a spreadsheet, or a text document, in a single XML file. */
  static List<Grid> read(byte[] content, Budget budget) throws IOException {
    OdfReader reader = new OdfReader(budget);
    try (XmlCursor in = new XmlReaderFactory(budget).read(new ByteArrayInputStream(content))) {
      reader.readPart(in);
    }
    return reader.grids();
  }

  private static void requireNotEncrypted(@Nullable InputStream manifest) {
    if (manifest != null
        && new String(XmlReaderFactory.bytes(manifest), StandardCharsets.UTF_8)
            .contains("encryption-data")) {
      throw new UnreadableContentException("grid.encrypted");
    }
  }

  private List<Grid> grids() {
    if (grids.isEmpty()) {
      throw new UnreadableContentException("grid.no-sheets");
    }
    return grids;
  }

  private void readPart(XmlCursor in) {
    if (!in.nextChild(0)) {
      throw UnreadableContentException.damaged();
    }
    while (in.nextChild(1)) {
      if (in.isNamed("body")) {
        readBody(in);
      } else {
        styles.read(in);
      }
    }
    in.finish();
  }

  private void readBody(XmlCursor in) {
    while (in.nextChild(2)) {
      switch (in.name()) {
        case "spreadsheet" -> readSheets(in);
        case "presentation" -> throw new UnreadableContentException("grid.kind.slides");
        default -> throw FileKind.OPEN_DOCUMENT.unsupported();
      }
    }
  }

  private void readSheets(XmlCursor in) {
    while (in.nextChild(3)) {
      String name = in.isNamed("table") ? in.attribute("name") : null;
      // cells of other files that formulas refer to are kept in tables named after these files
      if (name != null && !name.matches("'.*'#.*")) {
        budget.checkSheetCount(grids.size() + 1);
        grids.add(new OdfSheetReader(in, styles, budget).read());
      }
    }
  }
}
