package org.nianbao.lint;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.rule.RuleChecker;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.LinearExpression;
import org.nianbao.template.Relation;
import org.nianbao.template.Rule;
import org.nianbao.template.RuleWords;
import org.nianbao.template.Template;

/**
 * Finds mistakes in a template that defines a form, which would show only in use: rules that can
 * never be checked, figures that escape rules, cells that cannot be filled in, missing sheets.
 */
public final class TemplateLint {
  /** A reference to another sheet, its name quoted or not; or a lost reference. */
  private static final Pattern SHEET_REFERENCE =
      Pattern.compile("'((?:[^']|'')+)'!|([\\p{L}_][\\p{L}\\p{N}_.]*)!|#REF!");

  /** A placeholder with words before or behind it. */
  private static final Pattern MIXED = Pattern.compile("\\S\\s*\\$\\{[^}]*}|\\$\\{[^}]*}\\s*\\S");

  /** What separates words in Chinese, but not the options of a list. */
  private static final Pattern SEPARATOR = Pattern.compile("[、，；;]");

  private static final Pattern QUOTED_TEXT = Pattern.compile("\"[^\"]*\"");

  private final Template template;
  private final List<Message> findings = new ArrayList<>();

  private TemplateLint(Template template) {
    this.template = template;
  }

  /**
   * Returns what is wrong with a template: each sentence names the cell, the mistake and what to
   * do; empty if nothing is.
   *
   * @throws IOException if the trial cannot write its files
   */
  public static List<Message> findings(Template template) throws IOException {
    TemplateLint lint = new TemplateLint(template);
    lint.checkSheets();
    lint.checkReferences();
    lint.checkMixedTexts();
    lint.checkOptions();
    lint.checkLabels();
    lint.checkNarrativeKeys();
    lint.checkPreviousKeys();
    lint.checkRules();
    lint.checkLocks();
    lint.findings.addAll(RuleCoverage.findings(template));
    lint.findings.addAll(RuleSystem.findings(template));
    if (lint.findings.isEmpty()) { // else the trial tells the same once more
      lint.findings.addAll(TemplateTrial.findings(template));
    }
    return List.copyOf(lint.findings);
  }

  private void add(String key, Object... arguments) {
    findings.add(Message.of(key, arguments));
  }

  /** Reports output sheets that are missing. */
  private void checkSheets() {
    Set<String> required = new LinkedHashSet<>(List.of(Template.DISCREPANCY_SHEET));
    required.addAll(Template.MERGE_SHEETS);
    for (String sheet : required) {
      if (!template.hasSheet(sheet)) {
        add("template.lint.output", sheet);
      }
    }
  }

