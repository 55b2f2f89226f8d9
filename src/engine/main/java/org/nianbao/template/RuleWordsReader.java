package org.nianbao.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;

/** Reads the sheet 规则用语, which a form may have. */
final class RuleWordsReader {
  private static final String ITEM = "项目";
  private static final String CONTENT = "内容";
  private static final String CELLS = "单元格";
  private static final List<String> HEADINGS = List.of(Template.CHECK_ID, ITEM, CONTENT, CELLS);

  /** The numbers in the braces of a sentence. */
  private static final Pattern SENTENCE =
      Pattern.compile("(?:[^{}']|\\{\\d}|\\{\\d#[^|{}']{0,40}\\|[^|{}']{0,40}})*+");

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

  /** A repetition without a maximum, or the maximum of one. */
  private static final Pattern REPETITION =
      Pattern.compile("\\\\.|[*+]|\\{\\d+,}|\\{(?:\\d+,)?(\\d+)}");

  /**
   * The maximum product of the repetitions in a pattern, which bounds the steps at one character.
   */
  private static final long MAX_STEPS = 10_000;

  private final @Nullable Grid sheet;
  private final FormulaCompiler compiler;
  private final Map<String, Integer> fieldIndexes;
  private final List<Message> faults;
  private final Map<String, Integer> columns = new HashMap<>();

  RuleWordsReader(
      List<Grid> sheets,
      FormulaCompiler compiler,
      Map<String, Integer> fieldIndexes,
      List<Message> faults) {
    this.sheet =
        sheets.stream()
            .filter(each -> each.name().equals(Template.WORDS_SHEET))
            .findFirst()
            .orElse(null);
    this.compiler = compiler;
    this.fieldIndexes = fieldIndexes;
    this.faults = faults;
  }

  /** Returns the words of the rules by their ids; empty if there is no such sheet. */
  Map<String, RuleWords> read() {
    Grid words = sheet;
    if (words == null) {
      return Map.of();
    }
    int heading = headingRow(words);
    for (String name : HEADINGS) {
      if (!columns.containsKey(name)) {
        faults.add(Message.of("template.checks.heading", Template.WORDS_SHEET, name));
        return Map.of();
      }
    }
    Map<String, List<RuleItem>> items = new LinkedHashMap<>();
    int last = words.cells().stream().mapToInt(cell -> cell.address().row()).max().orElse(heading);
    for (int row = heading + 1; row <= last; row++) {
      String id = text(words, at(row, Template.CHECK_ID));
      RuleItem item = id.isEmpty() ? null : item(words, row);
      if (item != null) {
        items.computeIfAbsent(id, each -> new ArrayList<>()).add(item);
      }
    }
    Map<String, RuleWords> byId = new LinkedHashMap<>();
    items.forEach((id, ofRule) -> byId.put(id, new RuleWords(ofRule)));
    return byId;
  }

  private int headingRow(Grid words) {
    for (Cell cell : words.cells()) {
      if (text(words, cell.address()).equals(Template.CHECK_ID)) {
        int row = cell.address().row();
        for (Cell each : words.cells()) {
          if (each.address().row() == row) {
            columns.put(text(words, each.address()), each.address().column());
          }
        }
        return row;
      }
    }
    return 0;
  }

  private @Nullable RuleItem item(Grid words, int row) {
    String name = text(words, at(row, ITEM));
    if (!RuleWords.NAMES.contains(name)) {
      faults.add(
          Message.of(
              "template.checks.word",
              Template.WORDS_SHEET,
              at(row, ITEM),
              ITEM,
              name,
              RuleWords.NAMES));
      return null;
    }
    Address at = at(row, CELLS);
    Cell cell = words.cell(at);
    LinearExpression cells = null;
    if (cell != null && cell.formula() != null) {
      try {
        cells = compiler.compile(Template.WORDS_SHEET, cell.formula()).withIndexes(fieldIndexes);
      } catch (UnsupportedFormulaException e) {
        faults.add(Message.of("template.checks.formula", Template.WORDS_SHEET, at, e.reason()));
        return null;
      }
    }
    String text = text(words, at(row, CONTENT));
    if (text.isEmpty() && cells == null) {
      faults.add(Message.of("template.words.empty", Template.WORDS_SHEET, at(row, CONTENT), name));
      return null;
    }
    if (name.equals(RuleWords.CHECK) && !RuleWords.CHECKS.contains(text)) {
      faults.add(
          Message.of(
              "template.checks.word",
              Template.WORDS_SHEET,
              at(row, CONTENT),
              name,
              text,
              RuleWords.CHECKS));
      return null;
    }
    if (RuleWords.NUMBERS.contains(name) && !NUMBER.matcher(text).matches()) {
      faults.add(
          Message.of("template.words.number", Template.WORDS_SHEET, at(row, CONTENT), name, text));
      return null;
    }
    boolean sentence =
        name.startsWith(RuleWords.SENTENCE) || name.startsWith(RuleWords.SECOND_SENTENCE);
    if (sentence && !SENTENCE.matcher(text).matches()) {
      faults.add(
          Message.of("template.words.sentence", Template.WORDS_SHEET, at(row, CONTENT), name));
      return null;
    }
    return new RuleItem(name, text, cells);
  }

  /** Reports patterns that are none, or that take too long on a text. */
  void lintPatterns() {
    Grid words = sheet;
    if (words == null || !columns.containsKey(CONTENT)) {
      return;
    }
    for (Cell cell : words.cells()) {
      int row = cell.address().row();
      if (cell.address().column() == at(row, ITEM).column()
          && RuleWords.PATTERNS.contains(cell.content().toString())
          && !isPattern(text(words, at(row, CONTENT)))) {
        faults.add(Message.of("template.words.pattern", Template.WORDS_SHEET, at(row, CONTENT)));
      }
    }
  }

  private static boolean isPattern(String text) {
    Matcher repetition = REPETITION.matcher(text);
    long steps = 1;
    while (repetition.find()) {
      String found = repetition.group();
      if (found.charAt(0) == '\\' && found.length() == 2 && !Character.isDigit(found.charAt(1))) {
        continue;
      }
      String most = repetition.group(1);
      if (most == null || most.length() > 3) {
        return false;
      }
      steps *= Math.max(1, Integer.parseInt(most));
      if (steps > MAX_STEPS) {
        return false;
      }
    }
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  private Address at(int row, String heading) {
    return new Address(row, columns.getOrDefault(heading, 0));
  }

  private static String text(Grid words, Address at) {
    CellContent content = words.content(at);
    return content == null ? "" : content.toString().strip();
  }
}
