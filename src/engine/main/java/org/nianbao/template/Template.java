package org.nianbao.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Budget;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.FileKind;
import org.nianbao.grid.Grid;
import org.nianbao.grid.KnownCells;
import org.nianbao.grid.Limits;
import org.nianbao.grid.OpenXmlReader;
import org.nianbao.grid.Region;
import org.nianbao.grid.UnreadableContentException;
import org.nianbao.grid.UnreadableFileException;
import org.nianbao.grid.WorkbookParts;
import org.nianbao.grid.WorkbookParts.DefinedName;
import org.nianbao.message.Message;

/** An edition of the form, as defined by its template workbook. Immutable and thread-safe. */
public final class Template implements Editions {
  /** The key of the report year, which every form has. */
  public static final String YEAR = "year";

  /** The key of the unit's name, which every form has. */
  public static final String UNIT = "unit.name";

  /** The key of the unit's 统一社会信用代码, which a form may have. */
  public static final String CODE = "unit.code";

  /** The key of the date on which a form was filled in, which a form may have. */
  public static final String PREPARED_ON = "preparedOn";

  /** The key of the unit's level, for rules that apply to some levels only. */
  public static final String LEVEL = "unit.level";

  /** The prefix of the keys of the narrative's parts. */
  public static final String NARRATIVE = "narrative.";

  /**
   * The prefix of the keys of texts outside the narrative and the tables, which a form may have.
   */
  public static final String NOTES = "notes.";

  /** The name of the check sheet. */
  public static final String CHECK_SHEET = "校验";

  /** The label of the form's name on the check sheet. */
  public static final String FORM_NAME = "表样名称";

  /** The label of the edition on the check sheet. */
  public static final String EDITION = "格式版本";

  /** The heading of the column of rule ids on the check sheet. */
  public static final String CHECK_ID = "编号";

  /** The heading of the column of descriptions on the check sheet. */
  public static final String CHECK_DESCRIPTION = "检查内容";

  /** The heading of the column of the unit's explanations on the check sheet. */
  public static final String CHECK_EXPLANATION = "情况说明";

  /** The name of the sheet of the words that rules are checked with, which a form may have. */
  public static final String WORDS_SHEET = "规则用语";

  /** The beginning of the keys of explanations, which stand on the check sheet. */
  public static final String EXPLANATION = "explanation.";

  /** The name of the discrepancy sheet. */
  public static final String DISCREPANCY_SHEET = "差异表";

  /** The name of the sheet with one row of figures for each unit. */
  public static final String DETAIL_SHEET = "汇总明细";

  /** The name of the sheet with the status of each unit. */
  public static final String STATUS_SHEET = "报送情况";

  /** The name of the sheet with the discrepancies of all units. */
  public static final String ALL_DISCREPANCIES_SHEET = "汇总差异";

  /** The name of the sheet that compares this year with last year. */
  public static final String CHANGES_SHEET = "年度对比";

  /** The name of the sheet of charts. */
  public static final String CHART_SHEET = "统计图";

  /** The name of the sheet of draft sentences, which a form may have. */
  public static final String DRAFT_SHEET = "草稿";

  /** The name of the sheet with the narratives of all units. */
  public static final String TEXTS_SHEET = "文字汇集";

  /** The name of the sheet with the rates of all units. */
  public static final String RATES_SHEET = "办理比率";

  /**
   * The name of the sheet that tells how figures are aggregated; see {@link Aggregation}. It is not
   * part of the form.
   */
  public static final String AGGREGATION_SHEET = "汇总方式";

  /**
   * The name of the sheet of instructions for whoever makes the template. It is neither read nor
   * filled, and is not part of the form.
   */
  public static final String INSTRUCTION_SHEET = "制表说明";

  /** The label of the draft mark on the draft sheet. */
  private static final String DRAFT_MARK = "草稿标记";

  /** The sheets of results that no figure depends on. */
  private static final List<String> COMMENTING_SHEETS =
      List.of(
          DISCREPANCY_SHEET, STATUS_SHEET, TEXTS_SHEET, RATES_SHEET, CHANGES_SHEET, CHART_SHEET);

