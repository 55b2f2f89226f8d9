package org.nianbao.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/** Reads the rules on the check sheet. */
final class CheckSheetReader {
  private static final String SEVERITY = "级别";
  private static final String TABLE = "表";
  private static final String LEFT = "左边";
  private static final String RELATION = "关系";
  private static final String RIGHT = "右边";
  private static final String AUTOMATIC = "自动计算";
  private static final String LEVELS = "适用层级";
  private static final List<String> HEADINGS =
      List.of(
          Template.CHECK_ID,
          SEVERITY,
          TABLE,
          Template.CHECK_DESCRIPTION,
          LEFT,
          RELATION,
          RIGHT,
          AUTOMATIC,
          LEVELS);

  private static final String COMPUTED = "是";
  private static final String PREFILLED = "预填";
  private static final String BY_HAND = "否";
  private static final String YEARS = "适用年度";

  /** The fault of a formula that refers to a cell that is no field. */
  private static final String NO_FIELD = "template.formula.label";

  private final List<Grid> sheets;
  private final List<Message> faults;
  private final @Nullable Grid sheet;
  private final FormulaCompiler compiler;
  private final Map<String, Integer> fieldIndexes = new HashMap<>();
  private final Map<String, Integer> columns = new HashMap<>();

  /** The cells for explanations, by their keys. */
  private final Map<String, Address> explanations = new HashMap<>();

  /** The sheets that a formula names and that are not there, each told once. */
  private final Set<String> missingSheets = new HashSet<>();

  private final RuleWordsReader wordsReader;

  /** The words of the rules, by their ids. */
  private Map<String, RuleWords> words = Map.of();

  CheckSheetReader(List<Grid> sheets, List<Field> fields, List<Message> faults) {
    this.sheets = sheets;
    this.faults = faults;
    this.sheet =
        sheets.stream()
            .filter(each -> each.name().equals(Template.CHECK_SHEET))
            .findFirst()
            .orElse(null);
    Map<String, Map<Address, String>> keys = new HashMap<>();
    for (Field field : fields) {
      fieldIndexes.put(field.key(), field.index());
      keys.computeIfAbsent(field.sheet(), name -> new HashMap<>())
          .put(field.address(), field.key());
    }
    this.compiler =
        new FormulaCompiler(sheets, (name, at, inRange) -> keyAt(keys, name, at, inRange));
    this.wordsReader = new RuleWordsReader(sheets, compiler, fieldIndexes, faults);
  }

  /** Reports patterns of the sheet 规则用语 that are none, or that take too long on a text. */
  void lintPatterns() {
    wordsReader.lintPatterns();
  }

  private String keyAt(
      Map<String, Map<Address, String>> keys, String name, Address at, boolean inRange)
      throws UnsupportedFormulaException {
    String key = keys.getOrDefault(name, Map.of()).get(at);
    if (key != null) {
      return key;
    }
    boolean insideMerged =
        sheets.stream()
            .filter(each -> each.name().equals(name))
            .anyMatch(each -> !each.regionOf(at).first().equals(at));
    if (inRange && insideMerged) {
      return "";
    }
    throw new UnsupportedFormulaException(Message.of(NO_FIELD, name, at));
  }

  /** Returns the name of the form; empty if the sheet states none. */
  String formName() {
    return textRightOf(Template.FORM_NAME);
  }

  /** Returns the name of the edition; empty if the sheet states none. */
  String edition() {
    return textRightOf(Template.EDITION);
  }

  /** Returns the report years of the edition; all years if the sheet states none. */
  ReportYears years() {
    String written = textRightOf(YEARS);
    Optional<ReportYears> years = ReportYears.parse(written);
    if (years.isEmpty()) {
      faults.add(Message.of("template.years", Template.CHECK_SHEET, YEARS, written));
    }
    return years.orElse(ReportYears.ALL);
  }

  /** Returns the text right of a label; empty if there is none. */
  private String textRightOf(String label) {
    if (sheet == null) {
      return "";
    }
    return sheet.cells().stream()
        .filter(cell -> text(cell.address()).equals(label))
        .map(cell -> text(new Address(cell.address().row(), cell.address().column() + 1)))
        .findFirst()
        .orElse("");
  }

