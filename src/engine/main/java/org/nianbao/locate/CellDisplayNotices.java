package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FieldMap;
import org.nianbao.form.Figure;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.grid.DisplayMark;
import org.nianbao.grid.Grid;
import org.nianbao.grid.Region;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/**
 * The discrepancies of cells that show something else than was read from them: struck out, hidden,
 * merged over several figures, or with an outdated result. One covers all similar cells of a sheet.
 */
final class CellDisplayNotices {
  /** The maximum difference between two ways of calculating the same sum in floating point. */
  private static final BigDecimal ROUNDING = new BigDecimal("0.00001");

  /** What is reported of a cell, with the key of its message for one cell. */
  private enum Kind {
    STRUCK("struck", Severity.WARNING),
    HIDDEN("hidden", Severity.NOTICE),
    MERGED("merged", Severity.WARNING),
    FORMULA_LOST("formula_lost", Severity.NOTICE),
    RECALCULATED("recalculated", Severity.NOTICE),
    STALE("stale", Severity.WARNING),
    CIRCULAR("circular", Severity.WARNING);

    private final String key;
    private final Severity severity;

    Kind(String key, Severity severity) {
      this.key = key;
      this.severity = severity;
    }
  }

  private final SheetsByName sheets;
  private final FieldLocator locator;
  private final boolean addressed;

  /** Whether any cell has marks, as in few files. */
  private final boolean marked;

  private final Map<Kind, Map<String, List<ReportedCell>>> reported = new TreeMap<>();
  private final List<Discrepancy> found = new ArrayList<>();

  CellDisplayNotices(SheetsByName sheets, FieldLocator locator, boolean addressed) {
    this.sheets = sheets;
    this.addressed = addressed;
    this.locator = locator;
    marked = sheets.sheets().stream().anyMatch(sheet -> !sheet.marks().isEmpty());
  }

  /** Returns the marks of a cell. */
  List<DisplayMark> marks(CellPlace place) {
    Grid grid = marked ? sheets.sheet(place.sheet()) : null;
    return grid == null ? List.of() : grid.marks().getOrDefault(place.address(), List.of());
  }

  /** Returns the way in which a number format shows a cell; null if it shows it plainly. */
  DisplayMark.@Nullable ShownAs shownAs(CellPlace place) {
    for (DisplayMark mark : marks(place)) {
      if (mark instanceof DisplayMark.ShownAs shown) {
        return shown;
      }
    }
    return null;
  }

  /** Returns whether a part of a cell's text was dropped. */
  boolean isPartDropped(CellPlace place) {
    return marks(place).stream().anyMatch(DisplayMark.Dropped.class::isInstance);
  }

  /** Returns whether a cell shows a picture. */
  boolean isPicture(CellPlace place) {
    return marks(place).stream()
        .anyMatch(mark -> mark instanceof DisplayMark.Picture picture && picture.isInCell());
  }

  /** Adds a figure that was read from a cell. */
  void addFigure(Figure figure, Cell cell) {
    Field field = figure.field();
    CellPlace place = Objects.requireNonNull(figure.place());
    Grid grid = Objects.requireNonNull(sheets.sheet(place.sheet()));
    if (grid.isRowHidden(place.address().row())
        || grid.hiddenColumns().contains(place.address().column())) {
      add(Kind.HIDDEN, field, place, cell, "");
    }
    for (DisplayMark mark : marks(place)) {
      if (mark instanceof DisplayMark.Struck) {
        add(Kind.STRUCK, field, place, cell, "");
      } else if (mark instanceof DisplayMark.FormulaLost) {
        add(Kind.FORMULA_LOST, field, place, cell, "");
      }
    }
  }

  /** Adds the parts of a figure's cell that were dropped. */
  void addDropped(Figure figure, CellPlace place) {
    Field field = figure.field();
    BigDecimal value = figure.value();
    for (DisplayMark mark : marks(place)) {
      if (mark instanceof DisplayMark.Dropped dropped && value != null) {
        boolean nothingLeft = figure.status() == Figure.Status.BLANK;
        found.add(
            Discrepancy.at(
                "V-TEXT",
                nothingLeft ? Severity.WARNING : Severity.NOTICE,
                field.key(),
                place,
                field.written(value),
                ShortenedText.quoted(dropped.text()),
                Message.of(
                    "form.figure.dropped",
                    place,
                    field.label(),
                    ShortenedText.quoted(dropped.text()),
                    field.argument(value))));
      }
    }
  }

