package org.nianbao.repair;

import java.util.ArrayList;
import java.util.List;
import org.nianbao.form.Discrepancy;
import org.nianbao.message.Message;
import org.nianbao.template.Rule;

/**
 * A group of related failed rules with the suggested corrections. Immutable and thread-safe.
 *
 * @param rules the failed rules
 * @param suggestions the corrections, the most likely first; if more errors are needed than the
 *     search covers, at most the obvious ones
 * @param minErrors the minimum number of errors; one error may affect several figures
 * @param isFirstLikely whether there is a reason to call the first suggestion the most likely one;
 *     otherwise the sums do not tell which figures are wrong
 * @param isContradicted whether each suggestion contradicts the narrative or last year's report
 */
public record FailedRuleGroup(
    List<Rule> rules,
    List<Suggestion> suggestions,
    int minErrors,
    boolean isFirstLikely,
    boolean isContradicted) {
  /** The maximum lead in points of a suggestion over another that counts as equally good. */
  static final int EQUAL_MARGIN = 3;

  public FailedRuleGroup {
    rules = List.copyOf(rules);
    suggestions = List.copyOf(suggestions);
  }

  /** Returns whether the list of suggestions has reached its maximum length. */
  boolean isTruncated() {
    return suggestions.size() >= ErrorLocaliser.MAX_SUGGESTIONS;
  }

  /** Returns whether more errors are needed than the search covers. */
  public boolean exceedsSearch() {
    return minErrors > ErrorLocaliser.MAX_ERRORS;
  }

  /** Returns whether the discrepancy is a failure of one of the rules. */
  public boolean concerns(Discrepancy discrepancy) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.id().equals(discrepancy.rule()) && rule.subject().equals(discrepancy.field()));
  }

  /**
   * Returns the first suggestion, with those that are as good if it is not known to be the most
   * likely one.
   */
  public List<Suggestion> best() {
    return suggestions.stream()
        .limit(isFirstLikely ? 1 : suggestions.size())
        .filter(each -> each.score() >= suggestions.get(0).score() - EQUAL_MARGIN)
        .toList();
  }

  /** Returns whether the most likely suggestion gives a figure this value. */
  public boolean expects(String key, String value) {
    return isFirstLikely
        && suggestions.get(0).changes().stream()
            .anyMatch(
                change ->
                    change.field().key().equals(key)
                        && change.field().written(change.suggested()).equals(value));
  }

  /** Returns this fault with the form's own cells instead of the received file's. */
  public FailedRuleGroup withFormCells() {
    List<Suggestion> withFormCells = suggestions.stream().map(Suggestion::withFormCells).toList();
    return new FailedRuleGroup(rules, withFormCells, minErrors, isFirstLikely, isContradicted);
  }

  /**
   * Returns this fault with a most likely suggestion.
   *
   * @param found the fault that it was found for
   */
  FailedRuleGroup withLikely(Suggestion likely, FailedRuleGroup found) {
    List<Suggestion> all = new ArrayList<>(List.of(likely));
    suggestions.stream().limit(ErrorLocaliser.MAX_SUGGESTIONS - 1).forEach(all::add);
    return new FailedRuleGroup(rules, all, found.minErrors, true, false);
  }

  /** Returns the description of the fault, in one or two sentences. */
  public Message message() {
    return SuggestionWording.describe(this);
  }
}