  /** The sheets that are not part of the form: those that show results, and the words of rules. */
  public static final List<String> OUTPUT_SHEETS =
      List.of(
          WORDS_SHEET,
          DISCREPANCY_SHEET,
          DETAIL_SHEET,
          STATUS_SHEET,
          ALL_DISCREPANCIES_SHEET,
          TEXTS_SHEET,
          RATES_SHEET,
          CHANGES_SHEET,
          CHART_SHEET);

  /** The output sheets that a merge requires. */
  public static final List<String> MERGE_SHEETS =
      List.of(DETAIL_SHEET, STATUS_SHEET, ALL_DISCREPANCIES_SHEET);

  /** The formats of reports that a template may not have. */
  private static final Set<FileKind> OTHER_FORMATS =
      Set.of(FileKind.COMPOUND, FileKind.HTML, FileKind.PDF, FileKind.TEXT);

  private final String form;
  private final String edition;
  private final ReportYears years;
  private final Map<String, Aggregation> aggregations;
  private final String draftMark;
  private final byte[] workbook;
  private final List<Grid> sheets;
  private final List<Field> fields;
  private final Map<String, Integer> indexes = new HashMap<>();
  private final Map<String, Map<Address, Field>> fieldsByAddress;
  private final Map<String, Map<Address, String>> labels = new HashMap<>();
  private final Map<String, List<Field>> unlabelled = new HashMap<>();
  private final List<Grid> formSheets;
  private final List<Rule> totals;
  private final List<Rule> rules;
  private final List<Field> figures;
  private final List<Field> narratives;
  private final List<Field> texts;
  private final List<Field> entries;
  private final Map<String, Integer> textRows;
  private final List<Field> previous;
  private final Map<String, Rule> computingRules = new LinkedHashMap<>();
  private final Map<String, Rule> prefillingRules = new LinkedHashMap<>();
  private final Map<String, String> issuedFormulas = new LinkedHashMap<>();
  private final Map<String, KnownCells> knownCells;

  /** The first column of the check sheet; empty if there is none. */
  private final Map<Address, CellContent> checkColumn;

  Template(
      String formName,
      String edition,
      ReportYears years,
      byte[] workbook,
      List<Grid> sheets,
      List<Field> fields,
      List<Rule> rules,
      Map<String, Aggregation> aggregations) {
    this.aggregations = aggregations;
    this.edition = edition;
    this.years = years;
    this.draftMark = draftMark(sheets);
    this.workbook = workbook;
    this.sheets = List.copyOf(sheets);
    this.fields = List.copyOf(fields);
    Map<String, Map<Address, Field>> byPlace = new LinkedHashMap<>();
    for (Field field : fields) {
      indexes.put(field.key(), field.index());
      byPlace
          .computeIfAbsent(field.sheet(), sheet -> new LinkedHashMap<>())
          .put(field.address(), field);
    }
    byPlace.replaceAll((sheet, on) -> Collections.unmodifiableMap(on));
    this.fieldsByAddress = byPlace;
    this.formSheets = sheets.stream().filter(sheet -> byPlace.containsKey(sheet.name())).toList();
    for (Grid sheet : formSheets) {
      Map<Address, Field> on = fieldsOn(sheet.name());
      Map<Address, String> texts = labels(sheet, on);
      labels.put(sheet.name(), texts);
      unlabelled.put(sheet.name(), unlabelled(on, texts));
    }
    this.rules = List.copyOf(rules);
    this.knownCells = knownCells(sheets);
    this.checkColumn =
        sheets.stream()
            .filter(sheet -> sheet.name().equals(CHECK_SHEET))
            .findFirst()
            .map(Template::firstColumn)
            .orElse(Map.of());
    this.totals = inDependencyOrder(rules.stream().filter(Rule::computed).toList());
    this.figures = fields.stream().filter(Field::isFigure).toList();
    this.narratives = fields.stream().filter(field -> field.key().startsWith(NARRATIVE)).toList();
    this.texts = fields.stream().filter(Template::isText).toList();
    this.entries = findEntries();
    this.textRows = textRows();
    this.previous = fields.stream().filter(Field::isPrevious).toList();
    rules.stream()
        .filter(Rule::computed)
        .forEach(rule -> computingRules.putIfAbsent(rule.subject(), rule));
    rules.stream()
        .filter(Rule::prefilled)
        .forEach(rule -> prefillingRules.putIfAbsent(rule.subject(), rule));
    computingRules.forEach(
        (key, rule) -> {
          Field field = field(key);
          String sheet = field == null ? "" : field.sheet();
          issuedFormulas.put(key, rule.rightFormula().replace(sheet + "!", ""));
        });
    this.form = formName.isEmpty() ? title() : formName;
  }