  /** Adds a cell whose formula has another result than the cell. */
  void addStale(Field field, CellPlace place, Cell cell, BigDecimal result) {
    if (cell.content() instanceof CellContent.Numeric cached
        && cached.value().subtract(result).abs().compareTo(ROUNDING) > 0) {
      add(Kind.STALE, field, place, cell, field.written(result));
    }
  }

  void addCircular(Field field, CellPlace place, Cell cell) {
    add(Kind.CIRCULAR, field, place, cell, "");
  }

  /** Adds the totals of the form's own formulas that had another result in the file. */
  void addRecalculated(Figure figure, Cell cell) {
    BigDecimal value = figure.value();
    if (value != null
        && cell.content() instanceof CellContent.Numeric cached
        && cached.value().subtract(value).abs().compareTo(ROUNDING) > 0) {
      CellPlace place = Objects.requireNonNull(figure.place());
      add(Kind.RECALCULATED, figure.field(), place, cell, figure.field().written(value));
    }
  }

  private void add(Kind kind, Field field, CellPlace place, Cell cell, String expected) {
    reported
        .computeIfAbsent(kind, each -> new LinkedHashMap<>())
        .computeIfAbsent(place.sheet(), sheet -> new ArrayList<>())
        .add(
            new ReportedCell(
                field, place, ShortenedText.quoted(cell.content().toString()), expected));
  }

  /**
   * Returns all discrepancies.
   *
   * @param received the sheets of the file, whose marked texts are reported, too
   */
  List<Discrepancy> discrepancies(FieldMap<Figure> figures, List<Grid> received) {
    for (Grid sheet : sheets.sheets()) {
      if (!hasRegionsOfForm(sheet)) {
        findMerged(sheet, figuresOn(sheet, figures));
      }
    }
    List<Discrepancy> all = new ArrayList<>(found);
    reported.forEach(
        (kind, bySheet) -> bySheet.values().forEach(cells -> all.add(discrepancy(kind, cells))));
    Set<DisplayMark> told = new HashSet<>();
    RepeatedTexts repeated = new RepeatedTexts(received);
    for (Grid sheet : received) {
      if (hasTextMarks(sheet)) {
        addMarkedTexts(sheet, figuresOn(sheet, figures).keySet(), repeated, told, all);
      }
    }
    return all;
  }

  /** Returns whether a sheet has marks other than comments, which are unread content. */
  private static boolean hasTextMarks(Grid sheet) {
    return sheet.marks().values().stream()
        .flatMap(List::stream)
        .anyMatch(
            mark -> !(mark instanceof DisplayMark.Comment) || sheet.source() != Grid.Source.SHEET);
  }

  /** Returns whether a sheet has the merged regions of the form, of which none covers figures. */
  private boolean hasRegionsOfForm(Grid sheet) {
    TemplateSheet same = locator.inTemplateLayout(sheet);
    return sheet.mergedRegions().isEmpty()
        || (same != null && sheet.mergedRegions().equals(same.grid().mergedRegions()));
  }

  private static Map<Address, Figure> figuresOn(Grid sheet, FieldMap<Figure> figures) {
    Map<Address, Figure> onSheet = new HashMap<>();
    figures
        .values()
        .forEach(
            figure -> {
              CellPlace place = figure.place();
              if (place != null && place.sheet().equals(sheet.name())) {
                onSheet.put(place.address(), figure);
              }
            });
    return onSheet;
  }

  /** Finds the merged regions of a sheet that cover the cells of several figures. */
  private void findMerged(Grid grid, Map<Address, Figure> figures) {
    for (Region region : grid.mergedRegions()) {
      Figure first = figures.get(region.first());
      Cell cell = first == null ? null : grid.cell(region.first());
      BigDecimal value = first == null ? null : first.value();
      if (first != null
          && cell != null
          && (value == null || value.signum() != 0)
          && figures.keySet().stream()
              .anyMatch(at -> region.contains(at) && !at.equals(region.first()))) {
        add(Kind.MERGED, first.field(), new CellPlace(grid.name(), region.first()), cell, "");
      }
    }
  }

