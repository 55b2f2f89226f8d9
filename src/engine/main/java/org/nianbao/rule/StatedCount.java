package org.nianbao.rule;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A count that the narrative states for this unit and this year.
 *
 * @param rule the id of the rule that compares it with a table, for example {@code N-RECEIVED}
 * @param value the count
 * @param share the share of another count that this one is said to be; null if none is stated
 * @param words what tells the count from others of the rule, such as its verb; two counts of one
 *     rule may differ if these words do: 收到14件，受理12件
 * @param excerpt the surrounding text, shown to the clerk
 */
record StatedCount(String rule, long value, @Nullable Share share, String words, String excerpt) {
  /**
   * A share in percent, above 100 for an increase.
   *
   * @param total the count of the whole as the text states it; 0 if it does not
   */
  record Share(BigDecimal percent, long total) {}

  StatedCount of(String anotherRule) {
    return new StatedCount(anotherRule, value, share, words, excerpt);
  }
}