  private static Map<Address, String> labels(Grid sheet, Map<Address, Field> fields) {
    Map<Address, String> labels = new LinkedHashMap<>();
    int lastRow = fields.keySet().stream().mapToInt(Address::row).max().orElse(0);
    for (Cell cell : sheet.cells()) {
      if (!fields.containsKey(cell.address())
          && cell.formula() == null
          && cell.address().row() <= lastRow
          && cell.content() instanceof CellContent.Text text) {
        labels.put(cell.address(), text.value());
      }
    }
    return Collections.unmodifiableMap(labels);
  }

  private static List<Field> unlabelled(Map<Address, Field> fields, Map<Address, String> labels) {
    Set<Integer> labelled = labels.keySet().stream().map(Address::row).collect(Collectors.toSet());
    return fields.values().stream()
        .filter(field -> field.isFigure() && !labelled.contains(field.address().row()))
        .toList();
  }

  private static List<Rule> inDependencyOrder(List<Rule> computed) {
    List<Rule> ordered = new ArrayList<>();
    List<Rule> remaining = new ArrayList<>(computed);
    boolean progress = true;
    while (progress) {
      Set<String> uncomputed = remaining.stream().map(Rule::subject).collect(Collectors.toSet());
      List<Rule> ready =
          remaining.stream()
              .filter(
                  rule ->
                      Collections.disjoint(
                          Objects.requireNonNull(rule.right()).coefficients().keySet(), uncomputed))
              .toList();
      ordered.addAll(ready);
      progress = remaining.removeAll(ready);
    }
    return ordered;
  }

  /**
   * Returns the edition of the usual form for a report year.
   *
   * @throws IllegalArgumentException if there is no edition for the year
   */
  public static Template forYear(int year) {
    return ShippedEditions.forYear(year)
        .orElseThrow(() -> new IllegalArgumentException("no edition for " + year));
  }

  /** Returns the newest edition of the usual form. */
  public static Template current() {
    return ShippedEditions.newest();
  }

  /** Returns the packaged editions of all forms, those of the usual form and the newest first. */
  public static List<Template> shipped() {
    return ShippedEditions.all();
  }

  /** Returns whether there is an edition of the usual form for the report year. */
  public static boolean hasEditionFor(int year) {
    return ShippedEditions.forYear(year).isPresent();
  }

  /**
   * Opens a template workbook.
   *
   * @param file the file's name in messages
   * @param workbook the content of the file
   * @throws UnreadableFileException if the file cannot be read as a workbook
   * @throws FaultyTemplateException if the workbook does not define a form
   */
  public static Template open(String file, byte[] workbook)
      throws UnreadableFileException, FaultyTemplateException {
    try {
      List<Grid> sheets = readSheets(file, workbook);
      WorkbookParts parts = OpenXmlReader.readExtras(file, workbook);
      TemplateReader reader = new TemplateReader(sheets, parts.definedNames());
      Template template = reader.read(workbook);
      reader.lintUntrusted(parts, TemplateVariables.FORM);
      return requireValid(template, reader);
    } catch (StackOverflowError e) { // formulas nested too deeply
      throw new UnreadableFileException(file, Message.of("template.deep"), e);
    }
  }

  /** Loads a packaged template, whose expressions are known to be valid. */
  static Template load(String name, byte[] workbook)
      throws UnreadableFileException, FaultyTemplateException {
    List<Grid> sheets = readSheets(name, workbook);
    List<DefinedName> names =
        ListOptions.mayNeedNames(sheets) // which take time to read
            ? OpenXmlReader.readExtras(name, workbook).definedNames()
            : List.of();
    TemplateReader reader = new TemplateReader(sheets, names);
    return requireValid(reader.read(workbook), reader);
  }

