package org.nianbao.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.nianbao.grid.Address;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * Finds figures that no rule of a number covers although it covers all others of their row or
 * column, or the next ones on both sides: a row below the range of a sum, a column without its
 * balance.
 */
final class RuleCoverage {
  /** The minimum number of other figures in a line that make it a pattern. */
  private static final int MIN_OTHERS = 3;

  private RuleCoverage() {}

  static List<Message> findings(Template template) {
    Map<String, Set<String>> covered = new LinkedHashMap<>();
    Map<String, Address> rows = new LinkedHashMap<>();
    for (Rule rule : template.rules()) {
      LinearExpression left = rule.left();
      LinearExpression right = rule.right();
      if (rule.relation().isComparison() && left != null && right != null) {
        Set<String> keys = covered.computeIfAbsent(rule.id(), id -> new HashSet<>());
        keys.addAll(left.coefficients().keySet());
        keys.addAll(right.coefficients().keySet());
        rows.put(rule.id(), rule.row());
      }
    }
    Set<Message> findings = new LinkedHashSet<>();
    covered.forEach(
        (id, keys) -> {
          Set<Field> escaping = new LinkedHashSet<>();
          escaping.addAll(escaping(template, keys, Address::row, Address::column));
          escaping.addAll(escaping(template, keys, Address::column, Address::row));
          for (List<Field> together : lines(escaping)) {
            findings.add(finding(together, id, String.valueOf(rows.get(id))));
          }
        });
    return List.copyOf(findings);
  }

  /**
   * Returns the sentence about figures of one row or column that a rule leaves out.
   *
   * @param row the first cell of a row of the check sheet with the rule
   */
  private static Message finding(List<Field> fields, String rule, String row) {
    Field first = fields.get(0);
    Field last = fields.get(fields.size() - 1);
    return fields.size() == 1
        ? Message.of(
            "template.lint.escapes", first.sheet(), first.address(), first.label(), rule, row)
        : Message.of(
            "template.lint.escapes.line",
            first.sheet(),
            cells(fields),
            first.label(),
            last.label(),
            fields.size(),
            rule,
            row);
  }

  /** Returns the cells of a line: from the first to the last, or one by one if there are gaps. */
  private static Object cells(List<Field> line) {
    Address first = line.get(0).address();
    Address last = line.get(line.size() - 1).address();
    int length = last.row() - first.row() + last.column() - first.column() + 1;
    return length == line.size()
        ? Message.of("template.lint.cells", first, last)
        : line.stream().map(Field::address).toList();
  }

  /** Returns figures row by row or column by column, in as few lines as a new line makes. */
  private static List<List<Field>> lines(Set<Field> figures) {
    List<List<Field>> lines = new ArrayList<>();
    Set<Field> rest = new LinkedHashSet<>(figures);
    while (!rest.isEmpty()) {
      List<Field> longest = List.of();
      for (Field field : rest) {
        for (List<Field> line :
            List.of(inLine(rest, field, Address::column), inLine(rest, field, Address::row))) {
          longest = line.size() > longest.size() ? line : longest;
        }
      }
      lines.add(longest);
      longest.forEach(rest::remove);
    }
    return lines;
  }

  private static List<Field> inLine(Set<Field> figures, Field one, ToIntFunction<Address> line) {
    return figures.stream()
        .filter(
            each ->
                each.sheet().equals(one.sheet())
                    && line.applyAsInt(each.address()) == line.applyAsInt(one.address()))
        .sorted(Comparator.comparing(Field::address))
        .toList();
  }

  /**
   * Returns the figures that a rule leaves out of their lines.
   *
   * @param line returns the row or the column of a cell
   * @param place returns its place in that line
   */
  private static List<Field> escaping(
      Template template,
      Set<String> keys,
      ToIntFunction<Address> line,
      ToIntFunction<Address> place) {
    List<Field> escaping = new ArrayList<>();
    for (List<Field> fields : runs(template, line, place)) {
      long in = fields.stream().filter(field -> keys.contains(field.key())).count();
      for (int i = 0; i < fields.size(); i++) {
        boolean others = in == fields.size() - 1 && in >= MIN_OTHERS;
        boolean between =
            isIn(fields, i - 1, keys)
                && isIn(fields, i + 1, keys)
                && (isIn(fields, i - 2, keys) || isIn(fields, i + 2, keys));
        if (!keys.contains(fields.get(i).key()) && (others || between)) {
          escaping.add(fields.get(i));
        }
      }
    }
    return escaping;
  }

  private static boolean isIn(List<Field> fields, int index, Set<String> keys) {
    return index >= 0 && index < fields.size() && keys.contains(fields.get(index).key());
  }

  /** Returns the figures of one kind that stand side by side in a row, or one below the other. */
  private static List<List<Field>> runs(
      Template template, ToIntFunction<Address> line, ToIntFunction<Address> place) {
    Map<String, Map<Integer, Map<Integer, Field>>> lines = new LinkedHashMap<>();
    for (Field field : template.figures()) {
      lines
          .computeIfAbsent(field.sheet(), sheet -> new TreeMap<>())
          .computeIfAbsent(line.applyAsInt(field.address()), number -> new TreeMap<>())
          .put(place.applyAsInt(field.address()), field);
    }
    List<List<Field>> runs = new ArrayList<>();
    for (Map<Integer, Map<Integer, Field>> sheet : lines.values()) {
      for (Map<Integer, Field> inLine : sheet.values()) {
        int last = -2;
        FieldKind kind = null;
        for (Map.Entry<Integer, Field> each : inLine.entrySet()) {
          if (each.getKey() != last + 1 || each.getValue().kind() != kind) {
            runs.add(new ArrayList<>());
          }
          runs.get(runs.size() - 1).add(each.getValue());
          last = each.getKey();
          kind = each.getValue().kind();
        }
      }
    }
    return runs;
  }
}
