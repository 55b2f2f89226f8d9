package org.nianbao.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The styles of an OpenDocument file, as far as they change what a text or a number means (ODF 1.3
 * part 3, 16).
 */
final class OdfStyles {
  /** The maximum number of styles from which a style inherits. */
  private static final int MAX_ANCESTORS = 20;

  /**
   * A style.
   *
   * @param parent the style that it inherits from; null if there is none, as for the other names
   * @param struck whether it strikes text out; null if it does not say, as for the others
   * @param hidden whether it hides text or a sheet
   */
  private record Style(
      @Nullable String parent,
      @Nullable String numberStyle,
      @Nullable String masterPage,
      @Nullable Boolean struck,
      @Nullable Boolean raised,
      @Nullable Boolean hidden) {}

  /**
   * The style of a cell.
   *
   * @param format how it shows numbers; null if plainly, or as dates
   */
  record CellStyle(boolean isStruck, boolean isDate, @Nullable NumberFormat format) {}

  private static final CellStyle PLAIN = new CellStyle(false, false, null);

  private final Budget budget;
  private final Map<String, Style> styles = new HashMap<>();
  private final OdfNumberStyles numberStyles = new OdfNumberStyles();
  private final Map<String, CellStyle> cellStyles = new HashMap<>();
  private final Map<String, List<String>> pageMargins = new HashMap<>();

  OdfStyles(Budget budget) {
    this.budget = budget;
  }

  /** Reads the styles in the current element, unless it contains none. */
  void read(XmlCursor in) {
    switch (in.name()) {
      case "styles", "automatic-styles" -> {
        while (in.nextChild(2)) {
          budget.addCell(); // takes about as much memory
          if (in.isNamed("style")) {
            readStyle(in);
          } else {
            numberStyles.read(in);
          }
        }
      }
      case "master-styles" -> {
        while (in.nextChild(2)) {
          String name = in.attribute("name");
          if (in.isNamed("master-page") && name != null) {
            pageMargins.put(name, margins(in));
          }
        }
      }
      default -> {}
    }
  }

  private void readStyle(XmlCursor in) {
    String key = in.attribute("family") + "/" + in.attribute("name");
    String parent = in.attribute("parent-style-name");
    String numberStyle = in.attribute("data-style-name");
    String masterPage = in.attribute("master-page-name");
    Boolean struck = null;
    Boolean raised = null;
    Boolean hidden = null;
    int style = in.depth();
    while (in.nextChild(style)) {
      if (in.isNamed("text-properties")) {
        struck = isStruck(in);
        raised = isRaised(in.attribute("text-position"));
        hidden = isNone(in.attribute("text", "display"));
      } else if (in.isNamed("table-properties")) {
        String display = in.attribute("table", "display");
        hidden = display == null ? null : Boolean.valueOf(display.equals("false"));
      }
    }
    styles.put(key, new Style(parent, numberStyle, masterPage, struck, raised, hidden));
  }

  private static @Nullable Boolean isStruck(XmlCursor in) {
    String style = in.attribute("text-line-through-style");
    String type = in.attribute("text-line-through-type");
    if (style == null && type == null) {
      return null;
    }
    return !"none".equals(style) && !"none".equals(type);
  }

  private static @Nullable Boolean isNone(@Nullable String value) {
    return value == null ? null : Boolean.valueOf(value.equals("none"));
  }

  /** Returns whether a position, {@code super}, {@code -33% 58%}, is above or below the line. */
  private static @Nullable Boolean isRaised(@Nullable String position) {
    return position == null ? null : Boolean.valueOf(!position.startsWith("0%"));
  }

  private @Nullable Style style(String family, @Nullable String name) {
    return name == null ? null : styles.get(family + "/" + name);
  }

  /**
   * Returns how a style shows text.
   *
   * @param outside how the text is shown if the style does not say
   */
  RunText.Style ofText(String family, @Nullable String name, RunText.Style outside) {
    Boolean struck = null;
    Boolean raised = null;
    Boolean hidden = null;
    Style style = style(family, name);
    for (int i = 0; style != null && i < MAX_ANCESTORS; i++) {
      struck = struck == null ? style.struck : struck;
      raised = raised == null ? style.raised : raised;
      hidden = hidden == null ? style.hidden : hidden;
      style = style(family, style.parent);
    }
    if (isOn(hidden, outside == RunText.Style.HIDDEN)) {
      return RunText.Style.HIDDEN;
    }
    if (isOn(struck, outside == RunText.Style.STRUCK)) {
      return RunText.Style.STRUCK;
    }
    return isOn(raised, outside == RunText.Style.RAISED)
        ? RunText.Style.RAISED
        : RunText.Style.PLAIN;
  }

  private static boolean isOn(@Nullable Boolean stated, boolean otherwise) {
    return stated == null ? otherwise : stated;
  }

  /** Returns the style of a cell; a plain one if there is none of this name. */
  CellStyle ofCell(@Nullable String name) {
    return name == null ? PLAIN : cellStyles.computeIfAbsent(name, this::cellStyle);
  }

  private CellStyle cellStyle(String name) {
    String numberStyle = null;
    Style style = style("table-cell", name);
    for (int i = 0; style != null && numberStyle == null && i < MAX_ANCESTORS; i++) {
      numberStyle = style.numberStyle;
      style = style("table-cell", style.parent);
    }
    String code = numberStyle == null ? null : numberStyles.code(numberStyle);
    boolean struck = ofText("table-cell", name, RunText.Style.PLAIN) == RunText.Style.STRUCK;
    return code == null
        ? new CellStyle(struck, false, null)
        : new CellStyle(struck, DateFormats.isDateOrTime(-1, code), NumberFormat.of(-1, code));
  }

  /** Returns whether a sheet with this style is hidden. */
  boolean isSheetHidden(@Nullable String name) {
    Style style = style("table", name);
    return style != null && isOn(style.hidden, false);
  }

  /** Returns the texts in the headers and footers of a sheet with this style. */
  List<String> marginsOfSheet(@Nullable String name) {
    Style style = style("table", name);
    String page = style == null || style.masterPage == null ? "Default" : style.masterPage;
    return pageMargins.getOrDefault(page, List.of());
  }

  /** Returns the texts in the headers and footers of all pages. */
  List<String> margins() {
    return pageMargins.values().stream().flatMap(List::stream).distinct().toList();
  }

  private List<String> margins(XmlCursor in) {
    List<String> texts = new ArrayList<>();
    int page = in.depth();
    while (in.nextChild(page)) {
      if (!"false".equals(in.attribute("display"))) {
        addMargins(in, texts);
      }
    }
    return texts;
  }

  /** Adds the paragraphs of a header or a footer, which may have regions. */
  private void addMargins(XmlCursor in, List<String> texts) {
    int parent = in.depth();
    while (in.nextChild(parent)) {
      if (in.isNamed("p") || in.isNamed("h")) {
        RunText text = new RunText();
        OdfText.withoutFields(in, this, budget).append(text, RunText.Style.PLAIN);
        budget.addText(text.length());
        texts.addAll(PageHeaderCodes.texts(text.text().replace("&", "&&")));
      } else {
        addMargins(in, texts);
      }
    }
  }
}