  static List<Grid> readSheets(String file, byte[] workbook) throws UnreadableFileException {
    return OpenXmlReader.withFileName(
        file,
        () -> {
          FileKind kind = FileKind.of(workbook);
          if (OTHER_FORMATS.contains(kind)) {
            throw new UnreadableContentException("template.workbook");
          }
          Budget budget = new Budget(Limits.DEFAULT);
          List<Grid> sheets = OpenXmlReader.read(workbook, budget, Map.of());
          if (sheets.get(0).source() != Grid.Source.SHEET) {
            throw new UnreadableContentException("template.workbook");
          }
          return sheets.stream().filter(sheet -> !sheet.name().equals(INSTRUCTION_SHEET)).toList();
        });
  }

  /**
   * Returns whether a workbook defines a form, faulty or not: it has a check sheet, and fields on
   * another sheet.
   *
   * @throws UnreadableFileException if the file cannot be read as a workbook
   */
  static boolean isForm(String file, byte[] workbook) throws UnreadableFileException {
    List<Grid> sheets = readSheets(file, workbook);
    return sheets.stream().anyMatch(sheet -> sheet.name().equals(CHECK_SHEET))
        && sheets.stream()
            .filter(sheet -> !OUTPUT_SHEETS.contains(sheet.name()))
            .filter(sheet -> !sheet.name().equals(CHECK_SHEET))
            .flatMap(sheet -> sheet.cells().stream())
            .anyMatch(cell -> cell.content().toString().contains("${"));
  }

  private static Template requireValid(Template template, TemplateReader reader)
      throws FaultyTemplateException {
    if (!reader.faults().isEmpty()) {
      throw new FaultyTemplateException(reader.faults());
    }
    return template;
  }

  /**
   * Returns the name of the form, of which this is an edition, as given on the check sheet; the
   * title on the cover if it gives none.
   */
  public String form() {
    return form;
  }

  /** Returns the name of the edition, as given on the check sheet: {@code 2021}. */
  public String edition() {
    return edition;
  }

  /**
   * Returns the report years of the edition, as given on the check sheet; all years if it gives
   * none.
   */
  public ReportYears years() {
    return years;
  }

  @Override
  public Template expected() {
    return this;
  }

  @Override
  public Optional<Template> ofYear(int year) {
    return years.includes(year) ? Optional.of(this) : Optional.empty();
  }

  @Override
  public List<Template> otherEditions() {
    return List.of();
  }

  @Override
  public List<Template> otherForms() {
    return List.of();
  }

  @Override
  public List<Template> loadedOthers() {
    return List.of();
  }

  /** Returns the workbook, to be filled. */
  public byte[] workbook() {
    return workbook.clone();
  }

  /** Returns the sheets of the template. */
  public List<Grid> sheets() {
    return sheets;
  }

  /**
   * Returns the mark at the beginning of draft texts that have not been revised; empty if the form
   * has no drafts.
   */
  public String draftMark() {
    return draftMark;
  }

  private static String draftMark(List<Grid> sheets) {
    for (Grid sheet : sheets) {
      for (Cell cell : sheet.name().equals(DRAFT_SHEET) ? sheet.cells() : List.<Cell>of()) {
        Address at = cell.address();
        if (sheet.text(at).strip().equals(DRAFT_MARK)) {
          return sheet.text(new Address(at.row(), at.column() + 1)).strip();
        }
      }
    }
    return "";
  }

  /** Returns whether there is a sheet with this name; output sheets are optional. */
  public boolean hasSheet(String sheet) {
    return sheets.stream().anyMatch(each -> each.name().equals(sheet));
  }

  /** Returns the sheets that hold fields, in the workbook's order. */
  public List<Grid> formSheets() {
    return formSheets;
  }

  /** Returns all fields, sheet by sheet, row by row. */
  public List<Field> fields() {
    return fields;
  }

  /** Returns how the values of a figure in several reports become that of their district. */
  public Aggregation aggregation(Field figure) {
    return aggregations.getOrDefault(figure.key(), Aggregation.ofKind(figure.kind()));
  }

