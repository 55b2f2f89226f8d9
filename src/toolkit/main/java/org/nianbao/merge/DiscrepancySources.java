package org.nianbao.merge;

import java.math.BigDecimal;
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
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * Finds the units whose figures have the same discrepancies as the sums, or lack a figure of the
 * sums.
 */
final class DiscrepancySources {
  /** The limit of the length of the listed names in a sentence. */
  private static final int MAX_LENGTH = 4_000;

  /** A discrepancy, by its rule and figure. */
  private record Fault(String rule, @Nullable String field) {
    static Fault of(Discrepancy discrepancy) {
      return new Fault(discrepancy.rule(), discrepancy.field());
    }
  }

  private final Map<Fault, StringBuilder> units = new HashMap<>();

  private DiscrepancySources() {}

  /** Finds the units for all discrepancies of the sums in one pass. */
  static DiscrepancySources of(
      Template template, List<Discrepancy> discrepancies, Reception reception) {
    DiscrepancySources sources = new DiscrepancySources();
    Set<Fault> sought = discrepancies.stream().map(Fault::of).collect(Collectors.toSet());
    if (!sought.isEmpty()) {
      Map<Fault, List<Rule>> rules = new HashMap<>();
      sought.forEach(fault -> rules.put(fault, rules(fault, template)));
      for (ReceptionEntry entry : reception.of(Status.RECEIVED)) {
        Set<Fault> own = new HashSet<>();
        for (Discrepancy each : Objects.requireNonNull(entry.checked()).discrepancies()) {
          own.add(Fault.of(each));
        }
        own.retainAll(sought);
        Map<String, BigDecimal> added = addedFigures(entry);
        if (!added.isEmpty()) {
          rules.forEach(
              (fault, each) -> {
                if (each.stream().anyMatch(rule -> isBroken(rule, added))) {
                  own.add(fault);
                }
              });
        }
        own.forEach(fault -> sources.add(fault, entry.unitName()));
      }
    }
    return sources;
  }

  private static List<Rule> rules(Fault fault, Template template) {
    return template.rules().stream()
        .filter(rule -> rule.id().equals(fault.rule()) && rule.relation().compares())
        .filter(rule -> rule.subject().equals(fault.field()))
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
    Submission unit = Reception.submission(entry).unfolded();
    boolean complete =
        unit.template().figures().stream()
            .map(field -> unit.figure(field.key()))
            .noneMatch(figure -> figure != null && (figure.isLeftOut() || figure.isUnknown()));
    return complete ? Map.of() : unit.withReadableParts().values();
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

  private void add(Fault fault, String unit) {
    StringBuilder names = units.computeIfAbsent(fault, first -> new StringBuilder());
    if (names.length() <= MAX_LENGTH) {
      names.append(names.isEmpty() ? "" : "、").append(unit);
    }
  }

  /** Returns a discrepancy of a sum with the units that cause it. */
  Discrepancy withUnits(Discrepancy discrepancy) {
    StringBuilder names = units.get(Fault.of(discrepancy));
    return names == null
        ? discrepancy
        : discrepancy.saying(Message.of("merge.traced", discrepancy.message(), names.toString()));
  }
}
