package org.nianbao.office;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.message.Messages;
import org.nianbao.template.Severity;
import org.nianbao.workbook.FieldSeverities;

/**
 * The mark of a cell.
 *
 * @param severity the gravest severity of its discrepancies, which determines the colour
 * @param sentences the sentences of its discrepancies, for the note
 */
record CellMark(Severity severity, List<String> sentences) {
  CellMark {
    sentences = List.copyOf(sentences);
  }

  /** Returns the marks of all cells that discrepancies involve. */
  static Map<CellPlace, CellMark> of(List<Discrepancy> discrepancies, Messages messages) {
    Map<CellPlace, CellMark> marks = new LinkedHashMap<>();
    for (Discrepancy discrepancy : discrepancies) {
      if (!FieldSeverities.isHighlighted(discrepancy)) {
        continue;
      }
      Set<CellPlace> places = new LinkedHashSet<>(discrepancy.cells());
      if (discrepancy.place() != null) {
        places.add(discrepancy.place());
      }
      String sentence =
          messages.format(
              "office.note.line",
              messages.format(discrepancy.severityName()),
              discrepancy.message());
      CellMark mark = new CellMark(discrepancy.severity(), List.of(sentence));
      places.forEach(place -> marks.merge(place, mark, CellMark::mergedWith));
    }
    return marks;
  }

  private CellMark mergedWith(CellMark other) {
    List<String> both = new ArrayList<>(sentences);
    other.sentences.stream().filter(each -> !both.contains(each)).forEach(both::add);
    return new CellMark(severity.compareTo(other.severity) <= 0 ? severity : other.severity, both);
  }
}