  /** Returns the title above the unit's name on the cover; empty if there is none. */
  public String title() {
    Field unit = field(UNIT);
    List<String> above = unit == null ? List.of() : unit.columnLabels();
    return above.isEmpty() ? "" : above.get(0);
  }

  /** Returns the index in {@link #fields} of the field with this key; -1 if there is none. */
  public int indexOf(String key) {
    return indexes.getOrDefault(key, -1);
  }

  /** Returns this year's figures, sheet by sheet, row by row. */
  public List<Field> figures() {
    return figures;
  }

  /** Returns the parts of the narrative, section by section. */
  public List<Field> narratives() {
    return narratives;
  }

  /** Returns the parts of the narrative and the texts that stand beside it and the tables. */
  public List<Field> texts() {
    return texts;
  }

  /**
   * Returns this year's choices, dates and texts in the tables: the fields that are not figures, on
   * sheets other than the cover and the narrative.
   */
  public List<Field> entries() {
    return entries;
  }

  /** Returns whether a sheet is a table of this year: it has figures, or entries. */
  public boolean isTable(String sheet) {
    return fieldsOn(sheet).values().stream()
        .anyMatch(field -> field.isFigure() || entries.contains(field));
  }

  private List<Field> findEntries() {
    Field unit = field(UNIT);
    String cover = unit == null ? "" : unit.sheet();
    return fields.stream()
        .filter(field -> !field.kind().isNumber() && !field.isPrevious() && !isText(field))
        .filter(field -> !field.sheet().equals(cover))
        .toList();
  }

  /** Returns the number of rows that a field's text may take: those that its label covers. */
  public int rowsOf(Field field) {
    return textRows.getOrDefault(field.key(), 1);
  }

  /** Returns whether a field is a part of the narrative or a note; see {@link #texts()}. */
  public static boolean isText(Field field) {
    return field.key().startsWith(NARRATIVE) || field.key().startsWith(NOTES);
  }

  private Map<String, Integer> textRows() {
    Map<String, Integer> rows = new HashMap<>();
    for (Grid sheet : formSheets) {
      for (Field field : fieldsOn(sheet.name()).values()) {
        Address at = field.address();
        boolean single = sheet.regionOf(at).last().row() == at.row();
        if (single && isText(field)) {
          rows.put(field.key(), rowsBesideLabel(sheet, at));
        }
      }
    }
    return rows;
  }

  /**
   * Returns the number of rows from a cell on that the label left of it covers; 1 if it covers no
   * further row.
   */
  public static int rowsBesideLabel(Grid sheet, Address cell) {
    for (int column = cell.column() - 1; column >= 0; column--) {
      Region label = sheet.regionOf(new Address(cell.row(), column));
      if (!sheet.text(label.first()).isBlank()) {
        return label.last().row() - cell.row() + 1;
      }
    }
    return 1;
  }

  /** Returns the field of the text above the first section; null if the form has none. */
  public @Nullable Field notePreamble() {
    return field(NOTES + "preamble");
  }

  /** Returns the field of the text below the last section; null if the form has none. */
  public @Nullable Field noteClosing() {
    return field(NOTES + "closing");
  }

  /**
   * Returns the field of the text before the table or the parts on a sheet; null if the form has
   * none.
   */
  public @Nullable Field noteBefore(String sheet) {
    return field(NOTES + "before." + section(sheet));
  }

  /** Returns the field of the text after the table on a sheet; null if the form has none. */
  public @Nullable Field noteAfter(String sheet) {
    return field(NOTES + "after." + section(sheet));
  }

  /** Returns the first word of the keys of a table's figures, or of a narrative's parts. */
  private String section(String sheet) {
    for (Field field : fieldsOn(sheet).values()) {
      int begin = field.key().startsWith(NARRATIVE) ? NARRATIVE.length() : 0;
      int end = field.key().indexOf('.', begin);
      if (end > 0 && (begin > 0 || field.isFigure())) {
        return field.key().substring(begin, end);
      }
    }
    return "";
  }

  /** Returns the fields for last year's values. */
  public List<Field> previous() {
    return previous;
  }

  /** Returns the field with this key; null if there is none. */
  public @Nullable Field field(String key) {
    int number = indexOf(key);
    return number < 0 ? null : fields.get(number);
  }

