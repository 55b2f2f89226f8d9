package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an OFD document (GB/T 33190-2016): the characters and lines of its pages, from which the
 * tables and paragraphs are rebuilt.
 */
final class OfdReader {
  /** The main part, by which an OFD is recognized. */
  static final String MAIN_PART = "OFD.xml";

  private static final float POINTS_PER_MILLIMETRE = 72 / 25.4f;

  /** A report has about ten pages. */
  private static final int MAX_PAGES = 300;

  /** A page has a few thousand; composite objects may refer to one another. */
  private static final int MAX_OBJECTS = 300_000;

  private static final int MAX_CHARACTERS = 200_000;

  /** The maximum number of composite objects within one another. */
  private static final int MAX_COMPOSITES = 8;

  /** Annotations that are not part of the text. */
  private static final Set<String> OTHER_ANNOTATIONS = Set.of("Watermark", "Link", "Highlight");

  /** A transformation of coordinates. */
  private record Matrix(float a, float b, float c, float d, float e, float f) {
    static final Matrix MILLIMETRES =
        new Matrix(POINTS_PER_MILLIMETRE, 0, 0, POINTS_PER_MILLIMETRE, 0, 0);

    float x(float x, float y) {
      return a * x + c * y + e;
    }

    float y(float x, float y) {
      return b * x + d * y + f;
    }

    /** Returns the transformation that applies another one first. */
    Matrix after(float[] first) {
      return new Matrix(
          a * first[0] + c * first[1],
          b * first[0] + d * first[1],
          a * first[2] + c * first[3],
          b * first[2] + d * first[3],
          x(first[4], first[5]),
          y(first[4], first[5]));
    }

    float scale() {
      return (float) Math.sqrt(Math.abs(a * d - b * c));
    }
  }

  /** A reference to a composite object, which is drawn after its page was read. */
  private record Composite(String id, Matrix matrix, int depth) {}

  private final ZipArchive archive;
  private final Budget budget;
  private final XmlReaderFactory xml;
  private final List<PageContent> pages = new ArrayList<>();
  private final Map<String, String> templates = new HashMap<>();
  private final Map<String, List<String>> annotations = new HashMap<>();
  private final List<String> resources = new ArrayList<>();
  private final PagePath path = new PagePath();
  private final List<Composite> composites = new ArrayList<>();
  private PageContent page = new PageContent();

  private int objects;
  private int characters;

  private OfdReader(ZipArchive archive, Budget budget) {
    this.archive = archive;
    this.budget = budget;
    xml = new XmlReaderFactory(budget);
  }

  /** Reads an OFD document. */
  static List<Grid> read(ZipArchive archive, Budget budget) throws IOException {
    OfdReader reader = new OfdReader(archive, budget);
    for (String document : reader.documents()) {
      reader.readDocument(document);
    }
    if (reader.pages.stream().allMatch(page -> page.glyphs().isEmpty())) {
      throw new UnreadableContentException("grid.kind.ofd"); // the pages are scanned images
    }
    return PagedDocument.read(reader.pages, "OFD", budget);
  }

  private List<String> documents() throws IOException {
    List<String> documents = new ArrayList<>();
    try (XmlCursor in = open(MAIN_PART)) {
      in.root("OFD");
      while (in.nextChild(1)) {
        int body = in.depth();
        while (in.nextChild(body)) {
          if (in.isNamed("DocRoot")) {
            documents.add(location(MAIN_PART, text(in)));
          }
        }
      }
    }
    return documents;
  }

  /** The pages and annotations of a document are read after it, as one part is open at a time. */
  private void readDocument(String document) throws IOException {
    List<String> ids = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    List<String> annotationLists = new ArrayList<>();
    templates.clear();
    annotations.clear();
    resources.clear();
    try (XmlCursor in = open(document)) {
      in.root("Document");
      while (in.nextChild(1)) {
        switch (in.name()) {
          case "CommonData" -> readCommonData(in, document);
          case "Pages" -> {
            int list = in.depth();
            while (in.nextChild(list)) {
              ids.add(attribute(in, "ID"));
              parts.add(location(document, attribute(in, "BaseLoc")));
            }
          }
          case "Annotations" -> annotationLists.add(location(document, text(in)));
          default -> {}
        }
      }
    }
    for (String list : annotationLists) {
      readAnnotationList(list);
    }
    for (int i = 0; i < parts.size(); i++) {
      if (pages.size() >= MAX_PAGES) {
        throw new UnreadableContentException("grid.limit.document");
      }
      page = new PageContent();
      pages.add(page);
      readPage(parts.get(i), true);
      for (String part : annotations.getOrDefault(ids.get(i), List.of())) {
        readAnnotations(part);
      }
      drawComposites();
    }
  }

  private void readCommonData(XmlCursor in, String document) {
    int data = in.depth();
    while (in.nextChild(data)) {
      switch (in.name()) {
        case "TemplatePage" ->
            templates.put(attribute(in, "ID"), location(document, attribute(in, "BaseLoc")));
        case "PublicRes", "DocumentRes" -> resources.add(location(document, text(in)));
        default -> {}
      }
    }
  }

