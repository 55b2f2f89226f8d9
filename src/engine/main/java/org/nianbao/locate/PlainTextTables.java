package org.nianbao.locate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Whitespace;
import org.nianbao.locate.LabelComparison.NormalizedLabel;
import org.nianbao.template.Field;
import org.nianbao.template.Template;
import org.nianbao.value.FigureParser;

/**
 * A reader of tables in text without cells, such as that of a PDF. Labels may be broken over lines,
 * figures may be on the next line, and labels of groups may be split.
 *
 * <p>The rows are searched in the form's order: a row is its label, with any text before it,
 * followed by exactly the row's number of figures. A row that does not match is missing.
 */
final class PlainTextTables {
  private static final Pattern VALUE =
      Pattern.compile("[+-]?\\d[\\d,，]*(?:\\.\\d+)?(?:件|元|万元)?|[/／\\-—_]+|无");

  /** A page number between figures. */
  private static final Pattern PAGE =
      Pattern.compile("[-—–―· ]+\\d{1,3}[-—–―· ]+|第? *\\d{1,3} *页.*|Page \\d.*");

  /** The minimum length of a label that is matched by the end of a text. */
  private static final int MIN_CORE_LENGTH = 4;

  /** The rows of a table without a title one of which tells where it begins. */
  private static final int FIRST_ROWS = 2;

  /**
   * Consecutive figures and the text before them.
   *
   * @param section the template's sheet whose title precedes them; empty if none does
   * @param lines the lines of the figures
   */
  private record Run(String section, String label, List<String> values, Set<Address> lines) {
    /**
     * Returns whether these are the figures of a row.
     *
     * @param following the text that follows them
     */
    boolean matches(Field field, int size, String following) {
      List<String> labels = field.rowLabels().isEmpty() ? field.columnLabels() : field.rowLabels();
      if (values.size() != size || labels.isEmpty()) {
        return false;
      }
      NormalizedLabel wording = NormalizedLabel.of(labels.get(labels.size() - 1));
      return label.endsWith(wording.full())
          || (wording.core().length() >= MIN_CORE_LENGTH && label.endsWith(wording.core()))
          || isWithinLabel(wording.full(), following);
    }

    /** Returns whether the figures are within a label that is broken over lines. */
    private boolean isWithinLabel(String whole, String following) {
      int half = Math.max(MIN_CORE_LENGTH, whole.length() / 2);
      for (int before = half; before < whole.length(); before++) {
        if (label.endsWith(whole.substring(0, before))
            && following.startsWith(whole.substring(before))) {
          return true;
        }
      }
      return false;
    }
  }

  private final Template template;
  private final List<Run> runs = new ArrayList<>();
  private final TemplateTexts texts;
  private final Map<CellPlace, String> headings;
  private final Set<String> read = new HashSet<>();

  /** The lines in the sections of tables, from their titles on. */
  private final Map<String, NavigableSet<Address>> lines = new HashMap<>();

  private final Set<Address> unreadLines = new TreeSet<>();
  private final Set<Address> figureLines = new TreeSet<>();
  private final Set<Address> sentences = new TreeSet<>();
  private final List<Grid> tables = new ArrayList<>();
  private String section = "";
  private int nextRun;

  private PlainTextTables(Template template, Grid text, Map<CellPlace, String> headings) {
    this.template = template;
    this.headings = headings;
    texts = TemplateTexts.of(template);
    collect(text);
  }

  /**
   * Reads the tables of a text.
   *
   * @param headings the names of the template's sheets by the lines in which their sections begin
   */
  static PlainTextTables of(Template template, Grid text, Map<CellPlace, String> headings) {
    PlainTextTables reader = new PlainTextTables(template, text, headings);
    String before = "";
    for (Grid sheet : template.formSheets()) {
      boolean table = template.fieldsOn(sheet.name()).values().stream().anyMatch(Field::isFigure);
      if (table) {
        reader.separateFrom(before, sheet);
      }
      before = reader.hasSection(sheet.name()) ? sheet.name() : before;
    }
    for (Grid sheet : template.formSheets()) {
      if (template.fieldsOn(sheet.name()).values().stream().anyMatch(Field::isFigure)) {
        reader.addTable(sheet);
      }
    }
    return reader;
  }

