package org.nianbao.locate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nianbao.grid.Address;
import org.nianbao.grid.Whitespace;
import org.nianbao.locate.LabelComparison.NormalizedLabel;
import org.nianbao.template.Field;

/**
 * The alignment of the columns of a received table with the template's columns, by the headings
 * above the figures. A heading that spans several columns counts for each of them. A column that
 * matches two others equally well is not aligned.
 */
final class ColumnAlignment {
  /** The maximum number of columns of a form. */
  private static final int MAX_COLUMNS = 256;

  /** The maximum number of rows between a heading and its figures. */
  static final int MAX_HEADING_ROWS = 50;

  /** The weight of the nearest heading; the other headings only break ties. */
  private static final int NEAREST_WEIGHT = 100;

  /** A column and the headings above it, the nearest first. */
  private record HeadedColumn(int column, List<Label> headings) {
    int nearest(HeadedColumn other) {
      return headings.isEmpty() || other.headings.isEmpty()
          ? 0
          : headings.get(0).similarity(other.headings.get(0));
    }

    boolean isUnder(Label heading) {
      return headings.stream().anyMatch(heading::matches);
    }
  }

  /**
   * The position of the headings of received figures.
   *
   * @param firstRow the first row of headings
   * @param lastRow the last row of headings
   * @param firstColumn the first column that may contain figures
   * @param figureRows the rows of figures below the headings
   */
  record Header(int firstRow, int lastRow, int firstColumn, Collection<Integer> figureRows) {}

  private final ReceivedSheet received;
  private final List<HeadedColumn> templateColumns;
  private final List<HeadedColumn> receivedColumns;
  private final Map<Integer, Integer> columns = new HashMap<>();

  /** The row of the nearest heading, by column. */
  private final Map<Integer, Integer> headingRows = new HashMap<>();

  /** The template's columns whose nearest heading also belongs to other columns. */
  private final Set<Integer> ambiguous;

  /** The template's headings that are above other headings. */
  private final List<Label> groupHeadings;

  /**
   * The indexes in {@link #groupHeadings} of the headings above each column of the template, and of
   * the received sheet.
   */
  private final Map<Integer, BitSet> templateGroupHeadings;

  private final Map<Integer, BitSet> receivedGroupHeadings;

  private final Set<Integer> reordered = new TreeSet<>();
  private final Set<Integer> repeated = new TreeSet<>();
  private final List<MisspelledLabel> slips = new ArrayList<>();

  private ColumnAlignment(List<Field> fields, ReceivedSheet received, Header header) {
    this.received = received;
    templateColumns = fields.stream().map(ColumnAlignment::headed).toList();
    ambiguous =
        templateColumns.stream()
            .filter(
                own -> templateColumns.stream().anyMatch(each -> haveSameNearestHeading(each, own)))
            .map(HeadedColumn::column)
            .collect(Collectors.toSet());
    receivedColumns = readColumns(header);
    groupHeadings = groupHeadings(templateColumns);
    templateGroupHeadings = groupHeadingsAbove(templateColumns);
    receivedGroupHeadings = groupHeadingsAbove(receivedColumns);
  }

  private static List<Label> groupHeadings(List<HeadedColumn> templateColumns) {
    Map<NormalizedLabel, Label> groupHeadings = new LinkedHashMap<>();
    for (HeadedColumn own : templateColumns) {
      own.headings().stream()
          .skip(1)
          .forEach(each -> groupHeadings.putIfAbsent(each.wording(), each));
    }
    return List.copyOf(groupHeadings.values());
  }

  private Map<Integer, BitSet> groupHeadingsAbove(List<HeadedColumn> some) {
    Map<Integer, BitSet> over = new HashMap<>();
    for (HeadedColumn each : some) {
      BitSet found = new BitSet();
      for (int heading = 0; heading < groupHeadings.size(); heading++) {
        found.set(heading, each.isUnder(groupHeadings.get(heading)));
      }
      over.put(each.column(), found);
    }
    return over;
  }

