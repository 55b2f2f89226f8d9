package org.nianbao.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.rule.CountComparison.Difference;
import org.nianbao.rule.CountComparison.FinishedShare;
import org.nianbao.rule.CountComparison.Growth;
import org.nianbao.rule.CountComparison.Part;
import org.nianbao.rule.CountComparison.Share;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;

/**
 * A contradiction between the narrative and the tables. The discrepancy states the number as
 * written, the figure, and how the one follows from the other where they are not of one kind.
 */
record CountContradiction(StatedCount count, Rule rule, BigDecimal figure, Submission submission) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /**
   * Returns the discrepancy.
   *
   * @param text the part of the narrative that states the count
   */
  Discrepancy in(Field text) {
    CountComparison comparison = count.comparison();
    BigDecimal stated = BigDecimal.valueOf(count.value());
    if (comparison instanceof Share share) {
      BigDecimal total = BigDecimal.valueOf(share.total());
      BigDecimal percent = percent(total, share.percent());
      Message message =
          Message.of(
              "rule.narrative.share", count.excerpt(), share.percent(), stated, total, percent);
      return discrepancy(text, false, percent, share.percent(), message);
    }
    if (comparison instanceof FinishedShare share) {
      BigDecimal percent = percent(figure, share.percent());
      Message message =
          Message.of(
              "rule.narrative.finished", count.excerpt(), share.percent(), stated, figure, percent);
      return discrepancy(text, false, percent, share.percent(), message);
    }
    if (comparison instanceof Growth growth) {
      BigDecimal percent = percent(figure, growth.percent()).subtract(HUNDRED);
      Message message =
          Message.of(
              "rule.narrative.growth",
              count.excerpt(),
              change(growth.percent()),
              stated,
              figure,
              change(percent));
      return discrepancy(text, false, percent, growth.percent(), message);
    }
    if (comparison instanceof Difference difference) {
      BigDecimal more = BigDecimal.valueOf(difference.more());
      BigDecimal lastYear = stated.subtract(more);
      Message message =
          Message.of(
              more.signum() < 0 ? "rule.narrative.less" : "rule.narrative.more",
              count.excerpt(),
              stated,
              more.abs(),
              lastYear,
              figure,
              count.measure());
      return discrepancy(text, true, figure, lastYear, message);
    }
    String pattern =
        comparison == Part.CHANNELS
            ? "rule.narrative.channels"
            : comparison == Part.NAMED ? "rule.narrative.part" : "rule.narrative";
    Message message =
        Message.of(pattern, count.excerpt(), stated, compared(), figure, count.measure());
    return discrepancy(text, true, figure, stated, message);
  }

  private Discrepancy discrepancy(
      Field text, boolean withFigures, BigDecimal expected, BigDecimal actual, Message message) {
    CellPlace written = submission.place(text.key());
    List<CellPlace> cells = new ArrayList<>();
    if (written != null) {
      cells.add(written);
    }
    if (withFigures) {
      cells.addAll(places());
    }
    return new Discrepancy(
        rule.id(),
        rule.severity(),
        text.key(),
        written,
        cells,
        expected.toPlainString(),
        actual.toPlainString(),
        actual.subtract(expected).toPlainString(),
        message);
  }

  /** Returns the percentage of the count among all, as exact as it is stated. */
  private BigDecimal percent(BigDecimal all, BigDecimal stated) {
    return BigDecimal.valueOf(count.value())
        .movePointRight(2)
        .divide(all, stated.scale(), RoundingMode.HALF_UP);
  }

  private static Message change(BigDecimal percent) {
    String sort = percent.signum() < 0 ? "less" : percent.signum() == 0 ? "none" : "more";
    return Message.of("rule.change." + sort, percent.abs());
  }

  /**
   * Returns the label and the cells of the compared figure, because a sentence may state several
   * counts.
   */
  private Message compared() {
    Field field = Objects.requireNonNull(submission.template().field(rule.subject()));
    long figures = keys().count();
    if (!submission.hasCellAddresses() || places().isEmpty()) { // of a data file, they are none
      return figures == 1
          ? Message.of("rule.narrative.figure", field.label())
          : Message.of("rule.narrative.figure.sum", field.label(), figures);
    }
    return figures == 1
        ? Message.of("rule.narrative.cells", field.label(), places())
        : Message.of("rule.narrative.cells.sum", field.label(), places(), figures);
  }

  private List<CellPlace> places() {
    return keys().map(submission::place).filter(Objects::nonNull).toList();
  }

  private Stream<String> keys() {
    return Objects.requireNonNull(rule.left()).coefficients().keySet().stream();
  }
}