  /** Reports formulas that name a sheet that is not there, or whose reference was lost. */
  private void checkReferences() {
    for (Grid sheet : template.sheets()) {
      for (Cell cell : sheet.cells()) {
        String missing = cell.formula() == null ? null : missingSheet(cell.formula());
        if (missing != null) {
          add("template.lint.sheet", sheet.name(), cell.address(), missing);
        }
      }
    }
    try (XSSFWorkbook book = book()) {
      for (Name name : book.getAllNames()) {
        String missing = missingSheet(name.getRefersToFormula());
        if (missing != null) {
          add("template.lint.name", name.getNameName(), missing);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e); // the workbook is in memory
    }
  }

  /** Reports cells with a list of which no option is known, or whose options are not separated. */
  private void checkOptions() {
    for (Field field : template.fields()) {
      if (field.kind() == FieldKind.CHOICE && field.options().isEmpty()) {
        add("template.lint.options", field.sheet(), field.address(), field.label());
      } else if (field.options().size() == 1 && SEPARATOR.matcher(field.options().get(0)).find()) {
        add(
            "template.lint.options.separator",
            field.sheet(),
            field.address(),
            field.label(),
            field.options().get(0));
      }
    }
  }

  /**
   * Reports figures and entries of a table that have the headings of another one, or whose row has
   * no name though others have; of a column or row the first cell.
   */
  private void checkLabels() {
    Map<List<Object>, Field> named = new HashMap<>();
    Set<List<Object>> told = new HashSet<>();
    List<Field> all = new ArrayList<>(template.figures());
    all.addAll(template.entries());
    Set<String> labelled = new HashSet<>(); // sheets whose rows have names
    all.stream()
        .filter(each -> !each.rowLabels().isEmpty())
        .forEach(each -> labelled.add(each.sheet()));
    for (Field field : all) {
      boolean unnamed = field.rowLabels().isEmpty() && labelled.contains(field.sheet());
      if (unnamed && told.add(List.of(field.sheet(), false, field.address().row()))) {
        add("template.lint.noLabel", field.sheet(), field.address());
      }
      Field same =
          named.putIfAbsent(List.of(field.sheet(), field.rowLabels(), field.columnLabels()), field);
      if (same == null) {
        continue;
      }
      boolean besides = same.address().row() == field.address().row();
      int line = besides ? field.address().column() : field.address().row();
      if (told.add(List.of(field.sheet(), besides, line))) {
        add(
            "template.lint.sameLabel",
            field.sheet(),
            field.address(),
            field.label(),
            same.address());
      }
    }
  }

  /** Reports keys that are none of the narrative among those that are. */
  private void checkNarrativeKeys() {
    Set<String> narrative = new HashSet<>();
    template.narratives().forEach(field -> narrative.add(field.sheet()));
    for (Field field : template.entries()) {
      if (field.kind() == FieldKind.TEXT && narrative.contains(field.sheet())) {
        add("template.lint.narrative", field.sheet(), field.address(), field.key());
      }
    }
  }

  /**
   * Reports cells of the form in which a placeholder stands among other words: a filled form has
   * other words there than the template.
   */
  private void checkMixedTexts() {
    for (Grid sheet : template.formSheets()) {
      for (Cell cell : sheet.cells()) {
        if (cell.formula() == null && MIXED.matcher(cell.content().toString()).find()) {
          add("template.lint.mixed", sheet.name(), cell.address());
        }
      }
    }
  }

  private XSSFWorkbook book() throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(template.workbook()));
  }

  private @Nullable String missingSheet(String formula) {
    Matcher reference = SHEET_REFERENCE.matcher(QUOTED_TEXT.matcher(formula).replaceAll(""));
    while (reference.find()) {
      String quoted = reference.group(1);
      String name = quoted == null ? reference.group(2) : quoted.replace("''", "'");
      if (name == null) {
        return "#REF!";
      }
      if (!template.hasSheet(name)) {
        return name;
      }
    }
    return null;
  }

  /** Reports last year's values of fields that do not exist, or that are of another kind. */
  private void checkPreviousKeys() {
    for (Field field : template.previous()) {
      boolean year = field.currentKey().equals(Template.YEAR);
      Field now = template.field(field.currentKey());
      if (now == null) {
        add("template.lint.previous", field.sheet(), field.address(), field.key());
      } else if (!year && now.kind().isNumber() && field.kind() != now.kind()) {
        add(
            "template.lint.previous.kind",
            field.sheet(),
            field.address(),
            field.key(),
            now.sheet(),
            now.address());
      }
    }
  }

  private void checkRules() {
    Set<String> texts = new HashSet<>();
    for (Rule rule : template.rules()) {
      for (String level : rule.levels()) {
        if (!template.levels().contains(level)) {
          add("template.lint.level", Template.CHECK_SHEET, rule.row(), rule.id(), level);
        }
      }
      if (rule.relation() == Relation.WITHOUT_FORMULA && !RuleChecker.isChecked(rule)) {
        add("template.lint.unhandled", Template.CHECK_SHEET, rule.row(), rule.id());
      }
      if (rule.relation() == Relation.NARRATIVE
          && rule.words().text(RuleWords.COMMON_STATEMENT).isEmpty()
          && rule.words().words(RuleWords.SUBJECTS).isEmpty()) {
        add("template.lint.unworded", Template.CHECK_SHEET, rule.row(), rule.id());
      }
      checkKinds(rule, rule.left(), texts);
      checkKinds(rule, rule.right(), texts);
    }
  }

  /** Reports cells that a rule calculates with although they are no numbers, each once. */
  private void checkKinds(Rule rule, @Nullable LinearExpression side, Set<String> reported) {
    for (String key : side == null ? Set.<String>of() : side.coefficients().keySet()) {
      Field field = template.field(key);
      if (field != null && !field.kind().isNumber() && reported.add(key)) {
        add("template.lint.text", field.sheet(), field.address(), key, rule.row(), rule.id());
      }
    }
  }

  /**
   * Reports sheets of the form that are not protected, and cells that are to be filled in but are
   * locked on a protected sheet.
   */
  private void checkLocks() {
    Set<String> sheets = new LinkedHashSet<>();
    template.fields().forEach(field -> sheets.add(field.sheet()));
    try (XSSFWorkbook book = book()) {
      for (String name : sheets) {
        XSSFSheet sheet = book.getSheet(name);
        if (sheet != null && !sheet.getProtect()) {
          add("template.lint.unprotected", name);
        }
      }
      for (Field field : template.fields()) {
        XSSFSheet sheet = book.getSheet(field.sheet());
        XSSFRow row = sheet == null ? null : sheet.getRow(field.address().row());
        XSSFCell cell = row == null ? null : row.getCell(field.address().column());
        if (sheet != null
            && cell != null
            && sheet.getProtect()
            && cell.getCellStyle().getLocked()
            && template.computingRule(field.key()).isEmpty()) {
          add("template.lint.locked", field.sheet(), field.address(), field.label());
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e); // the workbook is in memory
    }
  }
}