  /**
   * Aligns the columns of figures that share their headings.
   *
   * @param fields one row of the template's figures, in order
   */
  static ColumnAlignment of(List<Field> fields, ReceivedSheet received, Header header) {
    ColumnAlignment alignment = new ColumnAlignment(fields, received, header);
    alignment.align();
    return alignment;
  }

  /**
   * Returns the received column that is aligned with a column of the template; null if there is
   * none.
   */
  @Nullable Integer column(int templateColumn) {
    return columns.get(templateColumn);
  }

  /** Returns the received columns, by the template's columns. */
  Map<Integer, Integer> columns() {
    return columns;
  }

  /**
   * Returns whether a received column has a heading in the row in which the aligned columns have
   * theirs.
   */
  boolean isHeaded(int column) {
    int highest =
        columns.values().stream()
            .mapToInt(each -> headingRows.getOrDefault(each, 0))
            .min()
            .orElse(0);
    return headingRows.getOrDefault(column, -1) >= highest;
  }

  /** Returns the received columns whose order differs from the template's. */
  Set<Integer> reordered() {
    return reordered;
  }

  /**
   * Returns the received columns that repeat the content of the column to their left, below the
   * same headings.
   */
  Set<Integer> repeated() {
    return repeated;
  }

  /** Returns the headings that were matched although their texts differ. */
  List<MisspelledLabel> slips() {
    return slips;
  }

  private void align() {
    SequenceMatching matching = SequenceMatching.of(templateColumns, receivedColumns, this::weight);
    for (SequenceMatching.Pair pair : matching.pairs()) {
      if (matching.isCertain(pair)) {
        addPair(templateColumns.get(pair.ours()), receivedColumns.get(pair.theirs()));
      }
    }
    List<HeadedColumn> missing =
        templateColumns.stream().filter(own -> !columns.containsKey(own.column())).toList();
    for (HeadedColumn own : missing) {
      List<HeadedColumn> spare =
          receivedColumns.stream()
              .filter(other -> !columns.containsValue(other.column()))
              .filter(other -> isIdentified(own, other))
              .toList();
      if (spare.size() == 1
          && missing.stream().filter(each -> isIdentified(each, spare.get(0))).count() == 1) {
        addPair(own, spare.get(0));
        reordered.add(spare.get(0).column());
      }
    }
    alignBetween();
  }

  /**
   * Aligns columns between aligned neighbours where the numbers of missing and of spare columns are
   * equal, even if their headings differ.
   */
  private void alignBetween() {
    List<HeadedColumn> run = new ArrayList<>();
    int left = -1;
    for (HeadedColumn own : templateColumns) {
      Integer at = columns.get(own.column());
      if (at == null) {
        run.add(own);
      } else {
        alignBetween(run, left, at);
        run.clear();
        left = at;
      }
    }
    alignBetween(run, left, Integer.MAX_VALUE);
  }

  private void alignBetween(List<HeadedColumn> run, int left, int right) {
    List<HeadedColumn> between =
        receivedColumns.stream()
            .filter(each -> each.column() > left && each.column() < right)
            .toList();
    boolean free = between.stream().noneMatch(each -> columns.containsValue(each.column()));
    if (columns.isEmpty() || !free || between.size() != run.size()) {
      return;
    }
    for (int i = 0; i < run.size(); i++) {
      if (!mayMatch(run.get(i), between.get(i))) {
        return;
      }
    }
    for (int i = 0; i < run.size(); i++) {
      addPair(run.get(i), between.get(i));
    }
  }

  private boolean mayMatch(HeadedColumn own, HeadedColumn other) {
    return !own.headings().isEmpty()
        && !isUnderOtherHeading(own, other)
        && LabelComparison.mayMatch(
            own.headings().get(0).wording(), other.headings().get(0).wording());
  }

