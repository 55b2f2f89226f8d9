package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.nianbao.template.Field;
import org.nianbao.template.Relation;
import org.nianbao.template.Rule;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/** What people do to figures that were right. */
public enum Mistake {
  /** 12 becomes 21. */
  TRANSPOSED("digits transposed"),
  /** 12 becomes 1 or 2. */
  DROPPED("a digit dropped"),
  /** 12 becomes 112 or 122. */
  DOUBLED("a digit doubled"),
  /** 12 becomes 17. */
  DIGIT("another digit"),
  /** A figure that is no total becomes 0. */
  OMITTED("a part left at 0"),
  /** A total becomes 0. */
  UNSUMMED("a total left at 0"),
  /** A total is off by up to twenty. */
  MISCOUNTED("a total added up wrongly"),
  /** A figure becomes that of a cell next to it. */
  COPIED("a neighbour's figure"),
  /** Two cells next to each other exchange their figures. */
  SWAPPED("two neighbours swapped"),
  /** A row stands one column too far right, the first of it 0. */
  ROW("a row shifted"),
  /** A column stands one row too low, the first of it 0. */
  COLUMN("a column shifted"),
  /** 12 becomes 120000. */
  UNIT("元 for 万元");

  private static final Template TEMPLATE = Template.current();

  private static final List<Field> SUMMED =
      TEMPLATE.figures().stream().filter(field -> rules(field) > 0).toList();

  private final String words;

  Mistake(String words) {
    this.words = words;
  }

  /** What it is called in tables. */
  public String words() {
    return words;
  }

  /** So many of any kind. */
  public static List<Mistake> some(int count, Random random) {
    List<Mistake> all = List.of(values());
    List<Mistake> some = new ArrayList<>();
    for (int each = 0; each < count; each++) {
      some.add(all.get(random.nextInt(all.size())));
    }
    return some;
  }

  /** How many sums see a figure. */
  static long rules(Field field) {
    return TEMPLATE.rules().stream()
        .filter(rule -> rule.relation() == Relation.EQUAL && rule.severity() == Severity.ERROR)
        .filter(rule -> sees(rule, field.key()))
        .count();
  }

  private static boolean sees(Rule rule, String key) {
    return Objects.requireNonNull(rule.left()).coefficients().containsKey(key)
        || Objects.requireNonNull(rule.right()).coefficients().containsKey(key);
  }

  /**
   * Makes the mistake somewhere.
   *
   * @param typed whether totals are typed, too, and may be mistaken
   */
  void make(Map<String, BigDecimal> values, boolean typed, Random random) {
    Field field = SUMMED.get(random.nextInt(SUMMED.size()));
    boolean total = TEMPLATE.computingRule(field.key()).isPresent();
    long is = value(values, field);
    if (total && !typed) {
      return;
    }
    switch (this) {
      case TRANSPOSED -> put(values, field, transposed(is, random));
      case DROPPED -> put(values, field, dropped(is, random));
      case DOUBLED -> put(values, field, doubled(is, random));
      case DIGIT -> put(values, field, otherDigit(is, random));
      case OMITTED -> put(values, field, total ? is : 0);
      case UNSUMMED -> put(values, field, total ? 0 : is);
      case MISCOUNTED -> put(values, field, total ? Math.max(0, is + random.nextInt(41) - 20) : is);
      case COPIED -> put(values, field, value(values, neighbour(field, random)));
      case SWAPPED -> {
        Field other = neighbour(field, random);
        if (typed || TEMPLATE.computingRule(other.key()).isEmpty()) {
          put(values, field, value(values, other));
          put(values, other, is);
        }
      }
      case ROW -> shift(values, line(field, typed, true));
      case COLUMN -> shift(values, line(field, typed, false));
      case UNIT -> put(values, field, is * 10_000);
    }
  }

  private static long value(Map<String, BigDecimal> values, Field field) {
    return Objects.requireNonNull(values.get(field.key())).longValueExact();
  }

  private static void put(Map<String, BigDecimal> values, Field field, long value) {
    values.put(field.key(), BigDecimal.valueOf(value));
  }

  private static long transposed(long is, Random random) {
    StringBuilder digits = new StringBuilder(Long.toString(is));
    if (digits.length() > 1) {
      int at = random.nextInt(digits.length() - 1);
      char first = digits.charAt(at);
      digits.setCharAt(at, digits.charAt(at + 1));
      digits.setCharAt(at + 1, first);
    }
    return Long.parseLong(digits.toString());
  }

  private static long dropped(long is, Random random) {
    StringBuilder digits = new StringBuilder(Long.toString(is));
    return digits.length() == 1
        ? is
        : Long.parseLong(digits.deleteCharAt(random.nextInt(digits.length())).toString());
  }

  private static long doubled(long is, Random random) {
    StringBuilder digits = new StringBuilder(Long.toString(is));
    int at = random.nextInt(digits.length());
    return Long.parseLong(digits.insert(at, digits.charAt(at)).toString());
  }

  private static long otherDigit(long is, Random random) {
    StringBuilder digits = new StringBuilder(Long.toString(is));
    digits.setCharAt(random.nextInt(digits.length()), (char) ('0' + random.nextInt(10)));
    return Long.parseLong(digits.toString());
  }

  private static Field neighbour(Field field, Random random) {
    List<Field> near =
        SUMMED.stream()
            .filter(other -> other.sheet().equals(field.sheet()))
            .filter(
                other ->
                    Math.abs(other.address().row() - field.address().row())
                            + Math.abs(other.address().column() - field.address().column())
                        == 1)
            .toList();
    return near.get(random.nextInt(near.size()));
  }

  /** The parts of a row, or a column down to its first total; with typed totals, they as well. */
  private static List<Field> line(Field field, boolean typed, boolean row) {
    return SUMMED.stream()
        .filter(other -> other.sheet().equals(field.sheet()))
        .filter(
            other ->
                row
                    ? other.address().row() == field.address().row()
                    : other.address().column() == field.address().column())
        .filter(other -> typed || TEMPLATE.computingRule(other.key()).isEmpty())
        .sorted(Comparator.comparing(Field::address))
        .toList();
  }

  private static void shift(Map<String, BigDecimal> values, List<Field> line) {
    List<Long> before = new ArrayList<>();
    line.forEach(field -> before.add(value(values, field)));
    for (int at = 0; at < line.size(); at++) {
      put(values, line.get(at), at == 0 ? 0 : before.get(at - 1));
    }
  }
}
