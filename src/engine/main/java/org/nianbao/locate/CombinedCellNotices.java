package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FieldMap;
import org.nianbao.form.Figure;
import org.nianbao.form.Figure.Status;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/**
 * The blank cells and the numbers held as text of a submission, grouped so that one notice covers
 * all similar cells of a sheet.
 */
final class CombinedCellNotices {
  private static final int MAX_NAMED = 6;

  private static final Pattern NUMBER_ONLY =
      Pattern.compile("-?(?:\\d{1,3}(?:,\\d\\d\\d)+|\\d+)(?:\\.\\d+)?");

  private record ReadCell(Field field, CellPlace place, String written) {}

  /** Whether the sender sees the addresses of the cells. */
  private final boolean addressed;

  private final Map<String, List<ReadCell>> blanks = new LinkedHashMap<>();
  private final Map<String, List<ReadCell>> texts = new LinkedHashMap<>();

  CombinedCellNotices(boolean addressed) {
    this.addressed = addressed;
  }

  /** Adds a cell that counts as 0 because it is blank or contains a sign for zero. */
  void addBlank(Field field, CellPlace place, String sign) {
    blanks
        .computeIfAbsent(place.sheet() + "!" + sign, group -> new ArrayList<>())
        .add(new ReadCell(field, place, sign));
  }

  /** Returns whether a text consists of this number only, in plain notation. */
  static boolean isNumberOnly(String text, BigDecimal number) {
    String stripped = Whitespace.strip(text);
    return NUMBER_ONLY.matcher(stripped).matches()
        && new BigDecimal(stripped.replace(",", "")).compareTo(number) == 0;
  }

  /** Adds a cell that contains a number as text. */
  void addNumberInText(Field field, CellPlace place, String text) {
    texts
        .computeIfAbsent(place.sheet(), group -> new ArrayList<>())
        .add(new ReadCell(field, place, Whitespace.strip(text)));
  }

  /** Returns the notices of numbers held as text. */
  List<Discrepancy> textNotices(FieldMap<Figure> figures) {
    return texts.values().stream().map(group -> textNotice(group, figures)).toList();
  }

  /**
   * Returns the notices of blank cells, except totals that were computed: each of those has its own
   * warning.
   */
  List<Discrepancy> blankNotices(FieldMap<Figure> figures) {
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

  private Discrepancy textNotice(List<ReadCell> group, FieldMap<Figure> figures) {
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

  private Discrepancy notice(
      String rule, List<ReadCell> cells, String expected, String actual, String pattern) {
    ReadCell first = cells.get(0);
    String named =
        cells.stream()
            .limit(addressed ? MAX_NAMED : 1)
            .map(each -> addressed ? each.place().address().toString() : each.field().label())
            .collect(Collectors.joining("、"));
    boolean more = cells.size() > (addressed ? MAX_NAMED : 1);
    String sheet = addressed ? first.place().sheet() : first.field().sheet();
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
            pattern, sheet, cells.size(), more ? named + "…" : named, actual));
  }
}