  List<Rule> read() {
    if (sheet == null) {
      faults.add(Message.of("template.checks.absent", Template.CHECK_SHEET));
      return List.of();
    }
    Optional<Integer> heading =
        sheet.cells().stream()
            .filter(cell -> text(cell.address()).equals(Template.CHECK_ID))
            .map(cell -> cell.address().row())
            .findFirst();
    heading.ifPresent(
        row ->
            sheet.cells().stream()
                .filter(cell -> cell.address().row() == row)
                .forEach(cell -> columns.put(text(cell.address()), cell.address().column())));
    for (String name : HEADINGS) {
      if (!columns.containsKey(name)) {
        faults.add(Message.of("template.checks.heading", Template.CHECK_SHEET, name));
        return List.of();
      }
    }
    words = wordsReader.read();
    List<Rule> rules = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int last = sheet.cells().stream().mapToInt(cell -> cell.address().row()).max().orElse(0);
    for (int row = heading.orElse(last) + 1; row <= last; row++) {
      if (!text(at(row, Template.CHECK_ID)).isEmpty()) {
        ids.add(text(at(row, Template.CHECK_ID)));
        String explanation = explanation(row);
        readRule(row, explanation).ifPresent(rules::add);
      }
    }
    for (String id : words.keySet()) {
      if (!ids.contains(id)) {
        faults.add(
            Message.of("template.words.rule", Template.WORDS_SHEET, id, Template.CHECK_SHEET));
      }
    }
    return rules;
  }

  /** Returns the keys of the cells for explanations, also of rules that are faulty. */
  Set<String> explanationKeys() {
    return explanations.keySet();
  }

  private Optional<Rule> readRule(int row, String explanation) {
    Optional<Severity> severity =
        Stream.of(Severity.values())
            .filter(each -> each.chineseName().equals(text(at(row, SEVERITY))))
            .findFirst();
    Relation relation = Relation.fromSign(text(at(row, RELATION)));
    if (severity.isEmpty() || relation == null) {
      if (severity.isEmpty()) {
        addUnknownWord(row, SEVERITY, Stream.of(Severity.values()).map(Severity::chineseName));
      } else {
        addUnknownWord(row, RELATION, Stream.of(Relation.values()).map(Relation::sign));
      }
      return Optional.empty();
    }
    boolean compares = relation.isComparison();
    LinearExpression left =
        compares || relation == Relation.NARRATIVE ? compile(at(row, LEFT)) : null;
    LinearExpression right = compares ? compile(at(row, RIGHT)) : null;
    if ((compares && right == null) || (relation != Relation.WITHOUT_FORMULA && left == null)) {
      return Optional.empty();
    }
    if (left != null && left.isConstant()) {
      faults.add(Message.of("template.checks.subject", Template.CHECK_SHEET, at(row, LEFT)));
      return Optional.empty();
    }
    if (hasUnusedSide(row, relation)) {
      faults.add(Message.of("template.checks.sides", Template.CHECK_SHEET, at(row, RELATION)));
      return Optional.empty();
    }
    BigDecimal limit = relation == Relation.WITHOUT_FORMULA ? limit(row) : null;
    if (relation == Relation.WITHOUT_FORMULA && limit == null && !text(at(row, RIGHT)).isEmpty()) {
      faults.add(Message.of("template.checks.limit", Template.CHECK_SHEET, at(row, RIGHT)));
      return Optional.empty();
    }
    String automatic = text(at(row, AUTOMATIC));
    if (!Set.of("", BY_HAND, COMPUTED, PREFILLED).contains(automatic)) {
      addUnknownWord(row, AUTOMATIC, Stream.of(COMPUTED, PREFILLED));
      return Optional.empty();
    }
    boolean hasAutomaticValue = automatic.equals(COMPUTED) || automatic.equals(PREFILLED);
    if (hasAutomaticValue
        && (left == null || left.coefficients().size() != 1 || relation != Relation.EQUAL)) {
      faults.add(Message.of("template.checks.automatic", Template.CHECK_SHEET, at(row, AUTOMATIC)));
      return Optional.empty();
    }
    String levels = text(at(row, LEVELS));
    return Optional.of(
        new Rule(
            text(at(row, Template.CHECK_ID)),
            severity.get(),
            text(at(row, TABLE)),
            text(at(row, Template.CHECK_DESCRIPTION)),
            left,
            relation,
            right,
            limit,
            compares ? formula(at(row, RIGHT)) : "",
            automatic.equals(COMPUTED),
            automatic.equals(PREFILLED),
            levels.isEmpty() ? Set.of() : Set.of(levels.split("、")),
            explanation,
            words.getOrDefault(text(at(row, Template.CHECK_ID)), RuleWords.NONE),
            at(row, Template.CHECK_ID)));
  }