  private void readAnnotationList(String list) throws IOException {
    if (!archive.has(list)) {
      return;
    }
    try (XmlCursor in = open(list)) {
      in.root("Annotations");
      while (in.nextChild(1)) {
        if (in.isNamed("Page")) {
          String id = attribute(in, "PageID");
          int entry = in.depth();
          while (in.nextChild(entry)) {
            if (in.isNamed("FileLoc")) {
              annotations
                  .computeIfAbsent(id, key -> new ArrayList<>())
                  .add(location(list, text(in)));
            }
          }
        }
      }
    }
  }

  private void readAnnotations(String part) throws IOException {
    if (!archive.has(part)) {
      return;
    }
    try (XmlCursor in = open(part)) {
      in.root("PageAnnot");
      while (in.nextChild(1)) {
        boolean shown =
            !OTHER_ANNOTATIONS.contains(attribute(in, "Type"))
                && !"false".equals(in.attribute("Visible"));
        int annotation = in.depth();
        while (in.nextChild(annotation)) {
          if (shown && in.isNamed("Appearance")) {
            readObjects(in, Matrix.MILLIMETRES.after(ofObject(in)), 0);
          }
        }
      }
    }
  }

  /** Reads a page or the template of one, and then the templates of the page. */
  private void readPage(String part, boolean withTemplates) throws IOException {
    List<String> own = new ArrayList<>();
    try (XmlCursor in = open(part)) {
      in.root("Page");
      while (in.nextChild(1)) {
        if (in.isNamed("Template")) {
          String template = templates.get(attribute(in, "TemplateID"));
          if (template != null) {
            own.add(template);
          }
        } else if (in.isNamed("Content")) {
          int content = in.depth();
          while (in.nextChild(content)) {
            readObjects(in, Matrix.MILLIMETRES, 0);
          }
        }
      }
    }
    if (withTemplates) {
      for (String template : own) {
        readPage(template, false);
      }
    }
  }

  /** Reads the objects within the current element. */
  private void readObjects(XmlCursor in, Matrix matrix, int depth) {
    int parent = in.depth();
    while (in.nextChild(parent)) {
      budget.checkTime();
      if (++objects > MAX_OBJECTS) {
        throw new UnreadableContentException("grid.limit.document");
      }
      if ("false".equals(in.attribute("Visible")) || "0".equals(in.attribute("Alpha"))) {
        continue;
      }
      switch (in.name()) {
        case "PageBlock" -> readObjects(in, matrix, depth);
        case "TextObject" -> readText(in, matrix.after(ofObject(in)));
        case "PathObject" -> readPath(in, matrix.after(ofObject(in)));
        case "CompositeObject" ->
            composites.add(
                new Composite(attribute(in, "ResourceID"), matrix.after(ofObject(in)), depth + 1));
        default -> {}
      }
    }
  }

  private void drawComposites() throws IOException {
    while (!composites.isEmpty()) {
      Composite composite = composites.remove(composites.size() - 1);
      for (String resource : composite.depth() > MAX_COMPOSITES ? List.<String>of() : resources) {
        if (archive.has(resource)) {
          drawComposite(resource, composite);
        }
      }
    }
  }

  private void drawComposite(String resource, Composite composite) throws IOException {
    try (XmlCursor in = open(resource)) {
      in.root("Res");
      while (in.nextChild(1)) {
        int list = in.depth();
        while (in.isNamed("CompositeGraphicUnits") && in.nextChild(list)) {
          if (attribute(in, "ID").equals(composite.id())) {
            int unit = in.depth();
            while (in.nextChild(unit)) {
              if (in.isNamed("Content")) {
                readObjects(in, composite.matrix(), composite.depth());
              }
            }
            return;
          }
        }
      }
    }
  }

  private void readText(XmlCursor in, Matrix matrix) {
    float size = number(in.attribute("Size"), 1);
    float stretch = number(in.attribute("HScale"), 1);
    int object = in.depth();
    float x = 0;
    float y = 0;
    while (in.nextChild(object)) {
      if (in.isNamed("TextCode")) {
        x = number(in.attribute("X"), x);
        y = number(in.attribute("Y"), y);
        float[] right = deltas(in.attribute("DeltaX"));
        float[] down = deltas(in.attribute("DeltaY"));
        addGlyphs(text(in), x, y, right, down, size, stretch, matrix);
      }
    }
  }