  private boolean hasSection(String sheet) {
    return headings.containsValue(sheet)
        || runs.stream().anyMatch(run -> run.section().equals(sheet));
  }

  /**
   * Begins the section of a table without a title with the first of its rows in the section before
   * it.
   *
   * @param before the name of the template's sheet of that section; empty if there is none
   */
  private void separateFrom(String before, Grid sheet) {
    List<List<Field>> rows = List.copyOf(rows(sheet).values());
    if (hasSection(sheet.name())) {
      return;
    }
    int first = -1;
    for (int row = 0; row < Math.min(FIRST_ROWS, rows.size()) && first < 0; row++) {
      first = findRow(before, rows.get(row), 0);
    }
    if (first < 0) {
      return;
    }
    int above =
        runs.subList(0, first).stream()
            .flatMap(run -> run.lines().stream())
            .mapToInt(Address::row)
            .max()
            .orElse(-1);
    for (int at = first; at < runs.size(); at++) {
      Run run = runs.get(at);
      if (run.section().equals(before)) {
        runs.set(at, new Run(sheet.name(), run.label(), run.values(), run.lines()));
      }
    }
    NavigableSet<Address> all = lines.getOrDefault(before, new TreeSet<>());
    NavigableSet<Address> own = new TreeSet<>(all.tailSet(new Address(above + 1, 0), true));
    all.removeAll(own);
    lines.put(sheet.name(), own);
  }

  /** Returns the fields of a sheet by row. */
  private Map<Integer, List<Field>> rows(Grid sheet) {
    Map<Integer, List<Field>> rows = new TreeMap<>();
    for (Field field : template.fieldsOn(sheet.name()).values()) {
      rows.computeIfAbsent(field.address().row(), row -> new ArrayList<>()).add(field);
    }
    return rows;
  }

  /** Returns the tables, each in the template's layout. */
  List<Grid> tables() {
    return tables;
  }

  /** Returns the lines that each table takes up, by the names of the template's sheets. */
  Map<String, TableBounds> bounds() {
    Map<String, TableBounds> bounds = new HashMap<>();
    for (Grid table : tables) {
      NavigableSet<Address> all = lines.getOrDefault(table.name(), new TreeSet<>());
      int first = all.stream().filter(figureLines::contains).mapToInt(Address::row).min().orElse(0);
      int last = all.stream().filter(figureLines::contains).mapToInt(Address::row).max().orElse(0);
      int begin =
          all.stream()
              .filter(line -> line.row() < first && sentences.contains(line))
              .mapToInt(line -> line.row() + 1)
              .max()
              .orElse(all.isEmpty() ? first : all.first().row());
      bounds.put(
          table.name(),
          new TableBounds(table.name(), begin, last, begin, 0, Integer.MAX_VALUE, true));
    }
    return bounds;
  }

  /** Returns whether a line has figures that belong to no row of the form. */
  boolean hasUnreadFigures(Address at) {
    Address line = lineOf(at);
    return unreadLines.contains(line) && !figureLines.contains(line);
  }

  private void collect(Grid text) {
    StringBuilder label = new StringBuilder();
    List<String> values = new ArrayList<>();
    Set<Address> valuesAt = new TreeSet<>();
    for (Cell cell : text.cells()) {
      String line = Whitespace.strip(cell.content().toString());
      if (cell.address().column() > 0) {
        addCell(cell, line, label, values, valuesAt);
        continue;
      }
      if (isBlank(values)) {
        endRun(label, values, valuesAt);
      }
      if (PAGE.matcher(line).matches()) {
        continue;
      }
      Address at = cell.address();
      String started = sectionBeginning(new CellPlace(text.name(), at), line);
      if (started != null) {
        endRun(label, values, valuesAt);
        section = read.contains(started) ? "" : started; // the second is last year's, or a copy
        continue;
      }
      lines.computeIfAbsent(section, sheet -> new TreeSet<>()).add(at);
      if (line.endsWith("。")) {
        sentences.add(at);
      }
      for (String token : line.split("[\\s\\p{Z}]+", -1)) {
        if (VALUE.matcher(token).matches()) {
          values.add(token);
          valuesAt.add(at);
        } else {
          if (!values.isEmpty()) {
            endRun(label, values, valuesAt);
          }
          label.append(token);
        }
      }
    }
    endRun(label, values, valuesAt);
  }

