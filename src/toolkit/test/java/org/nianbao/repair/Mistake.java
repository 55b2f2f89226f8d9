package org.nianbao.repair;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.nianbao.RandomReports;
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
  UNIT("元 for 万元"),
  /** A figure becomes any other of as many digits. */
  ANY("any other figure", false),
  /** Of a column, a few cases are in another row. */
  OTHER_ROW("cases in another row", false),
  /** Of a row, a few cases are in another column. */
  OTHER_COLUMN("cases in another column", false),
  /** A few cases are counted in two rows, in a part and in the total of the row. */
  TWICE("cases counted twice", false),
  /** A figure and the total of its row are wrong by the same number. */
  WITH_TOTAL("a part and its total", false),
  /** The parts of two rows are exchanged. */
  ROWS_EXCHANGED("two rows exchanged", false),
  /** The parts of a few rows stand one row too low, over what was there. */
  BLOCK("a block slid by a row", false),
  /** The parts of a row become those of the row above. */
  ROW_COPIED("a row copied", false),
  /** A column of parts becomes that of its neighbour. */
  COLUMN_COPIED("a column copied", false),
  /** The outcomes of a column become percentages of their total. */
  PERCENTAGES("percentages for counts", false),
  /** The total of all outcomes also adds up what was carried in. */
  LONG_RANGE("a range too long", false),
  /** The total of all outcomes is added up with itself. */
  DOUBLED_TOTAL("a total that includes itself", false),
  /** Cases are added to two parts, and not to the totals. */
  STALE_TOTALS("totals not brought up to date", false),
  /** All parts are 0. */
  ONLY_TOTALS("only totals", false),
  /** Two figures of a row that need not stand side by side are exchanged. */
  SWAPPED_IN_ROW("two cells of a row swapped", false),
  /** The parts of a column stand one row too low, the first of them 0, the last of them lost. */
  COLUMN_LOST("a column shifted, the last lost", false),
  /** A figure becomes that of the row above. */
  FROM_ABOVE("the figure above", false),
  /** 12.0 becomes 120. */
  POINT_LOST("a decimal point lost", false),
  /** 120000 becomes 12. */
  TEN_THOUSANDS("万元 for 元", false),
  /** A part becomes the total of its column. */
  TOTAL_AS_PART("a total as a part", false),
  /** The figures of a row, its total too, are those of another report. */
  OTHER_REPORT("a row of another report", false),
  /** A total adds up one of its parts twice. */
  PART_TWICE("a part in a total twice", false),
  /** 17 becomes 71 or 11. */
  ONE_FOR_SEVEN("1 for 7", false),
  /** 33 becomes 3333. */
  TYPED_TWICE("a figure typed twice", false),
  /** 12 becomes -12. */
  NEGATIVE("a negative sign", false),
  /** 12 becomes 202412. */
  WITH_YEAR("the year before a figure", false);

  private static final Template TEMPLATE = Template.current();

  private static final List<Field> SUMMED =
      TEMPLATE.figures().stream().filter(field -> rules(field) > 0).toList();

  private static final List<String> COLUMNS =
      List.of(
          "naturalPerson",
          "enterprise",
          "researchInstitute",
          "publicInterestOrg",
          "legalServiceOrg",
          "otherOrg");

  /** The rows of the table of requests that hold outcomes. */
  private static final List<String> OUTCOMES =
      TEMPLATE.figures().stream()
          .map(Field::key)
          .filter(key -> key.matches("requests\\..*\\.naturalPerson"))
          .filter(key -> !key.matches("requests\\.(received|carried|processed).*"))
          .map(key -> key.substring(0, key.lastIndexOf('.') + 1))
          .toList();

  private final String words;
  private final boolean listed;

  Mistake(String words) {
    this(words, true);
  }

  Mistake(String words, boolean listed) {
    this.words = words;
    this.listed = listed;
  }

  /** Whether it is one of the kinds that suggestions know by name. */
  boolean listed() {
    return listed;
  }

  /** What it is called in tables. */
  public String words() {
    return words;
  }

  /** So many of any kind. */
  public static List<Mistake> some(int count, Random random) {
    List<Mistake> all = Arrays.stream(values()).filter(Mistake::listed).toList();
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
    if (total && !typed && listed) {
      return;
    }
    if (!listed) {
      if (!makeInFigure(values, field, total, random)) {
        makeInTable(values, random);
      }
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
      default -> throw new IllegalStateException(name());
    }
  }

  /** Makes a mistake in the outcomes of the table of requests. */
  private void makeInTable(Map<String, BigDecimal> values, Random random) {
    int at = random.nextInt(OUTCOMES.size() - 1);
    String row = OUTCOMES.get(at);
    String other = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    String column = COLUMNS.get(random.nextInt(COLUMNS.size()));
    String otherColumn = COLUMNS.get(random.nextInt(COLUMNS.size()));
    long few = 1L + random.nextInt(3);
    long is = value(values, row + column);
    switch (this) {
      case COLUMN_LOST -> {
        int first = random.nextInt(OUTCOMES.size() - 1);
        for (int below = OUTCOMES.size() - 1; below > first; below--) {
          String above = OUTCOMES.get(below - 1);
          put(values, OUTCOMES.get(below) + column, value(values, above + column));
        }
        put(values, OUTCOMES.get(first) + column, 0);
      }
      case TOTAL_AS_PART ->
          put(values, row + column, value(values, "requests.processedTotal." + column));
      case OTHER_REPORT -> {
        Map<String, BigDecimal> report = RandomReports.lifelike(random);
        String any = random.nextBoolean() ? row : "requests.received.";
        withTotal().forEach(each -> put(values, any + each, value(report, any + each)));
      }
      case OTHER_ROW -> {
        if (is >= few && !row.equals(other)) {
          add(values, row + column, -few);
          add(values, other + column, few);
        }
      }
      case OTHER_COLUMN -> {
        if (is >= few && !column.equals(otherColumn)) {
          add(values, row + column, -few);
          add(values, row + otherColumn, few);
        }
      }
      case TWICE, WITH_TOTAL -> {
        String any = this == TWICE || random.nextBoolean() ? row : "requests.received.";
        long more = this == TWICE ? few : random.nextInt(90) + 1;
        add(values, any + column, more);
        add(values, any + "total", more);
      }
      case ROWS_EXCHANGED -> {
        for (String each : COLUMNS) {
          long one = value(values, row + each);
          put(values, row + each, value(values, other + each));
          put(values, other + each, one);
        }
      }
      case BLOCK -> {
        int first = Math.max(0, at - random.nextInt(6));
        for (String each : COLUMNS) {
          for (int below = at + 1; below > first; below--) {
            put(values, OUTCOMES.get(below) + each, value(values, OUTCOMES.get(below - 1) + each));
          }
          put(values, OUTCOMES.get(first) + each, 0);
        }
      }
      case ROW_COPIED -> {
        for (String each : COLUMNS) {
          put(values, OUTCOMES.get(at + 1) + each, value(values, row + each));
        }
      }
      case COLUMN_COPIED -> {
        for (Field field : SUMMED) {
          if (field.key().endsWith("." + column)) {
            String from = field.key().replace(column, otherColumn);
            put(values, field, value(values, from));
          }
        }
      }
      case PERCENTAGES -> {
        long sum = value(values, "requests.processedTotal." + column);
        for (String each : OUTCOMES) {
          long part = value(values, each + column);
          put(values, each + column, sum == 0 ? part : (200 * part + sum) / (2 * sum));
        }
      }
      case LONG_RANGE, DOUBLED_TOTAL -> {
        boolean all = random.nextBoolean();
        for (String each : all ? withTotal() : List.of("total")) {
          String key = "requests.processedTotal." + each;
          String added = this == DOUBLED_TOTAL ? key : "requests.carriedIn." + each;
          add(values, key, value(values, added));
        }
      }
      case STALE_TOTALS -> {
        add(values, row + column, few);
        add(values, "requests.received." + column, few);
      }
      case ONLY_TOTALS ->
          COLUMNS.forEach(
              each ->
                  SUMMED.stream()
                      .filter(field -> field.key().endsWith("." + each))
                      .forEach(field -> put(values, field, 0)));
      default -> throw new IllegalStateException(name());
    }
  }

  /** Makes a mistake in any figure that rules add up; returns false if it is not of that sort. */
  private boolean makeInFigure(
      Map<String, BigDecimal> values, Field field, boolean total, Random random) {
    long is = value(values, field);
    String digits = Long.toString(Math.abs(is));
    switch (this) {
      case ANY -> {
        int power = BigDecimal.TEN.pow(digits.length()).intValueExact();
        put(values, field, random.nextInt(power));
      }
      case SWAPPED_IN_ROW -> {
        List<Field> row = line(field, true, true);
        Field other = row.get(random.nextInt(row.size()));
        put(values, field, value(values, other));
        put(values, other, is);
      }
      case FROM_ABOVE -> {
        List<Field> column = line(field, true, false);
        int at = column.indexOf(field);
        put(values, field, at == 0 ? is : value(values, column.get(at - 1)));
      }
      case POINT_LOST -> put(values, field, is * (random.nextBoolean() ? 10 : 100));
      case TEN_THOUSANDS -> put(values, field, is / 10_000);
      case PART_TWICE -> put(values, field, total ? is + somePart(values, field, random) : is);
      case ONE_FOR_SEVEN -> put(values, field, misread(digits, random));
      case TYPED_TWICE ->
          put(values, field, digits.length() > 4 ? is : Long.parseLong(digits + digits));
      case NEGATIVE -> put(values, field, -is);
      case WITH_YEAR -> put(values, field, Long.parseLong("2024" + digits));
      default -> {
        return false;
      }
    }
    return true;
  }

  private static long somePart(Map<String, BigDecimal> values, Field total, Random random) {
    List<String> parts =
        Objects.requireNonNull(TEMPLATE.computingRule(total.key()).orElseThrow().right())
            .coefficients()
            .keySet()
            .stream()
            .sorted()
            .toList();
    return value(values, parts.get(random.nextInt(parts.size())));
  }

  private static long misread(String digits, Random random) {
    List<Integer> at = new ArrayList<>();
    for (int each = 0; each < digits.length(); each++) {
      if ("17".indexOf(digits.charAt(each)) >= 0) {
        at.add(each);
      }
    }
    StringBuilder wrong = new StringBuilder(digits);
    if (!at.isEmpty()) {
      int one = at.get(random.nextInt(at.size()));
      wrong.setCharAt(one, wrong.charAt(one) == '1' ? '7' : '1');
    }
    return Long.parseLong(wrong.toString());
  }

  private static List<String> withTotal() {
    List<String> all = new ArrayList<>(COLUMNS);
    all.add("total");
    return all;
  }

  private static long value(Map<String, BigDecimal> values, String key) {
    return Objects.requireNonNull(values.get(key)).longValueExact();
  }

  private static void put(Map<String, BigDecimal> values, String key, long value) {
    values.put(key, BigDecimal.valueOf(value));
  }

  private static void add(Map<String, BigDecimal> values, String key, long more) {
    put(values, key, value(values, key) + more);
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
