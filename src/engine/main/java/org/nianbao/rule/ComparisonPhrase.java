package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.rule.CountComparison.Difference;
import org.nianbao.rule.CountComparison.FinishedShare;
import org.nianbao.rule.CountComparison.Growth;
import org.nianbao.rule.CountComparison.Share;

/** Phrases that compare a count with others: 占比75%, 办结率87.1%, 同比增长20%, 比上年增加2件. */
final class ComparisonPhrase {
  private static final String PERCENT = "(\\d{1,3}(?:\\.\\d{1,2})?)[%％]";

  private static final Pattern SHARE =
      Pattern.compile(
          "占(?:比|比例|(?:全年|全部|所有)?(?:已?办结|已?答复|已?处理|收到|受理|新收)?的?(?:政府信息公开|依申请公开)?(?:申请)?"
              + "(?:总?[数量件]|总件数)?的?(?:比例)?)为?：?"
              + PERCENT);

  /** The share of the requests that were finished; 按时办结率 is of those that were due, as 100% is. */
  private static final Pattern FINISHED_SHARE =
      Pattern.compile(
          "(?:其?总|综合|整体|申请|依申请公开|政府信息公开申请)?的?(?:办结|答复|办理|回复)率(?:为|是|达到?)?：?(?!100)" + PERCENT);

  private static final String SINCE =
      "(?:同比|(?:相?比|相?较于?|与)(?:去年|上年度?|上一年度?|前一年度?|(\\d{4})年度?)(?:同期)?(?:相比|同比)?)[，,]?";

  /** The words before a comparison of all requests. */
  private static final String NUMBER =
      "(?:(?:全年|本年度?)?(?:接收|受理|收到|新收)?(?:的?(?:政府信息公开|信息公开|依申请公开))?(?:申请)?的?(?:数量|总量|件数|[数量])?)";

  /** Words of a comparison that says itself that it is of requests. */
  private static final Pattern NAMED = Pattern.compile(".{0,8}(?:申请(?!人)|依申请公开).{0,4}(?:[数量比]).*");

  private static final String CHANGED = "(增长|增加|上升|提高|多|增幅|下降|减少|降低|回落|少|降幅)[了为达]?";

  private static final Set<String> MORE = Set.of("增长", "增加", "上升", "提高", "多", "增幅");

  private static final Pattern GROWTH =
      Pattern.compile(NUMBER + SINCE + CHANGED + "(\\d{1,4}(?:\\.\\d{1,2})?)([%％]|倍)");

  private static final Pattern NO_GROWTH = Pattern.compile(NUMBER + SINCE + "持平");

  private static final Pattern DIFFERENCE = Pattern.compile(NUMBER + SINCE + CHANGED);

  private static final Pattern BEGINNING = Pattern.compile("^(?:同比|比|较|与|增|减)");

  private ComparisonPhrase() {}

  /** Returns whether a clause begins as a comparison with another year does. */
  static boolean begins(String clause) {
    return BEGINNING.matcher(clause).find();
  }

  /** Returns the share that a part of the total is said to be; null if the clause states none. */
  static @Nullable Share share(String clause, long total) {
    Matcher share = SHARE.matcher(clause);
    return share.matches() ? new Share(new BigDecimal(share.group(1)), total) : null;
  }

  /**
   * Returns whether a text without counts may compare them: by the share of the requests that were
   * finished, or by their growth.
   */
  static boolean mayBeIn(String text) {
    boolean percent = text.indexOf('%') >= 0 || text.indexOf('％') >= 0;
    return (percent && (text.indexOf('率') >= 0 || text.indexOf('比') >= 0))
        || (text.indexOf('倍') >= 0 && text.indexOf('比') >= 0);
  }

  /** Returns the share of the requests that were finished; null if the clause states none. */
  static @Nullable FinishedShare finishedShare(String clause) {
    Matcher share = FINISHED_SHARE.matcher(clause);
    return share.matches() ? new FinishedShare(new BigDecimal(share.group(1))) : null;
  }

  /**
   * Returns the growth since the year before; null if the clause states none.
   *
   * @param compared whether words before the clause name the year before
   */
  static @Nullable Growth growth(String words, boolean compared, ReportPeriod period) {
    String clause = compared ? "同比" + words : words;
    Matcher equal = NO_GROWTH.matcher(clause);
    if (equal.matches() && isYearBefore(equal.group(1), period)) {
      return new Growth(BigDecimal.ZERO);
    }
    Matcher growth = GROWTH.matcher(clause);
    if (!growth.matches() || !isYearBefore(growth.group(1), period)) {
      return null;
    }
    BigDecimal number = new BigDecimal(growth.group(3));
    BigDecimal percent = growth.group(4).equals("倍") ? number.scaleByPowerOfTen(2) : number;
    return new Growth(MORE.contains(growth.group(2)) ? percent : percent.negate());
  }

  /** Returns the difference from the year before; null if the count of the clause is none. */
  static @Nullable Difference difference(CountClause clause, ReportPeriod period) {
    Matcher difference = DIFFERENCE.matcher(clause.lead());
    if (!difference.matches() || !isYearBefore(difference.group(1), period)) {
      return null;
    }
    long change = clause.count().value();
    return new Difference(MORE.contains(difference.group(2)) ? change : -change);
  }

  /** Returns whether a clause says itself that it compares requests: 申请数量同比下降20%. */
  static boolean isOfRequests(String clause) {
    return NAMED.matcher(clause).matches();
  }

  private static boolean isYearBefore(@Nullable String year, ReportPeriod period) {
    return year == null || Integer.parseInt(year) == period.year() - 1;
  }
}
