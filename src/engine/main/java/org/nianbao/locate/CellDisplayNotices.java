package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
  private static final int MAX_NAMED = 6;
  private static final int MAX_QUOTED = 60;
  private static final int MAX_TEXT_LENGTH = 2_000;

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

  /**
   * A figure's cell.
   *
   * @param expected the value that a formula should have; empty for other kinds
   */
  private record Reported(Field field, CellPlace place, String written, String expected) {}

  private final Map<String, Grid> grids;
  private final Map<Kind, Map<String, List<Reported>>> reported = new TreeMap<>();
  private final List<Discrepancy> found = new ArrayList<>();

  CellDisplayNotices(Map<String, Grid> grids) {
    this.grids = grids;
  }

  /** Returns the marks of a cell. */
  List<DisplayMark> marks(CellPlace place) {
    Grid grid = grids.get(place.sheet());
    return grid == null || grid.marks().isEmpty()
        ? List.of()
        : grid.marks().getOrDefault(place.address(), List.of());
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

  /** Adds a figure that was read from a cell. */
  void addFigure(Figure figure, Cell cell) {
    Field field = figure.field();
    CellPlace place = Objects.requireNonNull(figure.place());
    Grid grid = Objects.requireNonNull(grids.get(place.sheet()));
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
                value.toPlainString(),
                quoted(dropped.text()),
                Message.of(
                    "form.figure.dropped", place, field.label(), quoted(dropped.text()), value)));
      }
    }
  }

  /** Adds a cell whose formula has another result than the cell. */
  void addStale(Field field, CellPlace place, Cell cell, BigDecimal result) {
    if (cell.content() instanceof CellContent.Numeric cached
        && cached.value().subtract(result).abs().compareTo(ROUNDING) > 0) {
      add(Kind.STALE, field, place, cell, result.toPlainString());
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
      add(Kind.RECALCULATED, figure.field(), place, cell, value.toPlainString());
    }
  }

  private void add(Kind kind, Field field, CellPlace place, Cell cell, String expected) {
    reported
        .computeIfAbsent(kind, each -> new LinkedHashMap<>())
        .computeIfAbsent(place.sheet(), sheet -> new ArrayList<>())
        .add(new Reported(field, place, quoted(cell.content().toString()), expected));
  }

  /** Finds the merged regions that cover the cells of several figures. */
  private void findMerged(FieldMap<Figure> figures) {
    Map<String, Map<Address, Figure>> bySheet = new LinkedHashMap<>();
    figures
        .values()
        .forEach(
            figure -> {
              CellPlace place = figure.place();
              if (place != null) {
                bySheet
                    .computeIfAbsent(place.sheet(), sheet -> new HashMap<>())
                    .put(place.address(), figure);
              }
            });
    bySheet.forEach(
        (sheet, ofSheet) -> {
          Grid grid = Objects.requireNonNull(grids.get(sheet));
          for (Region region : grid.mergedRegions()) {
            Figure first = ofSheet.get(region.first());
            Cell cell = grid.cell(region.first());
            BigDecimal value = first == null ? null : first.value();
            if (first != null
                && cell != null
                && (value == null || value.signum() != 0)
                && ofSheet.keySet().stream()
                    .anyMatch(at -> region.contains(at) && !at.equals(region.first()))) {
              add(Kind.MERGED, first.field(), new CellPlace(sheet, region.first()), cell, "");
            }
          }
        });
  }

  /** Returns all discrepancies. */
  List<Discrepancy> discrepancies(FieldMap<Figure> figures) {
    findMerged(figures);
    List<Discrepancy> all = new ArrayList<>(found);
    reported.forEach(
        (kind, bySheet) -> bySheet.values().forEach(cells -> all.add(discrepancy(kind, cells))));
    return all;
  }

  private static Discrepancy discrepancy(Kind kind, List<Reported> cells) {
    Reported first = cells.get(0);
    boolean single = cells.size() == 1;
    Message message =
        single
            ? Message.of(
                "form.figure." + kind.key,
                first.place(),
                first.field().label(),
                first.written(),
                first.expected())
            : Message.of(
                "form.figures." + kind.key,
                first.place().sheet(),
                cells.size(),
                named(cells.stream().map(Reported::place).toList()));
    return new Discrepancy(
        kind == Kind.HIDDEN ? "S-UNKNOWN" : kind == Kind.FORMULA_LOST ? "V-TEXT" : "V-SHOWN",
        kind.severity,
        first.field().key(),
        first.place(),
        cells.stream().map(Reported::place).toList(),
        single ? first.expected() : "",
        single ? first.written() : "",
        "",
        message);
  }

  private static String named(List<CellPlace> places) {
    String named =
        places.stream()
            .limit(MAX_NAMED)
            .map(place -> place.address().toString())
            .collect(Collectors.joining("、"));
    return places.size() > MAX_NAMED ? named + "…" : named;
  }

  private static String quoted(String text) {
    return ShortenedText.shortened(text, MAX_QUOTED);
  }

  /** Returns the notices of marked texts on these sheets that are not figures. */
  static List<Discrepancy> ofTexts(List<Grid> sheets, FieldMap<Figure> figures) {
    List<Discrepancy> notices = new ArrayList<>();
    for (Grid sheet : sheets) {
      if (sheet.marks().isEmpty()) {
        continue;
      }
      Map<Address, String> comments = new TreeMap<>();
      Map<Address, String> dropped = new TreeMap<>();
      Map<Address, String> struck = new TreeMap<>();
      sheet
          .marks()
          .forEach(
              (at, marks) -> {
                for (DisplayMark mark : marks) {
                  if (mark instanceof DisplayMark.Dropped part) {
                    dropped.merge(at, part.text(), (one, other) -> one + " " + other);
                  } else if (mark instanceof DisplayMark.Comment comment) {
                    comments.merge(at, comment.text(), (one, other) -> one + " " + other);
                  } else if (mark instanceof DisplayMark.Struck) {
                    struck.put(at, String.valueOf(sheet.content(at)));
                  }
                }
              });
      figures
          .values()
          .forEach(
              figure -> {
                CellPlace place = figure.place();
                if (place != null && place.sheet().equals(sheet.name())) {
                  dropped.remove(place.address());
                  struck.remove(place.address());
                }
              });
      addUnread("form.texts.dropped", sheet, dropped, notices);
      addUnread("form.texts.comments", sheet, comments, notices);
      if (!struck.isEmpty()) {
        List<CellPlace> places = places(sheet, struck);
        String all = quoted(String.join(" ", struck.values()));
        Message message = Message.of("form.texts.struck", sheet.name(), struck.size(), all);
        notices.add(
            new Discrepancy(
                "V-SHOWN", Severity.NOTICE, null, places.get(0), places, "", all, "", message));
      }
    }
    return notices;
  }

  private static void addUnread(
      String key, Grid sheet, Map<Address, String> texts, List<Discrepancy> notices) {
    if (!texts.isEmpty()) {
      String all = String.join(" ", texts.values());
      notices.add(
          Discrepancy.unread(
              Severity.NOTICE,
              places(sheet, texts),
              ShortenedText.shortened(all, MAX_TEXT_LENGTH),
              Message.of(key, sheet.name(), texts.size(), quoted(all))));
    }
  }

  private static List<CellPlace> places(Grid sheet, Map<Address, String> texts) {
    return texts.keySet().stream().map(at -> new CellPlace(sheet.name(), at)).toList();
  }
}
