package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FieldMap;
import org.nianbao.form.Figure;
import org.nianbao.form.Figure.Status;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Severity;

/**
 * The blank cells and the numbers held as text of a submission, grouped so that one notice covers
 * all similar cells of a sheet.
 */
final class CombinedCellNotices {
  private static final Pattern NUMBER_ONLY =
      Pattern.compile("-?(?:\\d{1,3}(?:,\\d\\d\\d)+|\\d+)(?:\\.\\d+)?");

  private final Map<String, List<ReportedCell>> blanks = new LinkedHashMap<>();
  private final Map<String, List<ReportedCell>> texts = new LinkedHashMap<>();
  private final boolean addressed;

  /**
   * Creates notices.
   *
   * @param addressed whether the cells have addresses that the sender knows
   */
  CombinedCellNotices(boolean addressed) {
    this.addressed = addressed;
  }

  /**
   * Adds a cell that counts as 0 because it is blank or contains a sign for zero. Of percentages,
   * only blank cells are added; a sign means that there is none.
   */
  void addBlank(Field field, CellPlace place, String sign) {
    if (field.kind() == FieldKind.PERCENT) {
      if (sign.isEmpty()) {
        blanks
            .computeIfAbsent(table(field, place) + "!%", group -> new ArrayList<>())
            .add(new ReportedCell(field, place, sign, ""));
      }
      return;
    }
    blanks
        .computeIfAbsent(table(field, place) + "!" + sign, group -> new ArrayList<>())
        .add(new ReportedCell(field, place, sign, "0"));
  }

  private String table(Field field, CellPlace place) {
    return addressed ? place.sheet() : field.sheet();
  }

  /** Returns whether a text consists of this number only, in plain notation. */
  static boolean isNumberOnly(String text, Field field, BigDecimal number) {
    String stripped = Whitespace.strip(text);
    if (field.kind() == FieldKind.PERCENT) {
      return stripped.endsWith("%")
          && isNumberOnly(
              stripped.substring(0, stripped.length() - 1), number.scaleByPowerOfTen(2));
    }
    return isNumberOnly(stripped, number);
  }

  static boolean isNumberOnly(String text, BigDecimal number) {
    String stripped = Whitespace.strip(text);
    return NUMBER_ONLY.matcher(stripped).matches()
        && new BigDecimal(stripped.replace(",", "")).compareTo(number) == 0;
  }

  /** Adds a cell that contains a number as text. */
  void addNumberInText(Field field, CellPlace place, String text) {
    texts
        .computeIfAbsent(table(field, place), group -> new ArrayList<>())
        .add(new ReportedCell(field, place, Whitespace.strip(text), ""));
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
    for (List<ReportedCell> group : blanks.values()) {
      List<ReportedCell> zeros =
          group.stream()
              .filter(
                  blank -> {
                    Figure figure = figures.get(blank.field().key());
                    return figure != null && figure.status() == Status.BLANK;
                  })
              .toList();
      if (!zeros.isEmpty()) {
        ReportedCell first = zeros.get(0);
        String pattern =
            first.expected().isEmpty()
                ? "form.figures.unfilled"
                : first.written().isEmpty() ? "form.figures.blank" : "form.figures.sign";
        notices.add(
            ReportedCell.together(
                "V-BLANK",
                Severity.NOTICE,
                zeros,
                first.expected(),
                first.written(),
                pattern,
                addressed));
      }
    }
    return notices;
  }

  private Discrepancy textNotice(List<ReportedCell> group, FieldMap<Figure> figures) {
    if (group.size() > 1) {
      return ReportedCell.together(
          "V-TEXT", Severity.NOTICE, group, "", "", "form.figures.text", addressed);
    }
    ReportedCell only = group.get(0);
    Field field = only.field();
    Figure figure = Objects.requireNonNull(figures.get(field));
    BigDecimal value = Objects.requireNonNull(figure.value());
    return Discrepancy.at(
        "V-TEXT",
        Severity.NOTICE,
        field.key(),
        only.place(),
        field.written(value),
        only.written(),
        Message.of(
            "form.figure.text",
            only.place(),
            field.label(),
            only.written(),
            field.argument(value)));
  }
}