  private void addGlyphs(
      String text,
      float fromX,
      float fromY,
      float[] right,
      float[] down,
      float size,
      float stretch,
      Matrix matrix) {
    float x = fromX;
    float y = fromY;
    // a character beyond the basic plane may count as two
    boolean inUnits = Math.max(right.length, down.length) >= text.length() - 1;
    int step = 0;
    int at = 0;
    while (at < text.length()) {
      if (++characters > MAX_CHARACTERS) {
        throw new UnreadableContentException("grid.limit.document");
      }
      int character = text.codePointAt(at);
      int units = Character.charCount(character);
      float natural = size * stretch * (character < 0x2e80 ? 0.5f : 1);
      float toRight = 0;
      float toBelow = 0;
      for (int unit = inUnits ? units : 1; unit > 0; unit--) {
        toRight += step < right.length ? right[step] : 0;
        toBelow += step < down.length ? down[step] : 0;
        step++;
      }
      boolean isPlaced = step <= Math.max(right.length, down.length);
      if (!isPlaced) {
        toRight = right.length == 0 && down.length > 0 ? 0 : natural;
        toBelow = right.length == 0 && down.length > 0 ? size : 0;
      }
      String shown = text.substring(at, at + units);
      if (!Whitespace.isBlank(shown)) {
        float width = character < 0x2e80 && toRight > 0 ? Math.min(toRight, 2 * natural) : natural;
        float scale = matrix.scale();
        page.glyphs()
            .add(
                new Glyph(
                    shown,
                    matrix.x(x, y),
                    matrix.y(x, y),
                    width * scale,
                    Math.max(1, size * scale)));
      } else {
        Glyph.addSpace(page.glyphs());
      }
      x += toRight;
      y += toBelow;
      at += units;
    }
  }

  /** Returns the distances between characters; {@code g n v} stands for n times v. */
  private static float[] deltas(@Nullable String list) {
    String[] words = words(list);
    float[] deltas = new float[MAX_CHARACTERS / 100];
    int count = 0;
    for (int i = 0; i < words.length && count < deltas.length; i++) {
      if (words[i].equals("g") && i + 2 < words.length) {
        float value = number(words[i + 2], 0);
        for (float times = number(words[i + 1], 0); times > 0 && count < deltas.length; times--) {
          deltas[count++] = value;
        }
        i += 2;
      } else {
        deltas[count++] = number(words[i], 0);
      }
    }
    return Arrays.copyOf(deltas, count);
  }

  private void readPath(XmlCursor in, Matrix matrix) {
    boolean filled = "true".equals(in.attribute("Fill"));
    boolean stroked = !"false".equals(in.attribute("Stroke"));
    int object = in.depth();
    while (in.nextChild(object)) {
      if (in.isNamed("AbbreviatedData")) {
        draw(words(text(in)), matrix);
        if (stroked) {
          path.stroke(page);
        } else if (filled) {
          path.fill(page);
        }
        path.clear();
      }
    }
  }

  private void draw(String[] words, Matrix matrix) {
    int at = 0;
    while (at < words.length) {
      String operator = words[at++];
      // the number of operands, the last two of which are the new position
      int operands =
          switch (operator) {
            case "S", "M", "L" -> 2;
            case "Q" -> 4;
            case "B" -> 6;
            case "A" -> 7;
            default -> 0;
          };
      if (operator.equals("C")) {
        path.close();
      }
      if (operands > 0 && at + operands <= words.length) {
        float x = number(words[at + operands - 2], 0);
        float y = number(words[at + operands - 1], 0);
        if (operator.equals("L")) {
          path.lineTo(matrix.x(x, y), matrix.y(x, y));
        } else {
          path.moveTo(matrix.x(x, y), matrix.y(x, y));
        }
        at += operands;
      }
    }
  }

  /** Returns the transformation of the current object: its place on the page and its matrix. */
  private static float[] ofObject(XmlCursor in) {
    float[] matrix = {1, 0, 0, 1, 0, 0};
    String[] stated = words(in.attribute("CTM"));
    for (int i = 0; i < 6 && stated.length == 6; i++) {
      matrix[i] = number(stated[i], matrix[i]);
    }
    String[] boundary = words(in.attribute("Boundary"));
    if (boundary.length >= 2) {
      matrix[4] += number(boundary[0], 0);
      matrix[5] += number(boundary[1], 0);
    }
    return matrix;
  }

  private static String[] words(@Nullable String list) {
    String stripped = list == null ? "" : Whitespace.strip(list);
    return stripped.isEmpty() ? new String[0] : stripped.split("[\\s,]+");
  }

  private static float number(@Nullable String text, float otherwise) {
    if (text == null) {
      return otherwise;
    }
    try {
      float number = Float.parseFloat(text.strip());
      return Math.abs(number) < 1e6f ? number : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  private static String attribute(XmlCursor in, String name) {
    String value = in.attribute(name);
    return value == null ? "" : value;
  }

  private static String text(XmlCursor in) {
    StringBuilder text = new StringBuilder();
    in.appendText(text);
    return text.toString().replace("\r", "").replace("\n", "");
  }

  /** Resolves a location, which is relative to the part that states it or to the root. */
  private String location(String part, String stated) {
    String folder = part.substring(0, part.lastIndexOf('/') + 1);
    String target = Whitespace.strip(stated);
    String resolved = PackageRelations.resolve(folder, target);
    return archive.has(resolved) ? resolved : PackageRelations.resolve("", target);
  }

  private XmlCursor open(String part) {
    InputStream content = archive.open(part);
    if (content == null) {
      throw UnreadableContentException.damaged();
    }
    return xml.read(content);
  }
}