  private void addPair(HeadedColumn own, HeadedColumn other) {
    columns.put(own.column(), other.column());
    if (own.nearest(other) < LabelComparison.CERTAIN) {
      Label written = other.headings().get(0);
      slips.add(new MisspelledLabel(written.at(), written.text(), own.headings().get(0).text()));
    }
  }

  /** Returns whether the headings of the other column identify this column, at any position. */
  private boolean isIdentified(HeadedColumn own, HeadedColumn other) {
    boolean grouped = own.headings().stream().skip(1).limit(1).allMatch(other::isUnder);
    return own.nearest(other) >= LabelComparison.CERTAIN
        && !isUnderOtherHeading(own, other)
        && (grouped || !isAmbiguous(own));
  }

  private int weight(HeadedColumn own, HeadedColumn other) {
    int nearest = own.nearest(other);
    boolean accepted = nearest >= LabelComparison.CERTAIN || isOnlyChoice(own, other, nearest);
    if (nearest == 0 || !accepted || isUnderOtherHeading(own, other)) {
      return 0;
    }
    long shared = own.headings().stream().skip(1).filter(other::isUnder).count();
    return nearest * NEAREST_WEIGHT + (int) shared;
  }

  /**
   * Returns whether no other column is nearly as similar, which is required of a heading with a
   * typing error.
   */
  private boolean isOnlyChoice(HeadedColumn own, HeadedColumn other, int nearest) {
    return templateColumns.stream()
            .noneMatch(each -> each.column() != own.column() && each.nearest(other) >= nearest)
        && receivedColumns.stream()
            .noneMatch(each -> each.column() != other.column() && own.nearest(each) >= nearest);
  }

  /**
   * Returns whether the other column is below a heading that belongs to another column of the
   * template, where the nearest heading is ambiguous or differs in wording.
   */
  private boolean isUnderOtherHeading(HeadedColumn own, HeadedColumn other) {
    if (!isAmbiguous(own) && own.nearest(other) >= LabelComparison.EQUAL_CORE) {
      return false;
    }
    BitSet elsewhere =
        (BitSet) Objects.requireNonNull(receivedGroupHeadings.get(other.column())).clone();
    elsewhere.andNot(Objects.requireNonNull(templateGroupHeadings.get(own.column())));
    return !elsewhere.isEmpty();
  }

  private static boolean haveSameNearestHeading(HeadedColumn own, HeadedColumn other) {
    return own.column() != other.column() && own.nearest(other) >= LabelComparison.CERTAIN;
  }

  /** Returns whether the nearest heading also belongs to other columns. */
  private boolean isAmbiguous(HeadedColumn own) {
    return ambiguous.contains(own.column());
  }

  private static HeadedColumn headed(Field field) {
    List<Label> headings = new ArrayList<>();
    for (int i = field.columnLabels().size() - 1; i >= 0; i--) {
      headings.add(new Label(field.address(), field.columnLabels().get(i)));
    }
    return new HeadedColumn(field.address().column(), headings);
  }

