package org.nianbao.merge;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Field;

/**
 * Finds two reports that together account for all differences between the report that a district
 * typed and the sums: both not counted, both counted twice, one taken for the other, or left out of
 * the merge but counted.
 *
 * <p>A report's figures are hashed by a linear function, so that the hash of a sum is the sum of
 * the hashes: the second report of a pair is looked up, not searched for.
 */
final class ReportPairs {
  /** Figures are compared to this number of decimals. */
  private static final int SCALE = 6;

  /** Two reports account for a difference by chance more often than one. */
  private static final int MIN_DIFFERENCES = 3;

  /** A report and the sign with which the district's error adds its figures. */
  private record Term(ReceptionEntry entry, int sign, long hash) {
    Message message() {
      if (!entry.isMerged()) {
        Message status = Message.of("merge.status." + entry.status().name());
        return Message.of("merge.sum.part.leftOut", status, entry.file());
      }
      return Message.of(
          sign > 0 ? "merge.sum.part.twice" : "merge.sum.part.omitted", entry.unitName());
    }

    BigDecimal value(String key) {
      BigDecimal value = Reception.submission(entry).value(key);
      return value == null ? BigDecimal.ZERO : value.multiply(BigDecimal.valueOf(sign));
    }
  }

  /** The differences of all figures that the typed report has. */
  private final Map<String, BigDecimal> differences = new LinkedHashMap<>();

  private final Map<String, Long> factors = new HashMap<>();
  private final List<Term> terms = new ArrayList<>();

  ReportPairs(Submission reported, Submission total) {
    Random random = new Random(1); // any factors do, as long as they are unlike
    for (Field field : total.template().figures()) {
      BigDecimal value = reported.value(field.key());
      BigDecimal sum = total.value(field.key());
      if (value != null && sum != null && total.template().aggregation(field).isSum()) {
        differences.put(field.key(), value.subtract(sum));
        factors.put(field.key(), random.nextLong());
      }
    }
  }

  /** Adds a report that the district may have counted wrongly. */
  void add(ReceptionEntry entry, Map<String, BigDecimal> values) {
    long hash = hash(values);
    if (hash != 0) {
      terms.add(new Term(entry, 1, hash));
      if (entry.isMerged()) {
        terms.add(new Term(entry, -1, -hash));
      }
    }
  }

  private long hash(Map<String, BigDecimal> values) {
    long hash = 0;
    for (Map.Entry<String, Long> factor : factors.entrySet()) {
      BigDecimal value = values.get(factor.getKey());
      if (value != null && value.signum() != 0) {
        BigDecimal scaled = value.setScale(SCALE, RoundingMode.HALF_UP);
        hash += factor.getValue() * scaled.unscaledValue().longValue();
      }
    }
    return hash;
  }

  /** Returns what two reports account for all differences; null if no two do. */
  @Nullable Message explanation() {
    long different = differences.values().stream().filter(each -> each.signum() != 0).count();
    if (different < MIN_DIFFERENCES) {
      return null;
    }
    long wanted = hash(differences);
    Map<Long, Term> byHash = new HashMap<>();
    for (Term term : terms) {
      Term other = byHash.get(wanted - term.hash());
      if (other != null && !other.entry().equals(term.entry()) && explain(other, term)) {
        return Message.of("merge.sum.two", other.message(), term.message());
      }
      byHash.putIfAbsent(term.hash(), term);
    }
    return null;
  }

  /** Returns whether two reports account for every difference exactly. */
  private boolean explain(Term one, Term other) {
    return differences.entrySet().stream()
        .allMatch(
            each ->
                one.value(each.getKey()).add(other.value(each.getKey())).compareTo(each.getValue())
                    == 0);
  }
}
