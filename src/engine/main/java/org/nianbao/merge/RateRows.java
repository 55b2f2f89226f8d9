package org.nianbao.merge;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.message.Messages;
import org.nianbao.template.Template;
import org.nianbao.workbook.CellFormula;

/**
 * The rows of the sheet 办理比率: rates of all units together, the median and the limits of what is
 * usual, and a row for each unit. All are formulas over the sheet 汇总明细.
 *
 * <p>Only rates that rest on {@link #MIN_COUNT} cases are compared. The limits are those of a box
 * plot (Tukey's fences), but at least {@link #MIN_DISTANCE} from the median.
 */
final class RateRows {
  /** Rates of fewer cases vary too much by chance. */
  private static final int MIN_COUNT = 30;

  /** Quartiles of fewer units say little. */
  private static final int MIN_UNITS = 8;

  private static final BigDecimal MIN_DISTANCE = new BigDecimal("0.1");
  private static final BigDecimal FENCE = new BigDecimal("1.5");
  private static final MathContext PRECISION = new MathContext(16, RoundingMode.HALF_UP);
  private static final String NO_LIMIT = "—";

  /** A count: the sum of figures less others. */
  private record Count(String name, List<String> added, List<String> subtracted) {
    BigDecimal of(Map<String, BigDecimal> values) {
      return sum(added, values).subtract(sum(subtracted, values));
    }

    private static BigDecimal sum(List<String> keys, Map<String, BigDecimal> values) {
      return keys.stream()
          .map(key -> values.getOrDefault(key, BigDecimal.ZERO))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String formula(Function<String, String> cellOf) {
      String sum = sumFormula(added, cellOf);
      return subtracted.isEmpty() ? sum : sum + "-" + sumFormula(subtracted, cellOf);
    }

    /** Returns a sum, which ignores texts. */
    private static String sumFormula(List<String> keys, Function<String, String> cellOf) {
      return "SUM(" + String.join(",", keys.stream().map(cellOf).toList()) + ")";
    }
  }

  private static final Count DUE =
      count("due", "requests.received.total", "requests.carriedIn.total");
  private static final Count PROCESSED = count("processed", "requests.processedTotal.total");
  private static final Count GRANTED =
      count("granted", "requests.granted.total", "requests.partlyGranted.total");
  private static final Count REVIEWED =
      new Count("reviewed", List.of("review.total"), List.of("review.pending"));
  private static final Count REVIEW_CORRECTED = count("reviewCorrected", "review.corrected");
  private static final Count JUDGED =
      new Count(
          "judged",
          List.of("litigation.direct.total", "litigation.afterReview.total"),
          List.of("litigation.direct.pending", "litigation.afterReview.pending"));
  private static final Count JUDGEMENT_CORRECTED =
      count(
          "judgementCorrected", "litigation.direct.corrected", "litigation.afterReview.corrected");

  private static final List<Count> COUNTS =
      List.of(DUE, PROCESSED, GRANTED, REVIEWED, REVIEW_CORRECTED, JUDGED, JUDGEMENT_CORRECTED);

  /**
   * A rate of a count in another.
   *
   * @param column the name of its column
   */
  private record Rate(String column, Count part, Count base) {
    /** Returns the name of the hidden column of the rates that are compared. */
    String comparedColumn() {
      return "compared" + Character.toUpperCase(column.charAt(0)) + column.substring(1);
    }

    @Nullable BigDecimal of(Map<Count, BigDecimal> counts) {
      BigDecimal total = Objects.requireNonNull(counts.get(base));
      return total.signum() <= 0
          ? null
          : Objects.requireNonNull(counts.get(part)).divide(total, PRECISION);
    }
  }

  private static final List<Rate> RATES =
      List.of(
          new Rate("processedRate", PROCESSED, DUE),
          new Rate("grantedRate", GRANTED, PROCESSED),
          new Rate("reviewCorrectedRate", REVIEW_CORRECTED, REVIEWED),
          new Rate("judgementCorrectedRate", JUDGEMENT_CORRECTED, JUDGED));

  /** The counts of a unit. */
  private record UnitCounts(Map<Count, BigDecimal> counts) {
    static UnitCounts of(Submission unit) {
      Map<String, BigDecimal> values = unit.withTotalsOfReadableParts().values();
      Map<Count, BigDecimal> counts = new HashMap<>();
      COUNTS.forEach(count -> counts.put(count, count.of(values)));
      return new UnitCounts(counts);
    }

    BigDecimal count(Count count) {
      return Objects.requireNonNull(counts.get(count));
    }

    /** Returns a rate; null if it rests on too few cases to be compared. */
    @Nullable BigDecimal compared(Rate rate) {
      return count(rate.base).compareTo(BigDecimal.valueOf(MIN_COUNT)) < 0 ? null : rate.of(counts);
    }
  }

