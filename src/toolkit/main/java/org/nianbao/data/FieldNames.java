package org.nianbao.data;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * The names of a form's fields in data files: the key of a field, or labels that no other field
 * has, such as 单位名称, 行政许可, 年度 or 一、本年新收政府信息公开申请数量·自然人.
 */
final class FieldNames {
  private static final Pattern KEY = Pattern.compile("[A-Za-z][\\w.]*");

  private static final Pattern ORDINALS =
      Pattern.compile("^(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\\d{1,2})[）)、.．]\\s*)+");

  private static final Pattern NOTES = Pattern.compile("[（(][^（()）]*[）)]");

  /** The minimum length of a part of a label that names the field. */
  private static final int MIN_PART_LENGTH = 2;

  private final Template template;
  private @Nullable Map<String, Set<Field>> byLabels;

  FieldNames(Template template) {
    this.template = template;
  }

  /** Returns whether a text has the form of a key or is the name of a field. */
  boolean isName(String text) {
    return KEY.matcher(text).matches() || !fields(text).isEmpty();
  }

  /** Returns whether a text is a name of the field with this key. */
  boolean isNameOf(String text, String key) {
    return fields(text).stream().map(Field::key).toList().equals(List.of(key));
  }

  /** Returns the fields that a name may mean; empty if there are none. */
  Set<Field> fields(String name) {
    Field field = template.field(name);
    if (field != null) {
      return Set.of(field);
    }
    if (KEY.matcher(name).matches() || letters(name).isEmpty()) {
      return Set.of();
    }
    if (byLabels == null) {
      byLabels = byLabels();
    }
    Set<Field> exact = byLabels.get(letters(name));
    String words = letters(ORDINALS.matcher(name).replaceFirst(""));
    Set<Field> found = exact == null ? byLabels.getOrDefault(words, Set.of()) : exact;
    return found.isEmpty() && words.length() >= MIN_PART_LENGTH ? textsNamedInPart(words) : found;
  }

  /** Returns the fields other than figures whose label begins or ends with these words. */
  private Set<Field> textsNamedInPart(String words) {
    return template.fields().stream()
        .filter(field -> !field.isFigure() && !field.isPrevious())
        .filter(field -> isNamedInPart(field, words))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static boolean isNamedInPart(Field field, String words) {
    List<String> rows = field.rowLabels();
    String row = rows.isEmpty() ? "" : letters(rows.get(rows.size() - 1));
    String label = letters(field.label());
    return label.startsWith(words) || label.endsWith(words) || row.endsWith(words);
  }

  private Map<String, Set<Field>> byLabels() {
    Map<String, Set<Field>> fields = new HashMap<>();
    List<UnaryOperator<String>> spellings =
        List.of(FieldNames::letters, label -> letters(withoutOrdinalsAndNotes(label)));
    for (Field field : template.fields()) {
      String start = field.isPrevious() ? field.sheet() : "";
      for (UnaryOperator<String> spelling : spellings) {
        for (String row : endings(field.rowLabels(), spelling)) {
          for (String column : endings(field.columnLabels(), spelling)) {
            fields.computeIfAbsent(start + row + column, name -> new LinkedHashSet<>()).add(field);
            fields.computeIfAbsent(start + column + row, name -> new LinkedHashSet<>()).add(field);
          }
        }
      }
    }
    return fields;
  }

  /** Returns nothing, the nearest label, the two nearest labels and so on. */
  private static List<String> endings(List<String> labels, UnaryOperator<String> spelling) {
    List<String> endings = new ArrayList<>(List.of(""));
    for (int i = labels.size() - 1; i >= 0; i--) {
      endings.add(spelling.apply(labels.get(i)) + endings.get(endings.size() - 1));
    }
    return endings;
  }

  private static String withoutOrdinalsAndNotes(String label) {
    return NOTES.matcher(ORDINALS.matcher(label).replaceFirst("")).replaceAll("");
  }

  /** Returns the letters and digits of a text, in half width. */
  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
