package org.nianbao.rounds;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;

/**
 * How a version of a unit's report compares with the version before it. Immutable and thread-safe.
 *
 * @param number how many versions the unit has sent for the year, including this one, from 1
 * @param resolved how many of the findings about the version before are not found any more
 * @param open how many of them are found again without explanation
 * @param explained how many of them the unit has explained instead
 * @param added how many findings are new
 * @param changes how the figures differ from the version before, in the order of the form
 * @param sameDate the day that both versions state although their figures differ; empty if they
 *     state different days or have equal figures
 */
public record Round(
    int number,
    long resolved,
    long open,
    long explained,
    long added,
    List<FigureChange> changes,
    String sameDate) {
  public Round {
    changes = List.copyOf(changes);
  }

  /** Compares a version with the version before it. */
  static Round between(LedgerEntry before, LedgerEntry now, int number, Template template) {
    Set<String> returned = subjects(before.findings(), false);
    Set<String> stillOpen = subjects(now.findings(), false);
    Set<String> nowExplained = subjects(now.findings(), true);
    long open = returned.stream().filter(stillOpen::contains).count();
    long explained = returned.stream().filter(nowExplained::contains).count();
    List<FigureChange> changes = changes(before, now, template);
    boolean sameDate =
        !changes.isEmpty()
            && !now.preparedOn().isEmpty()
            && now.preparedOn().equals(before.preparedOn());
    return new Round(
        number,
        returned.size() - open - explained,
        open,
        explained,
        stillOpen.size() - open,
        changes,
        sameDate ? now.preparedOn() : "");
  }

  /**
   * Returns the subjects of findings.
   *
   * @param explained whether of those that the unit has explained, or of the others
   */
  private static Set<String> subjects(List<LedgerFinding> findings, boolean explained) {
    Set<String> subjects = new HashSet<>();
    LedgerFinding.bySubject(findings)
        .forEach(
            (subject, finding) -> {
              if (finding.isReasonForReturn() != explained) {
                subjects.add(subject);
              }
            });
    return subjects;
  }

  /** Returns the figures that differ, in the order of the form. */
  private static List<FigureChange> changes(
      LedgerEntry before, LedgerEntry now, Template template) {
    List<Field> changed =
        template.figures().stream()
            .filter(field -> !value(before, field).equals(value(now, field)))
            .toList();
    if (changed.isEmpty()) {
      return List.of();
    }
    Set<String> requested = requested(before, template);
    changed.stream()
        .map(Field::key)
        .filter(total -> followsPart(total, changed, template))
        .forEach(requested::add);
    List<FigureChange> changes = new ArrayList<>();
    for (Field field : changed) {
      String key = field.key();
      changes.add(
          new FigureChange(
              key,
              field.place(),
              value(before, field),
              value(now, field),
              requested.contains(key)));
    }
    return changes;
  }

  /**
   * Returns the figures that findings about a version concern. A total is corrected by its parts,
   * so they belong to it, unless a finding names one of them: then it is more exact than the one
   * about the total.
   */
  private static Set<String> requested(LedgerEntry before, Template template) {
    Set<String> named = new HashSet<>();
    before.findings().forEach(finding -> named.addAll(finding.fields()));
    Set<String> requested = new HashSet<>(named);
    Deque<String> open = new ArrayDeque<>(named);
    while (!open.isEmpty()) {
      Set<String> parts = parts(open.pop(), template);
      if (Collections.disjoint(parts, named)) {
        parts.stream().filter(requested::add).forEach(open::push);
      }
    }
    return requested;
  }

  /** Returns the figures that a figure is computed from in any of the ways that rules say. */
  private static Set<String> parts(String total, Template template) {
    Set<String> parts = new HashSet<>();
    for (Rule rule : template.rules()) {
      if (rule.computed() && rule.right() != null && rule.subject().equals(total)) {
        parts.addAll(rule.right().coefficients().keySet());
      }
    }
    return parts;
  }

  private static String value(LedgerEntry entry, Field field) {
    return entry.figures().getOrDefault(field.key(), "");
  }

  /** Returns whether a changed figure is a total of which a part has changed, too. */
  private static boolean followsPart(String total, List<Field> changed, Template template) {
    Set<String> parts = parts(total, template);
    return changed.stream().anyMatch(field -> parts.contains(field.key()));
  }

  /** Returns the changed figures that no finding about the version before concerned. */
  public List<FigureChange> unrequestedChanges() {
    return changes.stream().filter(change -> !change.requested()).toList();
  }

  /** Returns one sentence for staff; null for a first version. */
  public @Nullable Message message() {
    if (number == 1) {
      return null;
    }
    long returned = resolved + open + explained;
    List<Message> parts = new ArrayList<>();
    parts.add(
        returned == 0
            ? Message.of("round.nothingReturned")
            : Message.of("round.returned", returned, outcomes()));
    if (added > 0) {
      parts.add(Message.of("round.added", added));
    }
    if (!unrequestedChanges().isEmpty()) {
      parts.add(Message.of("round.unrequested", unrequestedChanges().size()));
    }
    if (!sameDate.isEmpty()) {
      parts.add(Message.of("round.sameDate", sameDate));
    }
    return Message.of("round", number, parts);
  }

  private List<Message> outcomes() {
    List<Message> outcomes = new ArrayList<>();
    List<String> keys = Arrays.asList("round.resolved", "round.open", "round.explained");
    long[] counts = {resolved, open, explained};
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        outcomes.add(Message.of(keys.get(i), counts[i]));
      }
    }
    return outcomes;
  }
}
