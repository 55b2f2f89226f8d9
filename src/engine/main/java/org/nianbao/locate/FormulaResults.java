package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Place;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.Content;
import org.nianbao.grid.Grid;
import org.nianbao.message.Message;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.FormulaCompiler;
import org.nianbao.template.Linear;

/**
 * Works out sums and differences of cells that a file holds no results of, as a program saves them
 * that does not calculate. Text counts as nothing within a range, as in spreadsheets.
 */
final class FormulaResults {
  /** Formulas that build on one another further than this are left alone. */
  private static final int DEEPEST = 50;

  /** So many cells are looked at in all; a form needs a few hundred. */
  private static final int MOST_CELLS = 100_000;

  private final Map<String, Grid> grids = new HashMap<>();
  private final FormulaCompiler compiler;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<Place, Optional<BigDecimal>> results = new HashMap<>();
  private final Set<Place> pending = new HashSet<>();
  private int looked;

  FormulaResults(List<Grid> sheets) {
    sheets.forEach(sheet -> grids.putIfAbsent(sheet.name(), sheet));
    this.compiler = new FormulaCompiler(sheets, this::key);
  }

  /** What the formula of a cell comes to; nothing if it is no sum or builds on itself. */
  Optional<BigDecimal> of(Place place) {
    Optional<BigDecimal> known = results.get(place);
    if (known != null) {
      return known;
    }
    if (pending.size() >= DEEPEST || !pending.add(place)) {
      return Optional.empty();
    }
    Optional<BigDecimal> result = calculated(place);
    pending.remove(place);
    results.put(place, result);
    return result;
  }

  private Optional<BigDecimal> calculated(Place place) {
    Cell cell = cell(place);
    if (cell == null || cell.formula() == null) {
      return Optional.empty();
    }
    try {
      Linear formula = compiler.compile(place.sheet(), cell.formula());
      return Optional.ofNullable(
          formula.value(key -> value(places.get(key)).orElse(null)));
    } catch (UnsupportedFormulaException e) {
      return Optional.empty();
    }
  }

  private Optional<BigDecimal> value(@Nullable Place place) {
    Cell cell = place == null ? null : cell(place);
    if (cell == null || place == null) {
      return Optional.of(BigDecimal.ZERO);
    }
    return cell.content() instanceof Content.Numeric number
        ? Optional.of(number.value())
        : of(place);
  }

  private String key(String sheet, Address at, boolean inRange) throws UnsupportedFormulaException {
    Place place = new Place(sheet, at);
    Cell cell = cell(place);
    boolean number =
        cell == null
            || cell.content() instanceof Content.Numeric
            || cell.content() instanceof Content.Uncalculated;
    if (++looked > MOST_CELLS || (!number && !inRange)) {
      throw new UnsupportedFormulaException(Message.of("template.formula.label", sheet, at));
    }
    if (inRange && (cell == null || !number)) {
      return "";
    }
    places.put(place.toString(), place);
    return place.toString();
  }

  private @Nullable Cell cell(Place place) {
    Grid grid = grids.get(place.sheet());
    return grid == null ? null : grid.cell(place.address());
  }
}
