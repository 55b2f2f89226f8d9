package org.nianbao.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;

/**
 * Finds unsafe content in a template: expressions that are not names of values, undocumented
 * commands, unknown lists, and oversized areas and ranges.
 */
public final class ExpressionLint {
  /** The maximum number of cells of an area; Jxls creates an object for each. */
  private static final long MAX_AREA_CELLS = 100_000;

  /**
   * The maximum depth of nested lists. Figures within units need two; each further level multiplies
   * the output.
   */
  private static final int MAX_NESTED_LISTS = 2;

  private static final int MAX_COMMANDS = 200;

  private static final int MAX_QUOTED = 80;

  private static final String BEGIN = "${";

  /** The name of the value that is a figure's key. */
  private static final String KEY = "key";

  private static final Pattern LINE_BREAK = Pattern.compile("\\r?\\n|\\r");

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");

  /** Functions that access other resources or run code when a workbook is calculated. */
  private static final Pattern EXTERNAL_FUNCTION =
      Pattern.compile(
          "(?i)(?<!\\w)(?:_xlfn\\.)?(?:WEBSERVICE|RTD|CALL|REGISTER|REGISTER\\.ID|EXEC|IMAGE|SQL\\.REQUEST|DDE)(?=\\s*\\()"
              + "|\\w+\\|'");

  /** A range of cells, or of whole columns or rows. */
  private static final Pattern RANGE =
      Pattern.compile(
          "\\$?([A-Za-z]{1,3})\\$?(\\d{1,7}):\\$?([A-Za-z]{1,3})\\$?(\\d{1,7})"
              + "|\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}(?![\\w(])|\\$?\\d{1,7}:\\$?\\d{1,7}(?!\\w)");

  /**
   * The number of cells counted for a whole column or row, of which only the used part is
   * calculated.
   */
  private static final long CELLS_PER_WHOLE_LINE = 2_000;

  /**
   * The maximum number of cells in all ranges; the packaged templates refer to about ten thousand.
   */
  private static final long MAX_CELLS_IN_RANGES = 5_000_000;

  private final Set<String> keys;
  private final Set<String> figures;
  private final TemplateVariables allowedValues;
  private final List<Message> faults;
  private long cellsInRanges;

  /**
   * Creates a lint for a template.
   *
   * @param keys the keys of the template's fields
   * @param figures the keys of the fields that are figures
   * @param allowedValues the values that its output sheets may show
   * @param faults the list to add faults to
   */
  ExpressionLint(
      Set<String> keys,
      Set<String> figures,
      TemplateVariables allowedValues,
      List<Message> faults) {
    this.keys = keys;
    this.figures = figures;
    this.allowedValues = allowedValues;
    this.faults = faults;
  }

  /**
   * Checks a sheet.
   *
   * @param comments the comments of the sheet, by cell
   */
  void check(Grid sheet, Map<Address, String> comments) {
    List<JxlsCommand> commands = commands(sheet.name(), comments);
    for (Cell cell : sheet.cells()) {
      String formula = cell.formula();
      if (formula != null) {
        checkFormula(sheet.name(), cell.address(), formula);
      } else if (cell.content() instanceof CellContent.Text text) {
        check(sheet.name(), cell.address(), text.value(), commands);
      }
    }
  }

  /**
   * Returns whether a comment contains documented commands only, with areas within the limit.
   *
   * @param at the cell of the comment
   */
  public static boolean hasOnlyDocumentedCommands(String comment, Address at) {
    return Arrays.stream(LINE_BREAK.split(comment))
        .filter(line -> line.contains(JxlsCommand.PREFIX))
        .map(line -> JxlsCommand.parse(line, at))
        .allMatch(command -> command.isPresent() && cells(command.get().area()) <= MAX_AREA_CELLS);
  }

  private static long cells(Region area) {
    Address first = area.first();
    Address last = area.last();
    return (last.row() - first.row() + 1L) * (last.column() - first.column() + 1L);
  }

