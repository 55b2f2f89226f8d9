package org.nianbao.lint;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.reader.GridReader;
import org.nianbao.reader.SubmissionFile;
import org.nianbao.rule.RuleChecker;
import org.nianbao.rule.RuleOutcome;
import org.nianbao.template.Field;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Rule;
import org.nianbao.template.Template;
import org.nianbao.template.WorkbookCalculation;
import org.nianbao.template.WorkbookFormulas;

/**
 * Compares the results that the sheet 校验 of a filled form calculates, which its unit sees, with
 * those of the program.
 */
final class CheckSheetTrial {
  private static final String LEFT = "左边";
  private static final String RIGHT = "右边";
  private static final String RESULT = "结果";
  private static final String FAILED = "不符";
  private static final String PASSED = "通过";

  /** A left side that is smaller than, equal to, and larger than the right one. */
  private static final int[][] SIDES = {{1, 2}, {1, 1}, {2, 1}};

  /** The rules that fail for the form. */
  private final Set<Rule> failed = new HashSet<>();

  /** The ids of these rules, and of those of the discrepancies that were found in reading. */
  private final Set<String> reported = new HashSet<>();

  private final Template template;
  private final WorkbookFormulas formulas;
  private final List<Message> findings = new ArrayList<>();

  private CheckSheetTrial(Template template, WorkbookFormulas formulas, Submission read) {
    this.template = template;
    this.formulas = formulas;
    for (RuleOutcome outcome : RuleChecker.outcomes(read)) {
      if (outcome instanceof RuleOutcome.Fail fail) {
        failed.add(fail.rule());
        reported.add(fail.rule().id());
      }
    }
    read.readingDiscrepancies().stream().map(Discrepancy::rule).forEach(reported::add);
  }

  /**
   * Returns the rows whose result differs from that of the program; none if the formulas of the
   * form cannot be calculated.
   *
   * @param form a filled form
   * @throws IOException if the form cannot be read
   */
  static List<Message> findings(Template template, Path form) throws IOException {
    Address heading = heading(template, RESULT);
    if (heading == null) {
      return List.of();
    }
    try {
      WorkbookFormulas formulas = WorkbookFormulas.of(GridReader.read(form));
      CheckSheetTrial trial =
          new CheckSheetTrial(template, formulas, SubmissionFile.read(template, form));
      trial.run(heading.column());
      return trial.findings;
    } catch (UnsupportedFormulaException e) {
      return List.of();
    }
  }

  private void run(int column) {
    Map<Address, Optional<CellContent>> unexplained = new HashMap<>();
    Map<Address, Optional<CellContent>> noLastYear = new HashMap<>();
    String lastYear = "";
    for (Field field : template.fields()) {
      if (field.sheet().equals(Template.CHECK_SHEET)) {
        unexplained.put(field.address(), Optional.empty());
      } else if (field.isPrevious()) {
        lastYear = field.sheet();
        noLastYear.put(field.address(), Optional.empty());
      }
    }
    WorkbookCalculation filled = formulas.calculate(Map.of(Template.CHECK_SHEET, unexplained));
    WorkbookCalculation withoutLastYear =
        formulas.calculate(
            lastYear.isEmpty()
                ? Map.of(Template.CHECK_SHEET, unexplained)
                : Map.of(Template.CHECK_SHEET, unexplained, lastYear, noLastYear));
    for (Rule rule : template.rules()) {
      Address at = new Address(rule.row().row(), column);
      Message different = rule.relation().isComparison() ? ofRelation(rule, at, unexplained) : null;
      if (different == null) {
        different = difference(rule, at, result(filled, at));
      }
      if (different == null
          && comparesWithLastYear(rule)
          && result(withoutLastYear, at).equals(FAILED)) {
        different =
            Message.of("template.lint.result.lastYear", Template.CHECK_SHEET, at, rule.id());
      }
      if (different != null) {
        findings.add(different);
      }
    }
  }

  /**
   * Returns the sentence about a result that is wrong for a left side that is smaller than, equal
   * to, or larger than the right one; null if there is none.
   */
  private @Nullable Message ofRelation(
      Rule rule, Address at, Map<Address, Optional<CellContent>> unexplained) {
    Address left = heading(template, LEFT);
    Address right = heading(template, RIGHT);
    if (left == null || right == null) {
      return null;
    }
    for (int[] sides : SIDES) {
      Map<Address, Optional<CellContent>> changed = new HashMap<>(unexplained);
      changed.put(new Address(at.row(), left.column()), number(sides[0]));
      changed.put(new Address(at.row(), right.column()), number(sides[1]));
      boolean holds = rule.relation().holds(sides[0] - sides[1]);
      String result = result(formulas.calculate(Map.of(Template.CHECK_SHEET, changed)), at);
      if (result.equals(holds ? FAILED : PASSED)) {
        return Message.of(
            "template.lint.result.relation",
            Template.CHECK_SHEET,
            at,
            rule.id(),
            rule.relation().sign(),
            sides[0],
            sides[1],
            holds ? PASSED : FAILED,
            result);
      }
    }
    return null;
  }

  private static Optional<CellContent> number(int value) {
    return Optional.of(new CellContent.Numeric(BigDecimal.valueOf(value)));
  }

  private boolean comparesWithLastYear(Rule rule) {
    LinearExpression left = rule.left();
    LinearExpression right = rule.right();
    return left != null
        && right != null
        && Stream.of(left, right)
            .flatMap(side -> side.coefficients().keySet().stream())
            .map(template::field)
            .anyMatch(field -> field != null && field.isPrevious());
  }

  /** Returns the sentence about a result that is not that of the program; null if it is. */
  private @Nullable Message difference(Rule rule, Address at, String result) {
    boolean compared = rule.relation().isComparison();
    boolean fails = compared ? failed.contains(rule) : reported.contains(rule.id());
    String correct = fails ? FAILED : PASSED;
    String wrong = fails ? PASSED : FAILED;
    // a rule that compares nothing may fail for other reasons than the sheet can tell
    if (!result.equals(wrong) || (fails && !compared)) {
      return null;
    }
    String key = compared ? "template.lint.result" : "template.lint.result.fails";
    return Message.of(key, Template.CHECK_SHEET, at, rule.id(), wrong, correct);
  }

  private static String result(WorkbookCalculation calculation, Address at) {
    try {
      CellContent result = calculation.value(Template.CHECK_SHEET, at);
      return result == null ? "" : result.toString();
    } catch (UnsupportedFormulaException e) {
      return "";
    }
  }

  private static @Nullable Address heading(Template template, String name) {
    for (Grid sheet : template.sheets()) {
      for (Cell cell : sheet.cells()) {
        if (sheet.name().equals(Template.CHECK_SHEET)
            && cell.content().toString().equals(name)
            && cell.formula() == null) {
          return cell.address();
        }
      }
    }
    return null;
  }
}