  /**
   * Returns the name of the sheet whose section begins in a line; null if none does. A title above
   * the section's own heading is that of a part of section one.
   */
  private @Nullable String sectionBeginning(CellPlace place, String line) {
    String section = headings.get(place);
    String title = section == null ? texts.sheetWithTitle(line) : null;
    boolean ofPart =
        title != null
            && headings.entrySet().stream()
                .anyMatch(
                    heading ->
                        heading.getValue().equals(title)
                            && heading.getKey().address().row() > place.address().row());
    return section != null ? section : ofPart ? null : title;
  }

  /** Adds a cell of a line whose cells are known. */
  private void addCell(
      Cell cell, String text, StringBuilder label, List<String> values, Set<Address> valuesAt) {
    if (text.isEmpty() || FigureParser.mayBeFigure(cell.content())) {
      values.add(text);
      valuesAt.add(lineOf(cell.address()));
      return;
    }
    if (isBlank(values)) {
      values.clear(); // blank cells between two labels
    } else if (!values.isEmpty()) {
      endRun(label, values, valuesAt);
    }
    label.append(text);
  }

  private static boolean isBlank(List<String> values) {
    return !values.isEmpty() && values.stream().allMatch(String::isEmpty);
  }

  private static Address lineOf(Address at) {
    return new Address(at.row(), 0);
  }

  private void endRun(StringBuilder label, List<String> values, Set<Address> valuesAt) {
    runs.add(
        new Run(
            section,
            LabelComparison.normalised(label.toString()),
            List.copyOf(values),
            Set.copyOf(valuesAt)));
    if (!values.isEmpty()) { // a title in a table of contents has no figures
      read.add(section);
    }
    values.clear();
    valuesAt.clear();
    label.setLength(0);
  }

  private void addTable(Grid sheet) {
    Map<Integer, List<Field>> rows = rows(sheet);
    Map<Integer, Integer> runOfRow = new TreeMap<>();
    for (Map.Entry<Integer, List<Field>> row : rows.entrySet()) {
      int at = findRow(sheet.name(), row.getValue(), nextRun);
      if (at >= 0) {
        nextRun = at + 1;
        runOfRow.put(row.getKey(), at);
      }
    }
    FormSheetBuilder form = new FormSheetBuilder(template, sheet);
    if (runOfRow.isEmpty() && rows.size() == 1) {
      List<Field> fields = rows.values().iterator().next();
      List<String> values = valuesByGroup(sheet.name(), fields);
      if (!values.isEmpty()) {
        markLines(
            sheet.name(), IntStream.range(0, runs.size()).boxed().collect(Collectors.toSet()));
        put(form, fields, values);
        tables.add(form.build());
      }
      return;
    }
    runOfRow.values().removeIf(at -> isInOtherOrder(at, rows.values()));
    Set<Integer> matchedRuns = Set.copyOf(runOfRow.values());
    runOfRow
        .values()
        .removeIf(
            at -> isUnmatched(at - 1, at, matchedRuns) || isUnmatched(at + 1, at, matchedRuns));
    markLines(sheet.name(), Set.copyOf(runOfRow.values()));
    rows.forEach(
        (row, fields) -> {
          Integer at = runOfRow.get(row);
          if (at == null) {
            form.removeLabels(row);
            return;
          }
          put(form, fields, runs.get(at).values());
        });
    if (!runOfRow.isEmpty()) {
      tables.add(form.build());
    }
  }

  private void markLines(String sheet, Set<Integer> matchedRuns) {
    for (int at = 0; at < runs.size(); at++) {
      Run run = runs.get(at);
      if (run.section().equals(sheet)) {
        (matchedRuns.contains(at) ? figureLines : unreadLines).addAll(run.lines());
      }
    }
  }