  private List<JxlsCommand> commands(String sheet, Map<Address, String> comments) {
    List<JxlsCommand> commands = new ArrayList<>();
    for (Map.Entry<Address, String> comment : comments.entrySet()) {
      for (String line : LINE_BREAK.split(comment.getValue(), -1)) {
        if (line.contains(JxlsCommand.PREFIX)) {
          Optional<JxlsCommand> command = JxlsCommand.parse(line, comment.getKey());
          command.ifPresent(commands::add);
          if (command.isEmpty()) {
            fault("template.command.unknown", sheet, comment.getKey(), shortened(line.strip()));
          }
        }
      }
    }
    if (commands.size() > MAX_COMMANDS) {
      faults.add(Message.of("template.command.many", sheet, commands.size(), MAX_COMMANDS));
      return List.of();
    }
    for (JxlsCommand command : commands) {
      check(sheet, command, commands);
    }
    return commands;
  }

  private void check(String sheet, JxlsCommand command, List<JxlsCommand> all) {
    Address first = command.area().first();
    Address last = command.area().last();
    if (cells(command.area()) > MAX_AREA_CELLS) {
      fault("template.command.area", sheet, first, last, MAX_AREA_CELLS);
    }
    if (!command.isList()) {
      return;
    }
    Set<String> lists = new TreeSet<>(allowedValues.lists(sheet).keySet());
    if (lists.isEmpty()) {
      fault("template.command.none", sheet, first);
    } else if (!lists.contains(command.list())) {
      fault("template.command.list", sheet, first, command.list(), List.copyOf(lists));
    }
    List<String> nested =
        all.stream()
            .filter(
                each -> each.isList() && each.area().contains(first) && each.area().contains(last))
            .map(JxlsCommand::list)
            .toList();
    boolean repeated = nested.indexOf(command.list()) != nested.lastIndexOf(command.list());
    if (repeated || nested.size() > MAX_NESTED_LISTS) {
      fault("template.command.nested", sheet, first, command.list());
    }
  }

  private void check(String sheet, Address at, String text, List<JxlsCommand> commands) {
    if (text.contains(BEGIN)) {
      if (cells(new Region(new Address(0, 0), at)) > MAX_AREA_CELLS) {
        fault("template.expression.far", sheet, at, shortened(text.strip()), MAX_AREA_CELLS);
      }
    }
    boolean output = allowedValues.isOutput(sheet);
    boolean formula = text.startsWith("$[") && text.endsWith("]");
    if (formula && !output) {
      fault("template.expression.formula", sheet, at, shortened(text));
      return;
    }
    if (formula) {
      checkFormula(sheet, at, text);
    }
    boolean readAsFields = !output && !sheet.equals(Template.CHECK_SHEET);
    if (readAsFields && EXPRESSION.matcher(text.strip()).matches()) {
      return; // the expression is a field
    }
    Matcher matcher = EXPRESSION.matcher(text);
    int end = 0;
    while (matcher.find()) {
      checkUnclosed(sheet, at, text.substring(end, matcher.start()));
      end = matcher.end();
      String inner = matcher.group(1);
      Optional<TemplateExpression> expression =
          inner.contains(BEGIN) ? Optional.empty() : TemplateExpression.parse(inner);
      if (expression.isEmpty() || !isKnown(expression.get(), sheet, at, commands)) {
        fault("template.expression.unknown", sheet, at, shortened(matcher.group()));
      } else if (formula && !isComputedByProgram(expression.get(), sheet, at, commands)) {
        fault("template.expression.inFormula", sheet, at, shortened(matcher.group()));
      }
    }
    checkUnclosed(sheet, at, text.substring(end));
  }

  private void checkFormula(String sheet, Address at, String formula) {
    Matcher external = EXTERNAL_FUNCTION.matcher(formula);
    if (external.find()) {
      fault("template.expression.function", sheet, at, external.group());
    }
    cellsInRanges += cellsInRanges(formula);
  }