  /** The median of a rate, and the limits of what is usual. */
  private record Limits(BigDecimal median, BigDecimal lower, BigDecimal upper) {
    static @Nullable Limits of(List<BigDecimal> rates) {
      if (rates.size() < MIN_UNITS) {
        return null;
      }
      List<BigDecimal> sorted = rates.stream().sorted().toList();
      BigDecimal first = quartile(sorted, 1);
      BigDecimal median = quartile(sorted, 2);
      BigDecimal third = quartile(sorted, 3);
      BigDecimal margin = third.subtract(first).multiply(FENCE);
      return new Limits(
          median,
          first.subtract(margin).min(median.subtract(MIN_DISTANCE)).max(BigDecimal.ZERO),
          third.add(margin).max(median.add(MIN_DISTANCE)).min(BigDecimal.ONE));
    }

    /** Returns a quartile as the function PERCENTILE does. */
    private static BigDecimal quartile(List<BigDecimal> sorted, int quarter) {
      int position = (sorted.size() - 1) * quarter; // in quarters
      BigDecimal below = sorted.get(position / 4);
      BigDecimal above = sorted.get(Math.min(position / 4 + 1, sorted.size() - 1));
      BigDecimal share = new BigDecimal(position % 4).divide(new BigDecimal(4), PRECISION);
      return below.add(above.subtract(below).multiply(share));
    }
  }

  private final Messages messages;

  /** The row of all units together. */
  private final int firstRow;

  /** The column of each value. */
  private final Map<String, Integer> columns;

  private final List<String> names;
  private final List<UnitCounts> units;
  private final Map<Rate, Limits> limits = new LinkedHashMap<>();

  /** Returns the cell of a unit's figure on the sheet 汇总明细, by the unit's index and the key. */
  private final Function<Integer, Function<String, String>> figures;

  /**
   * Creates the rows.
   *
   * @param firstRow the row of all units together
   * @param columns the column of each value
   * @param figures returns the cell of a unit's figure, by the unit's index and the key
   */
  RateRows(
      List<ReceptionEntry> entries,
      int firstRow,
      Map<String, Integer> columns,
      Function<Integer, Function<String, String>> figures,
      Messages messages) {
    this.messages = messages;
    this.firstRow = firstRow;
    this.columns = columns;
    this.figures = figures;
    this.names = entries.stream().map(ReceptionEntry::unitName).toList();
    this.units =
        entries.stream()
            .map(entry -> UnitCounts.of(Reception.submission(entry).expanded()))
            .toList();
    for (Rate rate : RATES) {
      Limits found =
          Limits.of(
              units.stream().map(unit -> unit.compared(rate)).filter(Objects::nonNull).toList());
      if (found != null) {
        limits.put(rate, found);
      }
    }
  }

  private static Count count(String name, String... added) {
    return new Count(name, List.of(added), List.of());
  }

  /** Returns whether a template has all figures that the rates rest on. */
  static boolean hasFigures(Template template) {
    return COUNTS.stream()
        .flatMap(count -> Stream.concat(count.added().stream(), count.subtracted().stream()))
        .allMatch(key -> template.field(key) != null);
  }

  int size() {
    return 4 + units.size();
  }

  Stream<Map<String, Object>> rows() {
    return Stream.concat(
        Stream.of(
            total(),
            limitRow(1, Limits::median),
            limitRow(2, Limits::lower),
            limitRow(3, Limits::upper)),
        IntStream.range(0, units.size()).mapToObj(this::unitRow));
  }

  private Map<String, Object> total() {
    Map<String, Object> row = new HashMap<>();
    row.put("unit", messages.format("merge.rates.all"));
    Map<Count, BigDecimal> sums = new HashMap<>();
    for (Count count : COUNTS) {
      BigDecimal sum =
          units.stream().map(unit -> unit.count(count)).reduce(BigDecimal.ZERO, BigDecimal::add);
      sums.put(count, sum);
      row.put(count.name(), new CellFormula("SUM(" + ofUnits(count.name()) + ")", sum));
    }
    for (Rate rate : RATES) {
      row.put(rate.column, rateFormula(rate, firstRow, rate.of(sums)));
    }
    row.put(
        "outliers",
        new CellFormula(
            RATES.stream()
                .map(rate -> ifAboveOne(rate, firstRow, "\"\""))
                .collect(Collectors.joining("&")),
            RATES.stream()
                .filter(rate -> isAboveOne(rate.of(sums)))
                .map(this::above)
                .collect(Collectors.joining())));
    return row;
  }

