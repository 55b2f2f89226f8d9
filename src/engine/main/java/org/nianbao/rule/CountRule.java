package org.nianbao.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nianbao.template.Rule;

/** What a stated count is compared with: figures of the form, by the ids of their rules. */
sealed interface CountRule {
  /**
   * Returns the rules of a form of which one must hold for the count; none if the form lacks one of
   * them.
   *
   * @param rules the rules of the form, by their ids
   */
  List<Rule> in(Map<String, List<Rule>> rules);

  /**
   * The figure of one rule.
   *
   * @param id the id of the rule, for example {@code N-RECEIVED}
   */
  record Single(String id) implements CountRule {
    @Override
    public List<Rule> in(Map<String, List<Rule>> rules) {
      return rules.getOrDefault(id, List.of());
    }

    @Override
    public String toString() {
      return id;
    }
  }

  /**
   * The sum of the figures of several rules.
   *
   * @param parts the rules of the figures that are added up
   */
  record Sum(List<Single> parts) implements CountRule {
    public Sum {
      parts = List.copyOf(parts);
    }

    @Override
    public List<Rule> in(Map<String, List<Rule>> rules) {
      return firstOfEach(parts, rules).stream().reduce(Rule::plus).stream().toList();
    }

    @Override
    public String toString() {
      return parts.stream().map(Single::id).collect(Collectors.joining("+"));
    }
  }

  /**
   * Any of several figures or sums, because the words fit each of them.
   *
   * @param alternatives the rules of which one must hold
   */
  record AnyOf(List<CountRule> alternatives) implements CountRule {
    public AnyOf {
      alternatives = List.copyOf(alternatives);
    }

    @Override
    public List<Rule> in(Map<String, List<Rule>> rules) {
      return firstOfEach(alternatives, rules);
    }

    @Override
    public String toString() {
      return alternatives.stream().map(CountRule::toString).collect(Collectors.joining("|"));
    }
  }

  /** Returns the rule with an id. */
  static Single of(String id) {
    return new Single(id);
  }

  /** Returns the sum of the figures of two rules. */
  static Sum sum(Single one, Single other) {
    return new Sum(List.of(one, other));
  }

  private static List<Rule> firstOfEach(
      List<? extends CountRule> all, Map<String, List<Rule>> rules) {
    List<Rule> first = new ArrayList<>();
    for (CountRule each : all) {
      List<Rule> found = each.in(rules);
      if (found.isEmpty()) {
        return List.of();
      }
      first.add(found.get(0));
    }
    return first;
  }
}