  private static void put(FormSheetBuilder form, List<Field> fields, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      form.put(fields.get(i), CellContent.of(values.get(i)));
    }
  }

  /**
   * Returns the figures of a table of one row whose groups of columns are below one another, each
   * with its label above or before it; empty if they are not.
   */
  private List<String> valuesByGroup(String section, List<Field> fields) {
    Map<String, List<Field>> groups = new LinkedHashMap<>();
    for (Field field : fields) {
      List<String> labels = field.columnLabels();
      String group = labels.size() < 2 ? "" : labels.get(labels.size() - 2);
      groups.computeIfAbsent(NormalizedLabel.of(group).core(), key -> new ArrayList<>()).add(field);
    }
    List<String> names = List.copyOf(groups.keySet());
    List<String> values = new ArrayList<>();
    int next = 0;
    for (Run run : runs) {
      if (!run.section().equals(section) || run.values().isEmpty()) {
        continue;
      }
      int wanted = values.size() + run.values().size();
      int from = next;
      while (next < names.size() && values.size() + sizeOf(groups, names, from, next) < wanted) {
        next++;
      }
      boolean whole = values.size() + sizeOf(groups, names, from, next) == wanted;
      for (int group = 0; group < names.size(); group++) {
        whole &= run.label().contains(names.get(group)) == (group >= from && group < next);
      }
      if (!whole || !isInOrder(run.label(), names.subList(from, next))) {
        return List.of();
      }
      values.addAll(run.values());
    }
    return values.size() == fields.size() ? values : List.of();
  }

  private static int sizeOf(Map<String, List<Field>> groups, List<String> names, int from, int to) {
    int size = 0;
    for (String name : names.subList(from, to)) {
      size += groups.getOrDefault(name, List.of()).size();
    }
    return size;
  }

  /**
   * Returns whether the headings before a row of figures are in another order than the template's.
   * Only headings below the same heading are compared: a text has tall headings sooner or later.
   */
  private boolean isInOtherOrder(int run, Collection<List<Field>> rows) {
    String label = runs.get(run).label();
    Map<List<String>, List<String>> headings = new LinkedHashMap<>();
    for (Field field : rows.stream().flatMap(List::stream).toList()) {
      List<String> labels = field.columnLabels();
      if (!labels.isEmpty()) {
        String heading = NormalizedLabel.of(labels.get(labels.size() - 1)).core();
        List<String> same =
            headings.computeIfAbsent(
                labels.subList(0, labels.size() - 1), above -> new ArrayList<>());
        if (heading.length() >= MIN_CORE_LENGTH && !same.contains(heading)) {
          same.add(heading);
        }
      }
    }
    return headings.values().stream().anyMatch(same -> !isInOrder(label, same));
  }

  /** Returns whether those names that a text contains are in this order in it. */
  private static boolean isInOrder(String text, List<String> names) {
    int last = -1;
    for (String name : names) {
      int at = text.indexOf(name);
      if (at >= 0 && at < last) {
        return false;
      }
      last = Math.max(last, at);
    }
    return true;
  }

  /**
   * Returns whether figures next to a row belong to no row: they may be part of one of its numbers.
   */
  private boolean isUnmatched(int at, int row, Set<Integer> matchedRuns) {
    return at >= 0
        && at < runs.size()
        && !matchedRuns.contains(at)
        && !runs.get(at).values().stream().allMatch(String::isEmpty)
        && runs.get(at).section().equals(runs.get(row).section());
  }

  /**
   * Returns the index of a row's figures. Only figures in the table's section count, because a
   * sentence above it may count the same things.
   */
  private int findRow(String section, List<Field> row, int from) {
    for (int at = from; at < runs.size(); at++) {
      if (!runs.get(at).section().equals(section)) {
        continue;
      }
      String following = at + 1 < runs.size() ? runs.get(at + 1).label() : "";
      if (runs.get(at).matches(row.get(row.size() - 1), row.size(), following)) {
        return at;
      }
    }
    return -1;
  }
}
