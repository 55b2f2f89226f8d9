package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The styles of a Word document that are those of headings, or that strike out, hide or raise text
 * (ECMA-376 part 1, 17.7.4 and 17.3.1.20).
 */
final class DocxStyles {
  private static final Pattern HEADING = Pattern.compile("(?:heading|标题) ?([1-9])");

  /** The maximum number of styles that a style is based on, one on another. */
  private static final int MAX_BASES = 20;

  /**
   * What run properties say; null where they say nothing.
   *
   * @param raised whether the text is superscript or subscript
   */
  private record Properties(
      @Nullable Boolean struck, @Nullable Boolean hidden, @Nullable Boolean raised) {
    static final Properties NONE = new Properties(null, null, null);

    /** Returns these properties, and others where these say nothing. */
    Properties orElse(Properties other) {
      return new Properties(
          struck == null ? other.struck : struck,
          hidden == null ? other.hidden : hidden,
          raised == null ? other.raised : raised);
    }

    RunText.Style style() {
      if (Boolean.TRUE.equals(hidden)) {
        return RunText.Style.HIDDEN;
      }
      if (Boolean.TRUE.equals(struck)) {
        return RunText.Style.STRUCK;
      }
      return Boolean.TRUE.equals(raised) ? RunText.Style.RAISED : RunText.Style.PLAIN;
    }

    static Properties of(RunText.Style style) {
      return switch (style) {
        case PLAIN -> NONE;
        case RAISED -> new Properties(null, null, true);
        case STRUCK -> new Properties(true, null, null);
        case HIDDEN -> new Properties(null, true, null);
      };
    }
  }

  private final Map<String, Properties> styles = new HashMap<>();
  private final Map<String, String> bases = new HashMap<>();

  /** The levels of the styles of headings, from 1. */
  private final Map<String, Integer> headingLevels = new HashMap<>();

  /** The lists of the styles that number their paragraphs, and their levels in the lists. */
  private final Map<String, String> lists = new HashMap<>();

  private final Map<String, String> listLevels = new HashMap<>();

  private DocxStyles() {}

  /** Reads the styles part, which may be absent. */
  static DocxStyles read(@Nullable InputStream part, XmlReaderFactory xml) throws IOException {
    DocxStyles styles = new DocxStyles();
    if (part == null) {
      return styles;
    }
    try (XmlCursor in = xml.read(part)) {
      in.root("styles");
      while (in.nextChild(1)) {
        if (in.isNamed("style")) {
          styles.add(in);
        }
      }
      in.finish();
    }
    return styles;
  }

  private void add(XmlCursor in) {
    String id = in.attribute("styleId");
    Properties properties = Properties.NONE;
    int level = 0;
    while (in.nextChild(2)) {
      String value = in.attribute("val");
      switch (in.name()) {
        case "name" -> {
          Matcher heading = HEADING.matcher(value == null ? "" : value);
          level = heading.matches() ? heading.group(1).charAt(0) - '0' : level;
        }
        case "basedOn" -> {
          if (value != null && id != null) {
            bases.put(id, value);
          }
        }
        case "pPr" -> {
          while (in.nextChild(3)) {
            if (in.isNamed("outlineLvl")) {
              level = Math.max(level, outlineLevel(in.attribute("val")));
            } else if (in.isNamed("numPr")) {
              addList(in, String.valueOf(id));
            }
          }
        }
        case "rPr" -> properties = properties(in);
        default -> {}
      }
    }
    if (id != null && level > 0) {
      headingLevels.put(id, level);
    }
    if (id != null && !properties.equals(Properties.NONE)) {
      styles.put(id, properties);
    }
  }

  private void addList(XmlCursor in, String style) {
    int properties = in.depth();
    while (in.nextChild(properties)) {
      String value = in.attribute("val");
      if (value != null && in.isNamed("numId")) {
        lists.put(style, value);
      } else if (value != null && in.isNamed("ilvl")) {
        listLevels.put(style, value);
      }
    }
  }

  /** Returns the number of the list of a style or of the one it is based on; null if none. */
  @Nullable String list(@Nullable String style) {
    return inherited(lists, style);
  }

  /** Returns the level of a style, or of the one it is based on, in its list; null if none. */
  @Nullable String listLevel(@Nullable String style) {
    return inherited(listLevels, style);
  }

  /**
   * Returns the level of a style of headings or of the one it is based on, from 1; 0 if neither is.
   */
  int headingLevel(@Nullable String style) {
    Integer level = inherited(headingLevels, style);
    return level == null ? 0 : level;
  }

  /** Returns the value of a style or of the nearest one it is based on; null if none has one. */
  private <T> @Nullable T inherited(Map<String, T> values, @Nullable String style) {
    String each = values.isEmpty() ? null : style;
    for (int i = 0; each != null && i < MAX_BASES; i++) {
      T value = values.get(each);
      if (value != null) {
        return value;
      }
      each = bases.get(each);
    }
    return null;
  }

  /** Returns the level of a heading, from 1, for an outline level; 0 if it is that of text. */
  static int outlineLevel(@Nullable String value) {
    return value != null && value.matches("[0-8]") ? value.charAt(0) - '0' + 1 : 0;
  }

  /** Returns how text in a style is shown. */
  RunText.Style of(@Nullable String style, RunText.Style otherwise) {
    return resolved(style).orElse(Properties.of(otherwise)).style();
  }

  /** Returns how a run with the current properties is shown. */
  RunText.Style ofRun(XmlCursor in, RunText.Style otherwise) {
    return properties(in).orElse(Properties.of(otherwise)).style();
  }

  private Properties resolved(@Nullable String style) {
    Properties properties = Properties.NONE;
    String each = styles.isEmpty() ? null : style;
    for (int i = 0; each != null && i < MAX_BASES; i++) {
      properties = properties.orElse(styles.getOrDefault(each, Properties.NONE));
      each = bases.get(each);
    }
    return properties;
  }

  private Properties properties(XmlCursor in) {
    Boolean struck = null;
    Boolean hidden = null;
    Boolean raised = null;
    Properties styled = Properties.NONE;
    int parent = in.depth();
    while (in.nextChild(parent)) {
      switch (in.name()) {
        case "rStyle" -> styled = resolved(in.attribute("val"));
        case "strike", "dstrike" -> struck = in.isOn() || Boolean.TRUE.equals(struck);
        case "vanish" -> hidden = in.isOn();
        case "vertAlign" -> raised = !"baseline".equals(in.attribute("val"));
        default -> {}
      }
    }
    return struck == null && hidden == null && raised == null
        ? styled
        : new Properties(struck, hidden, raised).orElse(styled);
  }
}