  /** Returns the label of the field with this key; the key itself if there is no such field. */
  public String label(String key) {
    Field field = field(key);
    return field == null ? key : field.label();
  }

  /** Returns the administrative levels that the form offers; empty if it has no such field. */
  public List<String> levels() {
    Field field = field(LEVEL);
    return field == null ? List.of() : field.options();
  }

  /**
   * Returns whether a level is empty or offered by the form; any level is accepted if the form
   * offers none.
   */
  public boolean acceptsLevel(String level) {
    return level.isEmpty() || levels().isEmpty() || levels().contains(level);
  }

  /**
   * Returns the cells whose content is the form's own, by the names of their sheets: those of the
   * check sheet that no unit fills in, and sheets that no figure depends on.
   */
  public Map<String, KnownCells> knownCells() {
    return knownCells;
  }

  private static Map<String, KnownCells> knownCells(List<Grid> sheets) {
    Map<String, KnownCells> known = new HashMap<>();
    COMMENTING_SHEETS.forEach(sheet -> known.put(sheet, KnownCells.SHEET));
    for (Grid sheet : sheets) {
      if (sheet.name().equals(DRAFT_SHEET)) {
        known.put(sheet.name(), KnownCells.of(sheet.extent()));
      } else if (sheet.name().equals(CHECK_SHEET)) {
        known.put(sheet.name(), KnownCells.of(sheet));
      }
    }
    return Map.copyOf(known);
  }

  /**
   * Returns whether a received check sheet has the rules of this form in other rows, or others, as
   * that of another version of the form has. The first column tells.
   */
  public boolean hasOtherChecks(Grid received) {
    return !checkColumn.isEmpty() && !checkColumn.equals(firstColumn(received));
  }

  private static Map<Address, CellContent> firstColumn(Grid sheet) {
    return sheet.cells().stream()
        .filter(cell -> cell.address().column() == 0)
        .collect(Collectors.toMap(Cell::address, Cell::content));
  }

  /** Returns the fields of a sheet by their cells, row by row; empty if it has none. */
  public Map<Address, Field> fieldsOn(String sheet) {
    return fieldsByAddress.getOrDefault(sheet, Map.of());
  }

  /** Returns the labels of a sheet with fields: its texts that are neither fields nor formulas. */
  public Map<Address, String> labelsOn(String sheet) {
    return labels.getOrDefault(sheet, Map.of());
  }

  /** Returns the rules, in the order of the check sheet. */
  public List<Rule> rules() {
    return rules;
  }

  /** Returns this year's figures of a sheet that are in rows without labels. */
  public List<Field> unlabelledOn(String sheet) {
    return unlabelled.getOrDefault(sheet, List.of());
  }

  /**
   * Returns the rule of a row of a received check sheet. Another version of the form may have it in
   * another row, and word it otherwise.
   *
   * @param description the description; empty if it was not read, because it is the form's own
   * @return null if the form has no rule with this id
   */
  public @Nullable Rule rule(int row, String id, String description) {
    Rule first = null;
    for (Rule rule : rules) {
      if (rule.id().equals(id)) {
        boolean same = description.isEmpty() && rule.row().row() == row;
        if (same || rule.description().equals(description)) {
          return rule;
        }
        first = first == null ? rule : first;
      }
    }
    return first;
  }

  /**
   * Returns the rules that compute a field, each after the rules it depends on; rules in a
   * dependency cycle are omitted.
   */
  public List<Rule> totals() {
    return totals;
  }

  /** Returns the rule whose right side computes this field; empty if there is none. */
  public Optional<Rule> computingRule(String key) {
    return Optional.ofNullable(computingRules.get(key));
  }

  /**
   * Returns the rule whose right side is filled into this field when a form is issued; empty if
   * there is none.
   */
  public Optional<Rule> prefillingRule(String key) {
    return Optional.ofNullable(prefillingRules.get(key));
  }

  /**
   * Returns the formula that a computed field is issued with, in the notation of its own sheet;
   * empty if there is none.
   */
  public String issuedFormula(Field field) {
    return issuedFormulas.getOrDefault(field.key(), "");
  }

  @Override
  public String toString() {
    return edition;
  }
}
