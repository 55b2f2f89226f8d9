package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.form.ByField;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Figure.Status;
import org.nianbao.form.Figure;
import org.nianbao.form.Place;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/**
 * What was read the same way in many cells, and is said once for all of a sheet: a form may leave a
 * hundred blank, or, copied from another program, hold every number as text.
 */
final class CellsAlike {
  private static final int MOST_NAMED = 6;

  private static final Pattern BARE_NUMBER =
      Pattern.compile("-?(?:\\d{1,3}(?:,\\d\\d\\d)+|\\d+)(?:\\.\\d+)?");

  private record ReadCell(Field field, Place place, String written) {}

  private final Map<String, List<ReadCell>> blanks = new LinkedHashMap<>();
  private final Map<String, List<ReadCell>> texts = new LinkedHashMap<>();

  /** A cell that counts as 0 because nothing is written in it, or a sign for nothing. */
  void addBlank(Field field, Place place, String sign) {
    blanks
        .computeIfAbsent(place.sheet() + "!" + sign, group -> new ArrayList<>())
        .add(new ReadCell(field, place, sign));
  }

  /** Whether a text is this number and nothing else, as other programs write one. */
  static boolean isBareNumber(String text, BigDecimal number) {
    String bare = Whitespace.strip(text);
    return BARE_NUMBER.matcher(bare).matches()
        && new BigDecimal(bare.replace(",", "")).compareTo(number) == 0;
  }

  /** A cell that holds a bare number as text. */
  void addNumberInText(Field field, Place place, String text) {
    texts
        .computeIfAbsent(place.sheet(), group -> new ArrayList<>())
        .add(new ReadCell(field, place, Whitespace.strip(text)));
  }

  /** The notices of numbers held as text. */
  List<Discrepancy> textNotices(ByField<Figure> figures) {
    return texts.values().stream().map(group -> textNotice(group, figures)).toList();
  }

  /** The notices of blanks, but of totals that were worked out: those have a warning of their own. */
  List<Discrepancy> blankNotices(ByField<Figure> figures) {
    List<Discrepancy> notices = new ArrayList<>();
    for (List<ReadCell> group : blanks.values()) {
      List<ReadCell> zeros =
          group.stream()
              .filter(
                  blank -> {
                    Figure figure = figures.get(blank.field().key());
                    return figure != null && figure.status() == Status.BLANK;
                  })
              .toList();
      if (!zeros.isEmpty()) {
        ReadCell first = zeros.get(0);
        String pattern = first.written().isEmpty() ? "form.figures.blank" : "form.figures.sign";
        notices.add(notice("V-BLANK", zeros, "0", first.written(), pattern));
      }
    }
    return notices;
  }

  private static Discrepancy textNotice(List<ReadCell> group, ByField<Figure> figures) {
    if (group.size() > 1) {
      return notice("V-TEXT", group, "", "", "form.figures.text");
    }
    ReadCell only = group.get(0);
    Field field = only.field();
    Figure figure = Objects.requireNonNull(figures.get(field));
    BigDecimal value = Objects.requireNonNull(figure.value());
    return Discrepancy.at(
        "V-TEXT",
        Severity.NOTICE,
        field.key(),
        only.place(),
        value.toPlainString(),
        only.written(),
        Message.of("form.figure.text", only.place(), field.label(), only.written(), value));
  }

  private static Discrepancy notice(
      String rule, List<ReadCell> cells, String expected, String actual, String pattern) {
    ReadCell first = cells.get(0);
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
        cells.stream().map(ReadCell::place).toList(),
        expected,
        actual,
        "",
        Message.of(
            pattern, first.place().sheet(), cells.size(), more ? named + "…" : named, actual));
  }
}