  private Discrepancy discrepancy(Kind kind, List<ReportedCell> cells) {
    String rule =
        kind == Kind.HIDDEN ? "S-UNKNOWN" : kind == Kind.FORMULA_LOST ? "V-TEXT" : "V-SHOWN";
    if (cells.size() > 1) {
      String pattern = "form.figures." + kind.key;
      return ReportedCell.together(rule, kind.severity, cells, "", "", pattern, addressed);
    }
    ReportedCell only = cells.get(0);
    return Discrepancy.at(
        rule,
        kind.severity,
        only.field().key(),
        only.place(),
        only.expected(),
        only.written(),
        Message.of(
            "form.figure." + kind.key,
            only.place(),
            only.field().label(),
            only.written(),
            only.expected()));
  }

  /**
   * Adds the notices of marked texts on a sheet that are not figures.
   *
   * @param repeated the texts of the file that headers, footers and pictures may repeat
   * @param told the headers, footers and pictures so far, which every sheet may repeat
   */
  private static void addMarkedTexts(
      Grid sheet,
      Set<Address> figures,
      RepeatedTexts repeated,
      Set<DisplayMark> told,
      List<Discrepancy> all) {
    Map<Address, String> dropped = new TreeMap<>();
    Map<Address, String> struck = new TreeMap<>();
    Map<Address, String> comments = new TreeMap<>();
    Map<Address, String> deleted = new TreeMap<>();
    Map<Address, String> margins = new TreeMap<>();
    Map<Address, String> drawn = new TreeMap<>();
    Map<Address, String> embedded = new TreeMap<>();
    sheet
        .marks()
        .forEach(
            (at, marks) -> {
              for (DisplayMark mark : marks) {
                boolean ofFigure = figures.contains(at); // reported with the figure
                if (mark instanceof DisplayMark.Comment comment) {
                  if (sheet.source() != Grid.Source.SHEET) { // those of sheets are unread content
                    comments.merge(at, comment.text(), (one, other) -> one + " " + other);
                  }
                } else if (mark instanceof DisplayMark.Deleted part) {
                  deleted.merge(at, part.text(), (one, other) -> one + " " + other);
                } else if (mark instanceof DisplayMark.PageMargin margin) {
                  if (told.add(mark) && !repeated.isPageFurniture(margin.text())) {
                    margins.merge(at, margin.text(), (one, other) -> one + " " + other);
                  }
                } else if (mark instanceof DisplayMark.Drawn picture) {
                  if (told.add(mark) && !repeated.has(picture.text())) {
                    drawn.merge(at, picture.text(), (one, other) -> one + " " + other);
                  }
                } else if (mark instanceof DisplayMark.Embedded file) {
                  embedded.merge(at, file.name(), (one, other) -> one + " " + other);
                } else if (!ofFigure && mark instanceof DisplayMark.Dropped part) {
                  dropped.merge(at, part.text(), (one, other) -> one + " " + other);
                } else if (!ofFigure && mark instanceof DisplayMark.Struck) {
                  struck.put(at, String.valueOf(sheet.content(at)));
                }
              }
            });
    addUnread("form.texts.dropped", sheet, dropped, all);
    addUnread("form.texts.comments", sheet, comments, all);
    addUnread("form.texts.deleted", sheet, deleted, all);
    addUnread("form.texts.margins", sheet, margins, all);
    addUnread("form.texts.drawn", sheet, drawn, all);
    addUnread("form.texts.embedded", sheet, embedded, all);
    if (!struck.isEmpty()) {
      List<CellPlace> places = places(sheet, struck);
      String quoted = ShortenedText.quoted(String.join(" ", struck.values()));
      Message message = Message.of("form.texts.struck", sheet.name(), struck.size(), quoted);
      all.add(
          new Discrepancy(
              "V-SHOWN", Severity.NOTICE, null, places.get(0), places, "", quoted, "", message));
    }
  }

  private static void addUnread(
      String key, Grid sheet, Map<Address, String> texts, List<Discrepancy> all) {
    if (!texts.isEmpty()) {
      String joined = String.join(" ", texts.values());
      Message message = Message.of(key, sheet.name(), texts.size(), ShortenedText.quoted(joined));
      all.add(Discrepancy.unread(Severity.NOTICE, places(sheet, texts), joined, message));
    }
  }

  private static List<CellPlace> places(Grid sheet, Map<Address, String> texts) {
    return texts.keySet().stream().map(at -> new CellPlace(sheet.name(), at)).toList();
  }
}