  /** Reports a word that its column does not allow, and those that it does. */
  private void addUnknownWord(int row, String column, Stream<String> allowed) {
    faults.add(
        Message.of(
            "template.checks.word",
            Template.CHECK_SHEET,
            at(row, column),
            column,
            text(at(row, column)),
            allowed.filter(each -> !each.isEmpty()).toList()));
  }

  /** Returns the key in the cell for the unit's explanation; empty if there is none. */
  private String explanation(int row) {
    if (!columns.containsKey(Template.CHECK_EXPLANATION)) { // a template of one's own may lack it
      return "";
    }
    Address at = at(row, Template.CHECK_EXPLANATION);
    String text = text(at);
    if (text.isEmpty()) {
      return "";
    }
    String key = TemplateReader.key(text);
    if (key == null || !key.startsWith(Template.EXPLANATION)) {
      faults.add(Message.of("template.checks.explanation", Template.CHECK_SHEET, at, text));
      return "";
    }
    Address first = explanations.putIfAbsent(key, at);
    if (first != null) {
      faults.add(
          Message.of(
              "template.key.twice", Template.CHECK_SHEET, at, key, Template.CHECK_SHEET, first));
    }
    return key;
  }

  /** Returns whether a row has a formula that its relation does not use. */
  private boolean hasUnusedSide(int row, Relation relation) {
    return switch (relation) {
      case WITHOUT_FORMULA -> !formula(at(row, LEFT)).isEmpty() || isFormula(at(row, RIGHT));
      case NARRATIVE -> !formula(at(row, RIGHT)).isEmpty();
      case EQUAL, AT_LEAST, AT_MOST -> false;
    };
  }

  private boolean isFormula(Address at) {
    Cell cell = sheet == null ? null : sheet.cell(at);
    return cell != null && cell.formula() != null;
  }

  /** Returns the number in the place of the right side; null if there is none. */
  private @Nullable BigDecimal limit(int row) {
    CellContent content = sheet == null ? null : sheet.content(at(row, RIGHT));
    return content instanceof CellContent.Numeric number ? number.value() : null;
  }

  private @Nullable LinearExpression compile(Address at) {
    try {
      return compiler.compile(Template.CHECK_SHEET, formula(at)).withIndexes(fieldIndexes);
    } catch (UnsupportedFormulaException e) {
      if (!isTold(e.reason())) {
        faults.add(Message.of("template.checks.formula", Template.CHECK_SHEET, at, e.reason()));
      }
      return null;
    }
  }

  /**
   * Returns whether a fault of a formula has its cause in another one that has been told: a cell
   * whose key is faulty, or a sheet that is missing.
   */
  private boolean isTold(Message reason) {
    List<Object> arguments = reason.arguments();
    return switch (reason.key()) {
      case FormulaCompiler.MISSING_SHEET -> !missingSheets.add(String.valueOf(arguments.get(0)));
      case NO_FIELD ->
          faults.stream()
              .map(Message::arguments)
              .anyMatch(each -> each.size() > 1 && each.subList(0, 2).equals(arguments));
      default -> false;
    };
  }

  /** Returns the formula of a cell; a constant counts as a formula. */
  private String formula(Address at) {
    Cell cell = sheet == null ? null : sheet.cell(at);
    if (cell == null) {
      return "";
    }
    return cell.formula() == null ? cell.content().toString() : cell.formula();
  }

  private Address at(int row, String heading) {
    return new Address(row, columns.getOrDefault(heading, 0));
  }

  private String text(Address at) {
    CellContent content = sheet == null ? null : sheet.content(at);
    return content == null ? "" : content.toString().strip();
  }
}
