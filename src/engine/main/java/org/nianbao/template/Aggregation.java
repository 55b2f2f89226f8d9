package org.nianbao.template;

import org.jspecify.annotations.Nullable;

/**
 * How the values of a figure in several units' reports become that of their district.
 *
 * @param way the way
 * @param weight the key of the figure that weighs the values; null unless the way is {@link
 *     Way#WEIGHTED_MEAN}
 */
public record Aggregation(Way way, @Nullable String weight) {
  /** The ways, with their words on the sheet 汇总方式. */
  public enum Way {
    /** The values are added up; so are all numbers but percentages, unless the template tells. */
    SUM("合计"),
    /** The mean of the values, each weighed by another figure of its unit. */
    WEIGHTED_MEAN("加权平均"),
    /** The value is computed from those of other figures, by the rule that computes the figure. */
    COMPUTED("按规则计算"),
    /**
     * The value of the report with the latest date on its cover; of several such reports, or if
     * none has a date, that of the last one.
     */
    LATEST("取最新"),
    /** The district has no value of its own. */
    NONE("不汇总");

    private final String word;

    Way(String word) {
      this.word = word;
    }

    /** Returns the word in the column 方式. */
    public String word() {
      return word;
    }
  }

  static final Aggregation SUM = new Aggregation(Way.SUM, null);
  static final Aggregation NONE = new Aggregation(Way.NONE, null);

  /** Returns how a kind of figure is aggregated if the template does not tell. */
  static Aggregation ofKind(FieldKind kind) {
    return kind == FieldKind.COUNT || kind == FieldKind.AMOUNT ? SUM : NONE;
  }

  /** Returns whether the district's value is the sum of the units' values. */
  public boolean isSum() {
    return way == Way.SUM;
  }

  /** Returns whether the district has a value. */
  public boolean hasValue() {
    return way != Way.NONE;
  }
}
