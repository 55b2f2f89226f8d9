package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.List;

/** How a count of the narrative compares with the figure of its rule. */
sealed interface CountComparison {
  /**
   * Returns whether a count may be right beside this figure.
   *
   * @param carriedIn the requests carried in from last year
   */
  boolean agrees(long count, BigDecimal figure, BigDecimal carriedIn);

  /**
   * The count is the figure.
   *
   * @param ofThisYear whether requests that were carried in may not be counted
   * @param others the other counts of the rule in the sentence and the sum of all, of which one may
   *     be the figure instead: 直接起诉3件，其中维持2件；复议后起诉3件，维持1件
   */
  record Whole(boolean ofThisYear, List<Long> others) implements CountComparison {
    static final Whole OF_ALL = new Whole(false, List.of());
    static final Whole OF_THIS_YEAR = new Whole(true, List.of());

    @Override
    public boolean agrees(long count, BigDecimal figure, BigDecimal carriedIn) {
      BigDecimal limit = ofThisYear ? carriedIn : BigDecimal.ZERO;
      return isWithin(count, figure, limit)
          || others.stream().anyMatch(other -> isWithin(other, figure, limit));
    }

    /** Returns whether the figure is not smaller than a count, and larger up to a limit. */
    private static boolean isWithin(long count, BigDecimal figure, BigDecimal limit) {
      BigDecimal more = figure.subtract(BigDecimal.valueOf(count));
      return more.signum() >= 0 && more.compareTo(limit) <= 0;
    }
  }

  /**
   * The count is the figure, rounded: 1.2万件.
   *
   * @param precision the unit of its last digit
   * @param ofThisYear whether requests that were carried in may not be counted
   */
  record Rounded(long precision, boolean ofThisYear) implements CountComparison {
    @Override
    public boolean agrees(long count, BigDecimal figure, BigDecimal carriedIn) {
      BigDecimal unit = BigDecimal.valueOf(precision);
      BigDecimal more = figure.subtract(BigDecimal.valueOf(count));
      return more.compareTo(unit.negate()) > 0
          && more.compareTo(ofThisYear ? unit.add(carriedIn) : unit) < 0;
    }
  }

  /** The count is the figure, or that of the requests carried in. */
  record Carried() implements CountComparison {
    @Override
    public boolean agrees(long count, BigDecimal figure, BigDecimal carriedIn) {
      BigDecimal stated = BigDecimal.valueOf(count);
      return figure.compareTo(stated) == 0 || carriedIn.compareTo(stated) == 0;
    }
  }

  /** The count is of a part of what the figure counts. */
  enum Part implements CountComparison {
    /** A part that the words name: 涉及规划类10件，予以公开7件. */
    NAMED,
    /** The sum of the channels that the text lists, which may not be all. */
    CHANNELS;

    @Override
    public boolean agrees(long count, BigDecimal figure, BigDecimal carriedIn) {
      return figure.compareTo(BigDecimal.valueOf(count)) >= 0;
    }
  }

  /**
   * The count is this share of the figure, or of the whole that the text states.
   *
   * @param total the whole
   */
  record Share(BigDecimal percent, long total) implements CountComparison {
    @Override
    public boolean agrees(long count, BigDecimal figure, BigDecimal carriedIn) {
      BigDecimal whole = BigDecimal.valueOf(total);
      return total == 0
          || isPercentage(percent, count, figure)
          || isPercentage(percent, count, whole);
    }
  }

  /**
   * The count, of the requests that the table has as finished, is this share of the figure:
   * 办结率87.1%.
   */
  record FinishedShare(BigDecimal percent) implements CountComparison {
    @Override
    public boolean agrees(long count, BigDecimal figure, BigDecimal carriedIn) {
      return figure.signum() == 0
          || isRounded(count, figure)
          || isRounded(count - carriedIn.longValue(), figure);
    }

    /** Returns whether the share is rounded or cut off after its last place. */
    private boolean isRounded(long count, BigDecimal figure) {
      BigDecimal more =
          percent.multiply(figure).subtract(BigDecimal.valueOf(count).movePointRight(2));
      BigDecimal unit = percent.ulp().multiply(figure);
      return more.compareTo(unit.negate()) > 0 && more.add(more).compareTo(unit) <= 0;
    }
  }

  /**
   * The count is last year's, which is the figure, after a change.
   *
   * @param percent the change in percent, negative for a decrease
   */
  record Growth(BigDecimal percent) implements CountComparison {
    @Override
    public boolean agrees(long count, BigDecimal figure, BigDecimal carriedIn) {
      BigDecimal change = BigDecimal.valueOf(count).subtract(figure).movePointRight(2);
      BigDecimal stated = percent.multiply(figure);
      BigDecimal unit = percent.ulp().multiply(figure);
      if (percent.signum() == 0) {
        return change.abs().compareTo(unit) <= 0;
      }
      // rounded, or cut off after the last place
      BigDecimal more = percent.signum() > 0 ? change.subtract(stated) : stated.subtract(change);
      return figure.signum() == 0
          || (more.add(more).compareTo(unit.negate()) >= 0 && more.compareTo(unit) < 0);
    }
  }

  /**
   * The count is last year's, which is the figure, after a change.
   *
   * @param more the change, negative for a decrease
   */
  record Difference(long more) implements CountComparison {
    @Override
    public boolean agrees(long count, BigDecimal figure, BigDecimal carriedIn) {
      return figure.compareTo(BigDecimal.valueOf(count - more)) == 0;
    }
  }

  private static boolean isPercentage(BigDecimal percent, long count, BigDecimal figure) {
    // the last place may be adjusted, so that all shares sum up to 100 %
    BigDecimal difference =
        BigDecimal.valueOf(count).movePointRight(2).subtract(percent.multiply(figure)).abs();
    return figure.signum() > 0 && difference.compareTo(percent.ulp().multiply(figure)) <= 0;
  }
}
