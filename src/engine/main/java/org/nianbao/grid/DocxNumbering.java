package org.nianbao.grid;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The numbering of a Word document's paragraphs (ECMA-376 part 1, 17.9): the definitions, and the
 * ordinals of the lists so far.
 */
final class DocxNumbering {
  /** The number of levels of a list. */
  private static final int LEVELS = 9;

  private static final char PLACEHOLDER = '%';

  /**
   * A level of a list.
   *
   * @param format the format of its ordinals
   * @param text the text of an ordinal, in which %1 is the number on the first level
   * @param restartsBelow the number of the upper levels of which each restarts this one
   * @param decimalOnly whether all numbers in the text are in figures
   */
  private record Level(
      int start, String format, String text, int restartsBelow, boolean decimalOnly) {}

  /** A list's levels, and their present numbers. */
  private static final class Definition {
    private final @Nullable Level[] levels = new Level[LEVELS];
    private final int[] numbers = new int[LEVELS];
    private final boolean[] begun = new boolean[LEVELS];
  }

  /** A use of a definition, which may begin with other numbers. */
  private static final class Instance {
    private String definition = "";
    private final Map<Integer, Integer> starts = new HashMap<>();
    private final Map<Integer, Level> levels = new HashMap<>();
  }

  private final Map<String, Definition> definitions = new HashMap<>();

  /** The ids of definitions by the list styles that they define. */
  private final Map<String, String> byStyle = new HashMap<>();

  /** The list styles in which definitions without levels of their own are. */
  private final Map<String, String> styles = new HashMap<>();

  private final Map<String, Instance> instances = new HashMap<>();

  /** The levels of instances that have begun with their own numbers. */
  private final Set<String> overridden = new HashSet<>();

  private DocxNumbering() {}

  /** Reads the numbering part, which may be absent. */
  static DocxNumbering read(@Nullable InputStream part, XmlReaderFactory xml) throws IOException {
    DocxNumbering numbering = new DocxNumbering();
    if (part == null) {
      return numbering;
    }
    try (XmlCursor in = xml.read(part)) {
      in.root("numbering");
      while (in.nextChild(1)) {
        if (in.isNamed("abstractNum")) {
          numbering.addDefinition(in);
        } else if (in.isNamed("num")) {
          numbering.addInstance(in);
        }
      }
      in.finish();
    }
    return numbering;
  }

  private void addDefinition(XmlCursor in) {
    String id = String.valueOf(in.attribute("abstractNumId"));
    Definition definition = new Definition();
    while (in.nextChild(2)) {
      String value = String.valueOf(in.attribute("val"));
      switch (in.name()) {
        case "lvl" -> {
          int level = level(in.attribute("ilvl"));
          definition.levels[level] = readLevel(in, level);
        }
        case "styleLink" -> byStyle.put(value, id);
        case "numStyleLink" -> styles.put(id, value);
        default -> {}
      }
    }
    definitions.put(id, definition);
  }

  private void addInstance(XmlCursor in) {
    String id = String.valueOf(in.attribute("numId"));
    Instance instance = new Instance();
    while (in.nextChild(2)) {
      if (in.isNamed("abstractNumId")) {
        instance.definition = String.valueOf(in.attribute("val"));
      } else if (in.isNamed("lvlOverride")) {
        int level = level(in.attribute("ilvl"));
        while (in.nextChild(3)) {
          if (in.isNamed("startOverride")) {
            instance.starts.put(level, CellFormats.number(String.valueOf(in.attribute("val"))));
          } else if (in.isNamed("lvl")) {
            instance.levels.put(level, readLevel(in, level));
          }
        }
      }
    }
    instances.put(id, instance);
  }

  private static Level readLevel(XmlCursor in, int level) {
    int start = 0;
    int restartsBelow = level;
    String format = "decimal";
    StringBuilder text = new StringBuilder();
    boolean decimalOnly = false;
    int parent = in.depth();
    while (in.nextChild(parent)) {
      String value = String.valueOf(in.attribute("val"));
      switch (in.name()) {
        case "start" -> start = Math.max(0, CellFormats.number(value));
        case "numFmt" -> format = value;
        case "lvlText" -> text.append(in.attribute("val") == null ? "" : value);
        case "lvlRestart" -> restartsBelow = CellFormats.number(value);
        case "isLgl" -> decimalOnly = in.isOn();
        default -> {}
      }
    }
    return new Level(start, format, text.toString(), restartsBelow, decimalOnly);
  }

  private static int level(@Nullable String value) {
    return value != null && value.matches("[0-8]") ? value.charAt(0) - '0' : 0;
  }

  /**
   * Counts a paragraph of a list, and returns its ordinal; empty if the list has bullets or is not
   * defined.
   *
   * @param list the number of the list; null or 0 for none
   * @param ofLevel the level of the paragraph, from 0; null for the first
   */
  String next(@Nullable String list, @Nullable String ofLevel) {
    Instance instance = list == null ? null : instances.get(list);
    Definition definition = instance == null ? null : definition(instance.definition);
    if (instance == null || definition == null) {
      return "";
    }
    int at = level(ofLevel);
    Level level = levelOf(definition, instance, at);
    if (level == null) {
      return "";
    }
    Integer own = instance.starts.get(at);
    if (own != null && overridden.add(list + " " + at)) {
      definition.numbers[at] = own;
    } else {
      definition.numbers[at] = definition.begun[at] ? definition.numbers[at] + 1 : level.start;
    }
    definition.begun[at] = true;
    for (int below = at + 1; below < LEVELS; below++) {
      Level lower = levelOf(definition, instance, below);
      definition.begun[below] &= lower != null && lower.restartsBelow <= at;
    }
    return ordinal(definition, instance, level);
  }

  private @Nullable Definition definition(String id) {
    String style = styles.get(id);
    return definitions.get(style == null ? id : byStyle.getOrDefault(style, id));
  }

  private static @Nullable Level levelOf(Definition definition, Instance instance, int level) {
    Level own = instance.levels.get(level);
    return own == null ? definition.levels[level] : own;
  }

  private static String ordinal(Definition definition, Instance instance, Level level) {
    if (level.format.equals("bullet")) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < level.text.length(); i++) {
      char c = level.text.charAt(i);
      int upper =
          c == PLACEHOLDER && i + 1 < level.text.length() ? level.text.charAt(++i) - '1' : -1;
      if (upper < 0 || upper >= LEVELS) {
        text.append(c);
        continue;
      }
      Level shown = levelOf(definition, instance, upper);
      if (shown != null) {
        int number = definition.begun[upper] ? definition.numbers[upper] : shown.start;
        text.append(OrdinalFormat.format(number, level.decimalOnly ? "decimal" : shown.format));
      }
    }
    return text.toString();
  }
}
