package org.nianbao.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Rule;

/**
 * Checks that the table has normative documents issued or repealed, or another number in force than
 * last year, where the text tells of some. Counts in the text are compared by other rules.
 */
final class UnchangedDocumentsCheck {
  private static final String ISSUED = "disclosure.normative.issued";
  private static final String REPEALED = "disclosure.normative.repealed";
  private static final String IN_FORCE = "disclosure.normative.inForce";

  /** 制定出台《某办法》等行政规范性文件; 废止行政规范性文件3件. Not what is done with those in general. */
  private static final Pattern CHANGE =
      Pattern.compile(
          "(?:制定|制发|印发|出台|废止|宣布失效)(?:了|并?公布|并?公开|并?印发|出台|和?废止|、){0,3}"
              + "(?:《[^》]{2,40}》[、和]?){0,5}等?[\\d一二两三四五六七八九十]{0,3}[件个份部项]?(?:行政)?规范性文件"
              + "(?!的|制定|制发|起草|审[查核]|备案|[^，。；]{0,4}(?:管理|清理|程序|目录|库|工作|合法性|评估|监督|公开))");

  /** Words before it by which it is denied, demanded, planned, or done by others. */
  private static final Pattern NO_CHANGE =
      Pattern.compile("[未无没不非如若凡应须拟将对所各]|规范|严格|健全|完善|加强|推进|做好|以来|上级|[省市县区]政府|计划|下一步|及时|凡是|经梳理|目前");

  private UnchangedDocumentsCheck() {}

  static List<RuleOutcome> check(Rule rule, Submission submission) {
    if (!NarrativeCheck.hasNarrative(submission)) {
      return RuleFailures.undecided(rule, "rule.undecided.narrative");
    }
    BigDecimal last = submission.value(Field.previousKey(IN_FORCE));
    if (last == null) {
      return RuleFailures.undecided(rule, "rule.undecided.previous");
    }
    BigDecimal inForce = submission.value(IN_FORCE);
    BigDecimal issued = submission.value(ISSUED);
    BigDecimal repealed = submission.value(REPEALED);
    if (inForce == null || issued == null || repealed == null) {
      return RuleFailures.undecided(rule, "rule.undecided.table");
    }
    RuleFailures failures = new RuleFailures(rule, submission);
    if (issued.signum() == 0 && repealed.signum() == 0 && inForce.compareTo(last) == 0) {
      addChange(submission, inForce, failures);
    }
    return failures.outcomes();
  }

  private static void addChange(Submission submission, BigDecimal inForce, RuleFailures failures) {
    for (Field field : submission.template().narratives()) {
      String text = submission.text(field.key());
      if (!text.contains("规范性文件")) {
        continue;
      }
      for (Sentence sentence : Sentence.of(text)) {
        Matcher change = CHANGE.matcher(sentence.text());
        if (change.find() && !isDenied(sentence.text(), change.start())) {
          String excerpt = sentence.excerptAround(change.start());
          failures.add(IN_FORCE, excerpt, Message.of("rule.unchanged", excerpt, inForce));
          return;
        }
      }
    }
  }

  private static boolean isDenied(String sentence, int at) {
    int start = at;
    while (start > 0 && "，；：。".indexOf(sentence.charAt(start - 1)) < 0) {
      start--;
    }
    return NO_CHANGE.matcher(sentence.substring(start, at)).find();
  }
}
