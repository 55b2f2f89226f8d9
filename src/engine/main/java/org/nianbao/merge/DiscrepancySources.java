package org.nianbao.merge;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.merge.ReceptionEntry.Status;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedList;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * Finds the units whose figures have the same discrepancies as the sums, or lack a figure of the
 * sums.
 */
final class DiscrepancySources {
  /** A discrepancy, by its rule and figure. */
  private record DiscrepancyKey(String rule, @Nullable String field) {
    static DiscrepancyKey of(Discrepancy discrepancy) {
      return new DiscrepancyKey(discrepancy.rule(), discrepancy.field());
    }
  }

  private final Map<DiscrepancyKey, List<String>> units = new HashMap<>();

  private DiscrepancySources() {}

  /** Finds the units for all discrepancies of the sums in one pass. */
  static DiscrepancySources of(
      Template template, List<Discrepancy> discrepancies, Reception reception) {
    DiscrepancySources sources = new DiscrepancySources();
    Set<DiscrepancyKey> keys =
        discrepancies.stream().map(DiscrepancyKey::of).collect(Collectors.toSet());
    if (!keys.isEmpty()) {
      Map<DiscrepancyKey, List<Rule>> rules = new HashMap<>();
      keys.forEach(key -> rules.put(key, rules(key, template)));
      for (ReceptionEntry entry : reception.of(Status.RECEIVED)) {
        Set<DiscrepancyKey> unitKeys = new HashSet<>();
        for (Discrepancy each : Objects.requireNonNull(entry.checked()).discrepancies()) {
          unitKeys.add(DiscrepancyKey.of(each));
        }
        unitKeys.retainAll(keys);
        Map<String, BigDecimal> added = addedFigures(entry);
        if (!added.isEmpty()) {
          rules.forEach(
              (key, each) -> {
                if (each.stream().anyMatch(rule -> isBroken(rule, added))) {
                  unitKeys.add(key);
                }
              });
        }
        unitKeys.forEach(key -> sources.add(key, entry.unitName()));
      }
    }
    return sources;
  }

  private static List<Rule> rules(DiscrepancyKey key, Template template) {
    return template.rules().stream()
        .filter(rule -> rule.id().equals(key.rule()) && rule.relation().isComparison())
        .filter(rule -> rule.subject().equals(key.field()))
        .toList();
  }

  /**
   * Returns the figures that are added up for a unit with missing or incomplete figures; empty for
   * all other units.
   */
  private static Map<String, BigDecimal> addedFigures(ReceptionEntry entry) {
    if (Objects.requireNonNull(entry.checked()).status() == ValidationResult.Status.OK) {
      return Map.of();
    }
    Submission unit = Reception.submission(entry).expanded();
    boolean complete =
        unit.template().figures().stream()
            .map(field -> unit.figure(field.key()))
            .noneMatch(
                figure ->
                    figure != null && (figure.isOmittedFromTotals() || figure.isUnknownTotal()));
    return complete ? Map.of() : unit.withTotalsOfReadableParts().values();
  }

  /** Returns whether the added figures alone break a rule. */
  private static boolean isBroken(Rule rule, Map<String, BigDecimal> added) {
    BigDecimal left = value(Objects.requireNonNull(rule.left()), added);
    BigDecimal right = value(Objects.requireNonNull(rule.right()), added);
    return !rule.relation().holds(left, right);
  }

  private static BigDecimal value(LinearExpression side, Map<String, BigDecimal> added) {
    return Objects.requireNonNull(side.value(key -> added.getOrDefault(key, BigDecimal.ZERO)));
  }

  private void add(DiscrepancyKey key, String unit) {
    units.computeIfAbsent(key, first -> new ArrayList<>()).add(unit);
  }

  /** Returns a discrepancy of a sum with the units that cause it. */
  Discrepancy withUnits(Discrepancy discrepancy) {
    List<String> names = units.get(DiscrepancyKey.of(discrepancy));
    return names == null
        ? discrepancy
        : discrepancy.withMessage(
            Message.of("merge.traced", discrepancy.message(), ShortenedList.of(names)));
  }
}
