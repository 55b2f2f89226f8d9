package org.nianbao.form;

import java.math.BigDecimal;
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
 * What was read the same way in many cells, and is said once for all of a sheet: a form may leave a
 * hundred blank, or, copied from another program, hold every number as text.
 */
final class CellsAlike {
  private static final int MOST_NAMED = 6;

  private record Read(Field field, Place place, String written) {}

  private final Map<String, List<Read>> blanks = new LinkedHashMap<>();
  private final Map<String, List<Read>> texts = new LinkedHashMap<>();

  /** A cell that counts as 0 because nothing is written in it, or a sign for nothing. */
  void blank(Field field, Place place, String sign) {
    blanks
        .computeIfAbsent(place.sheet() + "!" + sign, group -> new ArrayList<>())
        .add(new Read(field, place, sign));
  }

  /** A cell that holds a number as text, digit for digit. */
  void text(Field field, Place place, BigDecimal number) {
    texts
        .computeIfAbsent(place.sheet(), group -> new ArrayList<>())
        .add(new Read(field, place, number.toPlainString()));
  }

  /** The notices of numbers held as text. */
  List<Discrepancy> texts() {
    return texts.values().stream().map(CellsAlike::text).toList();
  }

  /** The notices of blanks, without totals that were worked out: those have a warning of their own. */
  List<Discrepancy> blanks(ByField<Figure> figures) {
    List<Discrepancy> notices = new ArrayList<>();
    for (List<Read> group : blanks.values()) {
      List<Read> zeros =
          group.stream()
              .filter(
                  blank -> {
                    Figure figure = figures.get(blank.field().key());
                    return figure != null && figure.status() == Status.BLANK;
                  })
              .toList();
      if (!zeros.isEmpty()) {
        Read first = zeros.get(0);
        String pattern = first.written().isEmpty() ? "form.figures.blank" : "form.figures.sign";
        notices.add(notice("V-BLANK", zeros, "0", first.written(), pattern));
      }
    }
    return notices;
  }

  private static Discrepancy text(List<Read> group) {
    Read first = group.get(0);
    String written = first.written();
    if (group.size() > 1) {
      return notice("V-TEXT", group, "", "", "form.figures.text");
    }
    Message message =
        Message.of(
            "form.figure.text", first.place(), first.field().label(), written, written);
    return Discrepancy.at(
        "V-TEXT", Severity.NOTICE, first.field().key(), first.place(), written, written, message);
  }

  private static Discrepancy notice(
      String rule, List<Read> cells, String expected, String actual, String pattern) {
    Read first = cells.get(0);
    String named =
        cells.stream()
            .limit(MOST_NAMED)
            .map(each -> each.place().address().toString())
            .collect(Collectors.joining("、"));
    boolean more = cells.size() > MOST_NAMED;
    return new Discrepancy(
        rule,
        Severity.NOTICE,
        first.field().key(),
        first.place(),
        cells.stream().map(Read::place).toList(),
        expected,
        actual,
        "",
        Message.of(
            pattern, first.place().sheet(), cells.size(), more ? named + "…" : named, actual));
  }
}
