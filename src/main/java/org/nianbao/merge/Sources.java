package org.nianbao.merge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.merge.Receipt.Status;
import org.nianbao.message.Message;

/** The units whose own figures are wrong in the same way as a sum. */
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
  static Sources of(List<Discrepancy> ofSums, Reception reception) {
    Sources sources = new Sources();
    Set<Fault> sought = ofSums.stream().map(Fault::of).collect(Collectors.toSet());
    if (!sought.isEmpty()) {
      for (Receipt receipt : reception.of(Status.RECEIVED)) {
        Set<Fault> own = new HashSet<>();
        for (Discrepancy each : Objects.requireNonNull(receipt.checked()).discrepancies()) {
          own.add(Fault.of(each));
        }
        own.retainAll(sought);
        own.forEach(fault -> sources.add(fault, receipt.unitName()));
      }
    }
    return sources;
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