  private Map<String, Object> limitRow(int index, Function<Limits, BigDecimal> limit) {
    Map<String, Object> row = new HashMap<>();
    row.put(
        "unit",
        messages.format("merge.rates." + List.of("median", "lower", "upper").get(index - 1)));
    for (Rate rate : RATES) {
      Limits found = limits.get(rate);
      String compared = ofUnits(rate.comparedColumn());
      String median = cell(rate.column, firstRow + 1);
      String first = "PERCENTILE(" + compared + ",0.25)";
      String third = "PERCENTILE(" + compared + ",0.75)";
      String margin = FENCE + "*(" + third + "-" + first + ")";
      String formula =
          switch (index) {
            case 1 ->
                "IF(COUNT("
                    + compared
                    + ")<"
                    + MIN_UNITS
                    + ",\""
                    + NO_LIMIT
                    + "\",MEDIAN("
                    + compared
                    + "))";
            case 2 ->
                ifNumber(
                    median,
                    "MAX(0,MIN(" + first + "-" + margin + "," + median + "-" + MIN_DISTANCE + "))",
                    NO_LIMIT);
            default ->
                ifNumber(
                    median,
                    "MIN(1,MAX(" + third + "+" + margin + "," + median + "+" + MIN_DISTANCE + "))",
                    NO_LIMIT);
          };
      row.put(rate.column, new CellFormula(formula, found == null ? NO_LIMIT : limit.apply(found)));
    }
    return row;
  }

  private Map<String, Object> unitRow(int unit) {
    int line = firstRow + 4 + unit;
    UnitCounts counts = units.get(unit);
    Map<String, Object> row = new HashMap<>();
    row.put("number", unit + 1);
    row.put("unit", names.get(unit));
    for (Count count : COUNTS) {
      row.put(
          count.name(), new CellFormula(count.formula(figures.apply(unit)), counts.count(count)));
    }
    List<String> formulas = new ArrayList<>();
    StringBuilder outliers = new StringBuilder();
    for (Rate rate : RATES) {
      row.put(rate.column, rateFormula(rate, line, rate.of(counts.counts())));
      String rateCell = cell(rate.column, line);
      BigDecimal compared = counts.compared(rate);
      row.put(
          rate.comparedColumn(),
          new CellFormula(
              "IF(" + cell(rate.base.name(), line) + ">=" + MIN_COUNT + "," + rateCell + ",\"\")",
              compared == null ? "" : compared));
      String low = messages.format("merge.rates." + rate.column + ".low");
      String high = messages.format("merge.rates." + rate.column + ".high");
      String comparedCell = cell(rate.comparedColumn(), line);
      String lower = absolute(rate.column, firstRow + 2);
      String upper = absolute(rate.column, firstRow + 3);
      String isHigh = "IF(" + comparedCell + ">" + upper + ",\"" + high + "\",\"\")";
      String isUnusual = "IF(" + comparedCell + "<" + lower + ",\"" + low + "\"," + isHigh + ")";
      String areNumbers = "AND(ISNUMBER(" + comparedCell + "),ISNUMBER(" + lower + "))";
      String unusual = "IF(" + areNumbers + "," + isUnusual + ",\"\")";
      formulas.add(ifAboveOne(rate, line, unusual));
      outliers.append(
          isAboveOne(rate.of(counts.counts()))
              ? above(rate)
              : outlier(compared, limits.get(rate), low, high));
    }
    row.put("outliers", new CellFormula(String.join("&", formulas), outliers.toString()));
    return row;
  }

  /** Returns a formula for the note on a rate above 100 %, which errors in the report make. */
  private String ifAboveOne(Rate rate, int line, String otherwise) {
    String cell = cell(rate.column, line);
    String isAbove = "AND(ISNUMBER(" + cell + ")," + cell + ">1)";
    return "IF(" + isAbove + ",\"" + above(rate) + "\"," + otherwise + ")";
  }

  private static boolean isAboveOne(@Nullable BigDecimal rate) {
    return rate != null && rate.compareTo(BigDecimal.ONE) > 0;
  }

  private String above(Rate rate) {
    return messages.format("merge.rates." + rate.column + ".above");
  }

  private static String outlier(
      @Nullable BigDecimal rate, @Nullable Limits usual, String low, String high) {
    if (rate == null || usual == null) {
      return "";
    }
    return rate.compareTo(usual.lower()) < 0 ? low : rate.compareTo(usual.upper()) > 0 ? high : "";
  }

  private CellFormula rateFormula(Rate rate, int line, @Nullable BigDecimal value) {
    String base = cell(rate.base.name(), line);
    return new CellFormula(
        "IF(" + base + ">0," + cell(rate.part.name(), line) + "/" + base + ",\"\")",
        value == null ? "" : value);
  }

  private static String ifNumber(String cell, String formula, String otherwise) {
    return "IF(ISNUMBER(" + cell + ")," + formula + ",\"" + otherwise + "\")";
  }

  private String cell(String name, int row) {
    return new Address(row, Objects.requireNonNull(columns.get(name), name)).toString();
  }

  private String absolute(String name, int row) {
    int column = Objects.requireNonNull(columns.get(name), name);
    return "$" + Address.columnName(column) + "$" + (row + 1);
  }

  /** Returns the cells of all units in a column. */
  private String ofUnits(String name) {
    return cell(name, firstRow + 4) + ":" + cell(name, firstRow + 3 + Math.max(1, units.size()));
  }
}
