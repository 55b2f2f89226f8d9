package org.nianbao.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nianbao.form.Figure.Status;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/**
 * Cells that count as 0 because nothing is written in them: one notice for all of a sheet that hold
 * the same sign, for a form may leave a hundred blank.
 */
final class BlankCells {
  private static final int MOST_NAMED = 6;

  private record Blank(Field field, Place place, String sign) {}

  private final Map<String, List<Blank>> bySheetAndSign = new LinkedHashMap<>();

  void add(Field field, Place place, String sign) {
    bySheetAndSign
        .computeIfAbsent(place.sheet() + "!" + sign, group -> new ArrayList<>())
        .add(new Blank(field, place, sign));
  }

  /** The notices, without totals that were worked out: those have a warning of their own. */
  List<Discrepancy> discrepancies(ByField<Figure> figures) {
    List<Discrepancy> notices = new ArrayList<>();
    for (List<Blank> group : bySheetAndSign.values()) {
      List<Blank> zeros =
          group.stream()
              .filter(
                  blank -> {
                    Figure figure = figures.get(blank.field().key());
                    return figure != null && figure.status() == Status.BLANK;
                  })
              .toList();
      if (!zeros.isEmpty()) {
        notices.add(notice(zeros));
      }
    }
    return notices;
  }

  private static Discrepancy notice(List<Blank> zeros) {
    Blank first = zeros.get(0);
    String named =
        zeros.stream()
            .limit(MOST_NAMED)
            .map(blank -> blank.place().address().toString())
            .collect(Collectors.joining("、"));
    boolean more = zeros.size() > MOST_NAMED;
    String pattern = first.sign().isEmpty() ? "form.figures.blank" : "form.figures.sign";
    return new Discrepancy(
        "V-BLANK",
        Severity.NOTICE,
        first.field().key(),
        first.place(),
        zeros.stream().map(Blank::place).toList(),
        "0",
        first.sign(),
        "",
        Message.of(
            pattern,
            first.place().sheet(),
            zeros.size(),
            more ? named + "…" : named,
            first.sign()));
  }
}
