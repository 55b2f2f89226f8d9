package org.nianbao.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.DataValidation;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.grid.WorkbookParts;
import org.nianbao.grid.WorkbookParts.DefinedName;
import org.nianbao.message.Message;

/** Reads the fields of a template from its expressions, and finds the template's faults. */
final class TemplateReader {
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
  private static final int MAX_KEY_LENGTH = 100;

  private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9]*)*");

  /** The kinds of workbook parts that hold data or formatting only. */
  private static final Set<String> ALLOWED_PARTS =
      Set.of(
          "officeDocument",
          "core-properties",
          "extended-properties",
          "custom-properties",
          "thumbnail",
          "worksheet",
          "chartsheet",
          "styles",
          "theme",
          "sharedStrings",
          "calcChain",
          "sheetMetadata",
          "customXml",
          "customXmlProps",
          "comments",
          "threadedComment",
          "person",
          "vmlDrawing",
          "drawing",
          "printerSettings",
          "hyperlink",
          "table",
          "image",
          "chart",
          "chartColorStyle",
          "chartStyle",
          "chartUserShapes",
          "themeOverride",
          "chartEx",
          // parts that office programs may add to any workbook
          "classificationlabels",
          "docMetadata",
          "origin",
          "signature",
          "usernames",
          "cellImage",
          "wpsCustomData",
          "FeaturePropertyBag",
          "rdRichValue",
          "rdRichValueStructure",
          "rdRichValueTypes",
          "richValueRel",
          "richStyles",
          "rdArray",
          "customProperty",
          "hdphoto",
          "diagramData",
          "diagramLayout",
          "diagramQuickStyle",
          "diagramColors",
          "diagramDrawing");

  /**
   * The kinds of external targets that are allowed: they are opened only when a user clicks on
   * them.
   */
  private static final Set<String> ALLOWED_EXTERNAL_TARGETS = Set.of("hyperlink");

  private final List<Grid> sheets;
  private final List<Message> faults = new ArrayList<>();
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /** The keys of all values of the form. */
  private final Set<String> keys = new HashSet<>();

  /** The reader of the check sheet; null before it is read, and for workbooks other than forms. */
  private @Nullable CheckSheetReader checks;

  private final ListOptions options;

  /**
   * Creates a reader.
   *
   * @param names the defined names of the workbook
   */
  TemplateReader(List<Grid> sheets, List<DefinedName> names) {
    this.sheets = sheets;
    this.options = new ListOptions(sheets, names);
  }

  /** Returns the faults of the template; empty if it is valid. */
  List<Message> faults() {
    return List.copyOf(faults);
  }

  Template read(byte[] workbook) {
    for (Grid sheet : sheets) {
      if (!Template.OUTPUT_SHEETS.contains(sheet.name())
          && !sheet.name().equals(Template.CHECK_SHEET)) {
        readFields(sheet);
      }
    }
    for (String key : List.of(Template.YEAR, Template.UNIT)) {
      if (!fields.containsKey(key)) {
        faults.add(Message.of("template.key.required", key));
      }
    }
    checks = new CheckSheetReader(sheets, List.copyOf(fields.values()), faults);
    List<Rule> rules = checks.read();
    keys.addAll(checks.explanationKeys());
    keys.addAll(fields.keySet());
    lintCoverage(rules);
    lintNesting();
    Template template =
        new Template(
            checks.formName(),
            checks.edition(),
            checks.years(),
            workbook,
            sheets.stream()
                .filter(sheet -> !sheet.name().equals(Template.AGGREGATION_SHEET))
                .toList(),
            List.copyOf(fields.values()),
            rules,
            AggregationReader.read(sheets, List.copyOf(fields.values()), rules, faults));
    lintCircular(template);
    return template;
  }

  /** Reports fields that are computed from themselves, which no program can calculate. */
  private void lintCircular(Template template) {
    for (Rule rule : template.rules()) {
      if (rule.computed() && !template.totals().contains(rule)) {
        Field field = template.field(rule.subject());
        faults.add(
            Message.of(
                "template.checks.circular",
                Template.CHECK_SHEET,
                rule.row(),
                rule.id(),
                field == null ? rule.subject() : field.sheet() + "!" + field.address()));
      }
    }
  }

  /**
   * Reports content that an untrusted template must not have: expressions other than names of
   * values, undocumented commands, and parts that contain code or refer to external data.
   *
   * @param allowedValues the values that its output sheets may show
   */
  void lintUntrusted(WorkbookParts extras, TemplateVariables allowedValues) {
    if (checks != null) {
      checks.lintPatterns();
    }
    Set<String> parts = new TreeSet<>(extras.partKinds());
    parts.removeAll(ALLOWED_PARTS);
    parts.forEach(kind -> faults.add(Message.of("template.part", kind)));
    Set<String> outside = new TreeSet<>(extras.externalTargetKinds());
    outside.removeAll(ALLOWED_EXTERNAL_TARGETS);
    outside.forEach(kind -> faults.add(Message.of("template.outside", kind)));
    extras.definedNames().stream()
        .filter(each -> each.isMacro() || ExpressionLint.accessesExternal(each.formula()))
        .map(DefinedName::name)
        .distinct()
        .sorted()
        .forEach(name -> faults.add(Message.of("template.name", name)));
    Set<String> figures =
        fields.values().stream()
            .filter(Field::isFigure)
            .map(Field::key)
            .collect(Collectors.toSet());
    ExpressionLint lint = new ExpressionLint(keys, figures, allowedValues, faults);
    sheets.forEach(
        sheet -> lint.check(sheet, extras.comments().getOrDefault(sheet.name(), Map.of())));
    lint.checkTotals();
  }

  private void readFields(Grid sheet) {
    Map<Address, String> keys = new HashMap<>();
    sheet
        .cells()
        .forEach(
            cell ->
                expression(sheet, cell.address()).ifPresent(key -> keys.put(cell.address(), key)));
    if (keys.isEmpty()) {
      return;
    }
    keys.keySet().stream().sorted().forEach(at -> readField(sheet, at, keys));
    for (DataValidation validation : sheet.validations()) {
      if (kindOf(validation).isNumber()) {
        validation.regions().forEach(region -> lintMissingKeys(sheet, region, keys));
      }
    }
  }

  private void readField(Grid sheet, Address at, Map<Address, String> keys) {
    String key = Objects.requireNonNull(keys.get(at));
    if (!isKey(key)) {
      faults.add(Message.of("template.key.malformed", sheet.name(), at, key));
      return;
    }
    Optional<DataValidation> validation =
        sheet.validations().stream().filter(each -> each.appliesTo(at)).findFirst();
    LabelFinder labels = new LabelFinder(sheet, keys.keySet());
    FieldKind kind = kindOf(validation.orElse(null), isPercentage(sheet, at));
    Field field =
        new Field(
            fields.size(),
            key,
            kind,
            validation.map(TemplateReader::signed).orElse(false),
            kind.isNumber()
                ? validation.map(ValueRange::of).orElse(ValueRange.ANY)
                : ValueRange.ANY,
            validation.map(each -> options(each, sheet)).orElse(List.of()),
            sheet.name(),
            at,
            labels.leftOf(at),
            labels.above(at));
    Field duplicate = fields.putIfAbsent(key, field);
    if (duplicate != null) {
      faults.add(
          Message.of(
              "template.key.twice", sheet.name(), at, key, duplicate.sheet(), duplicate.address()));
    }
  }

  /**
   * Reports keys that are both a value and the prefix of other keys, which JSON cannot represent.
   */
  private void lintNesting() {
    for (Field field : fields.values()) {
      int dot = field.key().lastIndexOf('.');
      for (; dot > 0; dot = field.key().lastIndexOf('.', dot - 1)) {
        Field outer = fields.get(field.key().substring(0, dot));
        if (outer != null) {
          faults.add(
              Message.of(
                  "template.key.within", field.sheet(), field.address(), field.key(), outer.key()));
        }
      }
    }
  }

  /**
   * Returns the expression that a cell consists of. The value of a formula is none: one that refers
   * to a field has the field's expression as its value.
   */
  private static Optional<String> expression(Grid sheet, Address at) {
    Cell cell = sheet.cell(at);
    if (cell == null || cell.formula() != null) {
      return Optional.empty();
    }
    Matcher matcher = EXPRESSION.matcher(sheet.text(at).strip());
    return matcher.matches() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
  }

  private static boolean isKey(String text) {
    return text.length() <= MAX_KEY_LENGTH && KEY.matcher(text).matches();
  }

  /** Returns the key that an expression consists of; null if the text is no such expression. */
  static @Nullable String key(String text) {
    Matcher matcher = EXPRESSION.matcher(text);
    return matcher.matches() && isKey(matcher.group(1).strip()) ? matcher.group(1).strip() : null;
  }

  /**
   * Reports cells with a data validation for numbers but no key: they would be filled in but never
   * read.
   */
  private void lintMissingKeys(Grid sheet, Region region, Map<Address, String> keys) {
    for (int row = region.first().row(); row <= region.last().row(); row++) {
      for (int column = region.first().column(); column <= region.last().column(); column++) {
        Address at = new Address(row, column);
        if (!keys.containsKey(at) && sheet.regionOf(at).first().equals(at)) {
          faults.add(Message.of("template.key.absent", sheet.name(), at));
        }
      }
    }
  }

  private void lintCoverage(List<Rule> rules) {
    for (Field field : fields.values()) {
      boolean labelled = !field.rowLabels().isEmpty() || !field.columnLabels().isEmpty();
      boolean isInRule =
          rules.stream().anyMatch(rule -> names(rule.left(), field) || names(rule.right(), field));
      if (!labelled && !isInRule) {
        faults.add(
            Message.of("template.field.uncovered", field.sheet(), field.address(), field.key()));
      }
    }
  }

  private static boolean names(@Nullable LinearExpression side, Field field) {
    return side != null && side.coefficients().containsKey(field.key());
  }

  private static FieldKind kindOf(DataValidation validation) {
    return switch (validation.type()) {
      case "whole" -> FieldKind.COUNT;
      case "decimal" -> FieldKind.AMOUNT;
      case "date" -> FieldKind.DATE;
      case "list" -> FieldKind.CHOICE;
      default -> FieldKind.TEXT;
    };
  }

  /** Returns the kind of a cell; a decimal number in the format of percentages is a percentage. */
  private static FieldKind kindOf(@Nullable DataValidation validation, boolean percentage) {
    FieldKind kind = validation == null ? FieldKind.AMOUNT : kindOf(validation);
    if (kind == FieldKind.AMOUNT && percentage) {
      return FieldKind.PERCENT;
    }
    return validation == null ? FieldKind.TEXT : kind;
  }

  private static boolean isPercentage(Grid sheet, Address at) {
    return sheet.marks().getOrDefault(at, List.of()).stream()
        .anyMatch(DisplayMark.Percentage.class::isInstance);
  }

  /** Returns whether the lowest allowed value is negative. */
  private static boolean signed(DataValidation validation) {
    String lowest = validation.formula1();
    return kindOf(validation).isNumber() && lowest != null && lowest.startsWith("-");
  }

  private List<String> options(DataValidation validation, Grid sheet) {
    return validation.type().equals("list") ? options.of(validation.formula1(), sheet) : List.of();
  }
}
