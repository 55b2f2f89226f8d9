package org.nianbao.locate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.FieldMap;
import org.nianbao.form.Figure;
import org.nianbao.form.Figure.Status;
import org.nianbao.grid.Whitespace;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Field;
import org.nianbao.template.FieldKind;
import org.nianbao.template.Severity;

/**
 * The blank cells and the numbers held as text of a submission, grouped so that one notice covers
 * all similar cells of a sheet.
 */
final class CombinedCellNotices {
  private static final String NUMBER = "-?(?:\\d{1,3}(?:,\\d\\d\\d)+|\\d+)(?:\\.\\d+)?";

  private static final Pattern NUMBER_ONLY = Pattern.compile(NUMBER);

  /** A number and its measure word: 12件, 3.5 万元. */
  private static final Pattern NUMBER_AND_MEASURE =
      Pattern.compile("(" + NUMBER + ")\\s*([^\\d\\s,.，。%％]{1,3})");

  /**
   * Similar cells of a table.
   *
   * @param content the sign or the measure word that all of them have; empty if they have none
   */
  private record Group(String table, String content) {}

  private final Map<Group, List<ReportedCell>> blanks = new LinkedHashMap<>();
  private final Map<Group, List<ReportedCell>> texts = new LinkedHashMap<>();
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
            .computeIfAbsent(group(field, place, "%"), group -> new ArrayList<>())
            .add(new ReportedCell(field, place, sign, ""));
      }
      return;
    }
    blanks
        .computeIfAbsent(group(field, place, sign), group -> new ArrayList<>())
        .add(new ReportedCell(field, place, sign, "0"));
  }

  private Group group(Field field, CellPlace place, String content) {
    return new Group(addressed ? place.sheet() : field.sheet(), content);
  }

  /** Returns whether a text consists of this number only, in plain notation. */
  private static boolean isNumberOnly(String text, Field field, BigDecimal number) {
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

  /**
   * Adds a cell that contains a number as text.
   *
   * @return whether the text is this number alone or with its measure word; otherwise it is not
   *     added
   */
  boolean addNumberInText(Field field, CellPlace place, String text, BigDecimal number) {
    String stripped = Whitespace.strip(text);
    String measure = "";
    if (!isNumberOnly(stripped, field, number)) {
      Matcher parts = NUMBER_AND_MEASURE.matcher(stripped);
      if (!parts.matches() || !isNumberOnly(parts.group(1), number)) {
        return false;
      }
      measure = parts.group(2);
    }
    texts
        .computeIfAbsent(group(field, place, measure), group -> new ArrayList<>())
        .add(new ReportedCell(field, place, stripped, ""));
    return true;
  }

  /** Returns the notices of numbers held as text. */
  List<Discrepancy> textNotices(FieldMap<Figure> figures) {
    return texts.entrySet().stream()
        .map(each -> textNotice(each.getKey().content(), each.getValue(), figures))
        .toList();
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

  private Discrepancy textNotice(
      String measure, List<ReportedCell> group, FieldMap<Figure> figures) {
    if (group.size() > 1) {
      String pattern = measure.isEmpty() ? "form.figures.text" : "form.figures.measure";
      return ReportedCell.together(
          "V-TEXT", Severity.NOTICE, group, "", measure, pattern, addressed);
    }
    ReportedCell only = group.get(0);
    Figure figure = Objects.requireNonNull(figures.get(only.field()));
    return numberInText(
        only.field(), only.place(), only.written(), Objects.requireNonNull(figure.value()));
  }

  /** Returns the notice of one number that is held as text. */
  static Discrepancy numberInText(Field field, CellPlace place, String written, BigDecimal value) {
    Message message =
        Message.of(
            "form.figure.text",
            place,
            field.label(),
            ShortenedText.quoted(written),
            field.argument(value));
    return new ReportedCell(field, place, written, field.written(value))
        .discrepancy("V-TEXT", Severity.NOTICE, message);
  }
}
