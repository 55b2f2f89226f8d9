package org.nianbao.repair;

import java.util.List;
import org.nianbao.form.Discrepancy;
import org.nianbao.message.Message;
import org.nianbao.template.Rule;

/**
 * Failed rules that have to do with one another, and what may be wrong.
 *
 * @param rules the failed rules
 * @param suggestions what would mend them, the likeliest first; none if it takes more figures than
 *     are searched for
 * @param atLeast how many figures are wrong at least; one slip may take several
 */
public record Fault(List<Rule> rules, List<Suggestion> suggestions, int atLeast) {
  /** What is less than twice as likely is as good. */
  static final int AS_GOOD = 3;

  public Fault {
    rules = List.copyOf(rules);
    suggestions = List.copyOf(suggestions);
  }

  /** Whether this is about a rule that was found to fail. */
  public boolean concerns(Discrepancy discrepancy) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.id().equals(discrepancy.rule())
                    && rule.subject().equals(discrepancy.field()));
  }

  /** The suggestions that are as good as the first, the first included. */
  public List<Suggestion> best() {
    return suggestions.stream()
        .filter(each -> each.score() > suggestions.get(0).score() - AS_GOOD)
        .toList();
  }

  /** What may be wrong, in a sentence or two. */
  public Message message() {
    return Wording.of(this);
  }
}