  /**
   * Returns the received columns; of several columns below the same headings, those that contain
   * figures.
   */
  private List<HeadedColumn> readColumns(Header header) {
    Map<Integer, HeadedColumn> byColumn = new TreeMap<>();
    int widest =
        received.grid().cells().stream().mapToInt(cell -> cell.address().column()).max().orElse(0);
    int last = Math.min(widest, header.firstColumn() + MAX_COLUMNS);
    int highest = Math.max(header.firstRow(), header.lastRow() - MAX_HEADING_ROWS + 1);
    MergedRegionIndex merged =
        new MergedRegionIndex(
            received.grid().mergedRegions(), highest, header.lastRow(), header.firstColumn(), last);
    for (int row = header.lastRow(); row >= highest; row--) {
      for (int column = header.firstColumn(); column <= last; column++) {
        addHeading(byColumn, column, merged.firstCell(row, column));
      }
    }
    Map<Address, List<HeadedColumn>> byNearest = new LinkedHashMap<>();
    HeadedColumn previous = null;
    for (HeadedColumn each : byColumn.values()) {
      headingRows.put(each.column(), each.headings().get(0).at().row());
      joinParts(each);
      skipUnits(each);
      if (previous != null && haveSameHeadings(previous, each)) {
        previous = new HeadedColumn(each.column(), previous.headings());
      } else {
        previous = each;
      }
      byNearest.computeIfAbsent(previous.headings().get(0).at(), at -> new ArrayList<>()).add(each);
    }
    List<HeadedColumn> receivedColumns = new ArrayList<>();
    for (List<HeadedColumn> same : byNearest.values()) {
      List<HeadedColumn> figured =
          same.stream().filter(each -> hasFigures(each.column(), header.figureRows())).toList();
      boolean one = figured.isEmpty() || areRepeated(figured, header.figureRows());
      receivedColumns.addAll(one ? same.subList(0, 1) : figured);
      if (one) {
        figured.stream().skip(1).forEach(each -> repeated.add(each.column()));
      }
    }
    receivedColumns.sort(Comparator.comparingInt(HeadedColumn::column));
    return receivedColumns;
  }

  /**
   * Returns whether a column has the same headings as the column to its left, as after unmerging
   * cells.
   */
  private static boolean haveSameHeadings(HeadedColumn left, HeadedColumn right) {
    boolean same =
        right.column() == left.column() + 1 && right.headings().size() == left.headings().size();
    for (int i = 0; same && i < left.headings().size(); i++) {
      same = areSimilar(left.headings().get(i), right.headings().get(i));
    }
    return same;
  }

  private static boolean areSimilar(Label one, Label other) {
    return one.at().equals(other.at()) || one.text().equals(other.text());
  }

  /** Adds the heading at an address to a column. */
  private void addHeading(Map<Integer, HeadedColumn> byColumn, int column, Address at) {
    String text = received.grid().text(at);
    if (Whitespace.isBlank(text) || received.figureColumns(at.row()).contains(at.column())) {
      return;
    }
    List<Label> headings =
        byColumn
            .computeIfAbsent(column, each -> new HeadedColumn(each, new ArrayList<>()))
            .headings();
    if (headings.stream().noneMatch(label -> label.at().equals(at))) {
      headings.add(new Label(at, text));
    }
  }

  /** Joins a heading that is split over two cells, one below the other. */
  private void joinParts(HeadedColumn other) {
    List<Label> headings = other.headings();
    if (headings.size() > 1 && templateColumns.stream().noneMatch(own -> own.nearest(other) > 0)) {
      Label below = headings.get(0);
      Label both = new Label(below.at(), headings.get(1).text() + below.text());
      if (templateColumns.stream()
          .flatMap(own -> own.headings().stream().limit(1))
          .anyMatch(both::matches)) {
        headings.remove(0);
        headings.set(0, both);
      }
    }
  }

  /** Skips a unit or a part of the heading below a heading of the form. */
  private void skipUnits(HeadedColumn other) {
    List<Label> headings = other.headings();
    while (headings.size() > 1
        && templateColumns.stream().noneMatch(own -> own.nearest(other) > 0)
        && templateColumns.stream()
            .flatMap(own -> own.headings().stream().limit(1))
            .anyMatch(leaf -> headings.stream().anyMatch(leaf::matches))) {
      headings.remove(0);
    }
  }

  /** Returns whether several columns contain the same content, as after unmerging cells. */
  private boolean areRepeated(List<HeadedColumn> some, Collection<Integer> rows) {
    return some.size() > 1
        && rows.stream()
            .allMatch(
                row ->
                    received.haveEqualContent(
                        some.stream().map(each -> new Address(row, each.column())).toList()));
  }

  private boolean hasFigures(int column, Collection<Integer> rows) {
    return rows.stream().anyMatch(row -> received.figureColumns(row).contains(column));
  }
}
