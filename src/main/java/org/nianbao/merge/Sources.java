package org.nianbao.merge;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.message.Message;
import org.nianbao.report.Checked;
import org.nianbao.template.Linear;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/** The units whose own figures are wrong in the same way as a sum, or lack what it adds up. */
final class Sources {
  /** A sentence has no room for more names. */
  private static final int LONGEST = 4_000;

  /** What is wrong, and with which figure. */
  private record Fault(String rule, @Nullable String field) {
    static Fault of(Discrepancy discrepancy) {
      return new Fault(discrepancy.rule(), discrepancy.field());
    }
  }

  private final Map<Fault, StringBuilder> units = new HashMap<>();

  private Sources() {}

  /** Goes through the units once, however much is wrong with the sums. */
  static Sources of(Template template, List<Discrepancy> ofSums, Reception reception) {
    Sources sources = new Sources();
    Set<Fault> sought = ofSums.stream().map(Fault::of).collect(Collectors.toSet());
    if (!sought.isEmpty()) {
      Map<Fault, Set<String>> compared = new HashMap<>();
      sought.forEach(fault -> compared.put(fault, compared(fault, template)));
      for (Receipt receipt : reception.of(Status.RECEIVED)) {
        Set<Fault> own = new HashSet<>();
        for (Discrepancy each : Objects.requireNonNull(receipt.checked()).discrepancies()) {
          own.add(Fault.of(each));
        }
        own.retainAll(sought);
        Set<String> leftOut = leftOut(receipt);
        compared.forEach(
            (fault, keys) -> {
              if (!Collections.disjoint(keys, leftOut)) {
                own.add(fault);
              }
            });
        own.forEach(fault -> sources.add(fault, receipt.unitName()));
      }
    }
    return sources;
  }

  /** The figures that a rule holds against one another. */
  private static Set<String> compared(Fault fault, Template template) {
    Set<String> keys = new HashSet<>();
    for (Rule rule : template.rules()) {
      Linear left = rule.left();
      Linear right = rule.right();
      if (rule.id().equals(fault.rule())
          && left != null
          && right != null
          && left.coefficients().containsKey(fault.field())) {
        keys.addAll(left.coefficients().keySet());
        keys.addAll(right.coefficients().keySet());
      }
    }
    return keys;
  }

  /** The figures of a unit that could not be added, or not all of their parts. */
  private static Set<String> leftOut(Receipt receipt) {
    if (Objects.requireNonNull(receipt.checked()).status() == Checked.Status.OK) {
      return Set.of();
    }
    Submission unit = Reception.submission(receipt).unfolded();
    return unit.template().figures().stream()
        .map(field -> unit.figure(field.key()))
        .filter(figure -> figure != null && (figure.isLeftOut() || figure.isUnknown()))
        .map(figure -> figure.field().key())
        .collect(Collectors.toSet());
  }

  private void add(Fault fault, String unit) {
    StringBuilder names = units.computeIfAbsent(fault, first -> new StringBuilder());
    if (names.length() <= LONGEST) {
      names.append(names.isEmpty() ? "" : "、").append(unit);
    }
  }

  /** What is wrong with a sum, with the units that it comes from. */
  Discrepancy traced(Discrepancy discrepancy) {
    StringBuilder names = units.get(Fault.of(discrepancy));
    return names == null
        ? discrepancy
        : discrepancy.saying(
            Message.of("merge.traced", discrepancy.message(), names.toString()));
  }
}
