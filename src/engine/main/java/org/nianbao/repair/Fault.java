package org.nianbao.repair;

import java.util.List;
import org.nianbao.form.Discrepancy;
import org.nianbao.message.Message;
import org.nianbao.template.Rule;

/**
 * Failed rules that have to do with one another, and what may be wrong.
 *
 * @param rules the failed rules
 * @param suggestions what would mend them, the likeliest first; where it takes more slips than are
 *     searched for, the one that is plain all the same, or none
 * @param atLeast how many slips there are at least; one may take several figures
 */
public record Fault(List<Rule> rules, List<Suggestion> suggestions, int atLeast) {
  /** What is no more than twice as likely is no better. */
  static final int AS_GOOD = 3;

  public Fault {
    rules = List.copyOf(rules);
    suggestions = List.copyOf(suggestions);
  }

  /** Whether there are so many ways that no more were kept. */
  boolean isCutOff() {
    return suggestions.size() >= Localiser.MOST_SUGGESTIONS;
  }

  /** Whether it takes more slips than are searched for. */
  public boolean isMany() {
    return atLeast > Localiser.MOST_SLIPS;
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
        .filter(each -> each.score() >= suggestions.get(0).score() - AS_GOOD)
        .toList();
  }

  /** Whether a suggestion that is as good as the first says that a figure should be this. */
  public boolean suggests(String key, String value) {
    return best().stream()
        .flatMap(each -> each.changes().stream())
        .anyMatch(
            change ->
                change.field().key().equals(key)
                    && change.suggested().toPlainString().equals(value));
  }

  /** Whether several of its rules are about this figure, each of which may want another value. */
  public boolean isAboutOften(String key) {
    return rules.stream().filter(rule -> rule.subject().equals(key)).count() > 1;
  }

  /** The same with the cells of the form instead of the received file's. */
  public Fault onForm() {
    return new Fault(rules, suggestions.stream().map(Suggestion::onForm).toList(), atLeast);
  }

  /** What may be wrong, in a sentence or two. */
  public Message message() {
    return Wording.of(this);
  }
}
