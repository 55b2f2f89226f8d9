package org.nianbao.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;

/**
 * The report whose narrative another repeats.
 *
 * @param unit its unit
 * @param file the name of its file
 * @param percent how much of the other narrative is equal; null if all of it is
 */
public record CopiedText(String unit, String file, @Nullable Integer percent) {
  static final String RULE = "N-COPIED";

  /**
   * Returns the result of a report that repeats this one, with the discrepancy; the result itself
   * if the file is unreadable, or its form does not have the rule.
   */
  public ValidationResult addTo(ValidationResult checked) {
    Submission submission = checked.submission();
    CopyRule rule =
        submission == null ? null : CopyRule.of(RULE, submission.template()).orElse(null);
    if (submission == null || rule == null) {
      return checked;
    }
    Message message =
        percent == null
            ? Message.of("rule.copied.whole", unit, file)
            : Message.of("rule.copied", unit, file, percent);
    List<Discrepancy> found = new ArrayList<>(checked.discrepancies());
    found.add(rule.discrepancy(submission, unit, message));
    return new ValidationResult(
        checked.file(), submission, found, checked.undecidedReasons(), null);
  }
}