  /** Returns whether a formula accesses other resources or runs code when it is calculated. */
  static boolean accessesExternal(String formula) {
    return EXTERNAL_FUNCTION.matcher(formula).find();
  }

  /** Adds the faults that concern all sheets together. */
  void checkTotals() {
    if (cellsInRanges > MAX_CELLS_IN_RANGES) {
      faults.add(Message.of("template.formula.range", cellsInRanges, MAX_CELLS_IN_RANGES));
    }
  }

  private static long cellsInRanges(String formula) {
    long cells = 0;
    Matcher range = RANGE.matcher(formula);
    while (range.find()) {
      boolean whole = range.group(1) == null;
      cells +=
          whole
              ? CELLS_PER_WHOLE_LINE
              : (1 + Math.abs(row(range, 2) - row(range, 4)))
                  * (1 + Math.abs(column(range, 1) - column(range, 3)));
    }
    return cells;
  }

  private static long row(Matcher range, int group) {
    return Long.parseLong(range.group(group));
  }

  private static long column(Matcher range, int group) {
    long column = 0;
    for (char letter : range.group(group).toCharArray()) {
      column = column * 26 + Character.toUpperCase(letter) - 'A' + 1;
    }
    return column;
  }

  /** Reports an expression that is not closed, in the text between expressions. */
  private void checkUnclosed(String sheet, Address at, String text) {
    if (text.contains(BEGIN)) {
      fault("template.expression.open", sheet, at, shortened(text.strip()));
    }
  }

  /** Returns whether an expression has a value at its cell. */
  private boolean isKnown(
      TemplateExpression expression, String sheet, Address at, List<JxlsCommand> commands) {
    String name = expression.name();
    Optional<TemplateVariables.Rows> rows = rows(name, sheet, at, commands);
    if (expression.isLookup()) {
      return rows.isPresent()
          && rows.get().maps().contains(TemplateExpression.afterFirstSegment(name))
          && isKey(expression, sheet, at, commands);
    }
    return keys.contains(name)
        || allowedValues.values(sheet).contains(name)
        || (rows.isPresent()
            && rows.get().names().contains(TemplateExpression.afterFirstSegment(name)));
  }

  private boolean isKey(
      TemplateExpression expression, String sheet, Address at, List<JxlsCommand> commands) {
    String named = expression.keyName();
    return named == null
        ? figures.contains(expression.key())
        : rows(named, sheet, at, commands)
            .map(
                rows ->
                    rows.names().contains(KEY)
                        && TemplateExpression.afterFirstSegment(named).equals(KEY))
            .orElse(false);
  }

  /** Returns whether the program computes a value, so that it is safe in a formula. */
  private boolean isComputedByProgram(
      TemplateExpression expression, String sheet, Address at, List<JxlsCommand> commands) {
    String own = TemplateExpression.afterFirstSegment(expression.name());
    return rows(expression.name(), sheet, at, commands)
        .map(rows -> rows.inFormulas().contains(own))
        .orElse(false);
  }

  /**
   * Returns the rows of the list whose variable is the first segment of a name; empty if the cell
   * is not in an area repeated for that list.
   */
  private Optional<TemplateVariables.Rows> rows(
      String name, String sheet, Address at, List<JxlsCommand> commands) {
    return commands.stream()
        .filter(command -> command.isList() && command.area().contains(at))
        .filter(command -> command.variable().equals(TemplateExpression.firstSegment(name)))
        .map(command -> allowedValues.lists(sheet).get(command.list()))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static String shortened(String text) {
    return ShortenedText.shortened(text, MAX_QUOTED);
  }

  private void fault(String key, String sheet, Address at, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of(sheet, at));
    arguments.addAll(List.of(more));
    faults.add(new Message(key, arguments));
  }
}
