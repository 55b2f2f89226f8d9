package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.CellPlace;
import org.nianbao.grid.Address;
import org.nianbao.grid.Cell;
import org.nianbao.grid.CellContent;
import org.nianbao.message.Message;
import org.nianbao.template.FormulaCompiler;
import org.nianbao.template.FormulaCompiler.UnsupportedFormulaException;
import org.nianbao.template.LinearExpression;

/**
 * The results of formulas without a cached value, in files written by a program that does not
 * calculate. Supports sums and differences. As in spreadsheets, text in a range is ignored.
 */
final class MissingCachedValues {
  /** The maximum depth of formulas that refer to formulas. */
  private static final int MAX_DEPTH = 50;

  /** The maximum number of cells read in all; a form needs a few hundred. */
  private static final int MAX_CELLS = 100_000;

  /** The cell above in a column, as the sums of a merged workbook end with it. */
  private static final Pattern ROW_ABOVE =
      Pattern.compile("INDEX\\(([A-Z]{1,3}):\\1,ROW\\(\\)-1\\)");

  private final SheetsByName sheets;
  private final FormulaCompiler compiler;
  private final Map<String, CellPlace> places = new HashMap<>();
  private final Map<CellPlace, Optional<BigDecimal>> results = new HashMap<>();
  private final Map<CellPlace, List<CellPlace>> references = new HashMap<>();
  private final Set<CellPlace> calculating = new HashSet<>();
  private int cellsRead;

  MissingCachedValues(SheetsByName sheets) {
    this.sheets = sheets;
    this.compiler = new FormulaCompiler(List.copyOf(sheets.sheets()), this::key);
  }

  /** Returns the result of a cell's formula; empty if it is not a sum or refers to itself. */
  Optional<BigDecimal> get(CellPlace place) {
    Optional<BigDecimal> known = results.get(place);
    if (known != null) {
      return known;
    }
    if (calculating.size() >= MAX_DEPTH || !calculating.add(place)) {
      return Optional.empty();
    }
    Optional<BigDecimal> result = calculate(place);
    calculating.remove(place);
    results.put(place, result);
    return result;
  }

  /**
   * Returns the result of a cell's formula from the values of the cells that it refers to; empty if
   * it is not a sum.
   */
  Optional<BigDecimal> recalculated(CellPlace place) {
    return calculate(place);
  }

  /** Returns whether a cell's formula depends on the cell itself. */
  boolean isCircular(CellPlace place) {
    return dependsOn(place, place, new HashSet<>());
  }

  private boolean dependsOn(CellPlace place, CellPlace target, Set<CellPlace> seen) {
    Cell cell = sheets.cell(place);
    if (cell == null || cell.formula() == null || seen.size() > MAX_DEPTH || !seen.add(place)) {
      return false;
    }
    for (CellPlace reference : references(place, cell.formula())) {
      if (reference.equals(target) || dependsOn(reference, target, seen)) {
        return true;
      }
    }
    return false;
  }

  private List<CellPlace> references(CellPlace place, String formula) {
    return references.computeIfAbsent(
        place,
        each -> {
          try {
            return compiled(place, formula).coefficients().keySet().stream()
                .map(places::get)
                .filter(Objects::nonNull)
                .filter(reference -> hasFormula(reference) || reference.equals(place))
                .toList();
          } catch (UnsupportedFormulaException e) {
            return List.of();
          }
        });
  }

  private LinearExpression compiled(CellPlace place, String formula)
      throws UnsupportedFormulaException {
    Matcher above = ROW_ABOVE.matcher(formula);
    // the row above, counted from 1, has the number of this row, counted from 0
    return compiler.compile(place.sheet(), above.replaceAll("$1" + place.address().row()));
  }

  private boolean hasFormula(CellPlace place) {
    Cell cell = sheets.cell(place);
    return cell != null && cell.formula() != null;
  }

  private Optional<BigDecimal> calculate(CellPlace place) {
    Cell cell = sheets.cell(place);
    if (cell == null || cell.formula() == null) {
      return Optional.empty();
    }
    try {
      LinearExpression formula = compiled(place, cell.formula());
      return Optional.ofNullable(formula.value(key -> value(places.get(key)).orElse(null)));
    } catch (UnsupportedFormulaException e) {
      return Optional.empty();
    }
  }

  private Optional<BigDecimal> value(@Nullable CellPlace place) {
    Cell cell = place == null ? null : sheets.cell(place);
    if (cell == null || place == null) {
      return Optional.of(BigDecimal.ZERO);
    }
    return cell.content() instanceof CellContent.Numeric number
        ? Optional.of(number.value())
        : get(place);
  }

  private String key(String sheet, Address at, boolean inRange) throws UnsupportedFormulaException {
    CellPlace place = new CellPlace(sheet, at);
    Cell cell = sheets.cell(place);
    boolean number =
        cell == null
            || cell.content() instanceof CellContent.Numeric
            || cell.content() instanceof CellContent.Uncalculated;
    boolean day = cell != null && cell.content() instanceof CellContent.Day;
    if (++cellsRead > MAX_CELLS || (!number && (day || !inRange))) {
      throw new UnsupportedFormulaException(Message.of("template.formula.label", sheet, at));
    }
    if (inRange && (cell == null || !number)) {
      return "";
    }
    places.put(place.toString(), place);
    return place.toString();
  }
}
