package org.nianbao.rounds;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.message.Message;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;
import org.nianbao.template.Template;

/**
 * A correction of a figure that an officer typed into the ledger after asking the unit.
 *
 * @param typed what was typed, by the names of the values: unit, year, place, value, reason and
 *     officer; blank ones are absent
 */
record FigureCorrection(Map<String, String> typed) {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(?:\\.\\d{1,6})?");
  private static final Pattern YEAR = Pattern.compile("\\s*(\\d{4})\\s*年?度?\\s*");
  private static final Pattern SIGNS = Pattern.compile("[\\s\\p{Z}'’‘$《》“”\"]");

  FigureCorrection {
    typed = Map.copyOf(typed);
  }

  /**
   * Returns a correction that names its figure as the form does, or by its cell if another figure
   * has the same name.
   */
  static FigureCorrection of(OfficerEntries entry, Field figure, BigDecimal value) {
    Map<String, String> typed = new HashMap<>();
    typed.put("unit", entry.unit().name());
    typed.put("year", String.valueOf(entry.year()));
    typed.put("place", figure.place());
    typed.put("value", value.toPlainString());
    typed.put("reason", entry.reason());
    typed.put("officer", entry.officer());
    if (new FigureCorrection(typed).field(entry.template()).isEmpty()) {
      typed.put("place", figure.sheet() + "!" + figure.address());
    }
    return new FigureCorrection(typed);
  }

  String value(String name) {
    return typed.getOrDefault(name, "");
  }

  /** Returns whether it is about a year; a blank year is any. */
  boolean isOfYear(@Nullable Integer year) {
    return value("year").isEmpty() || year().filter(each -> each.equals(year)).isPresent();
  }

  /** Returns the year, which may be written as 2024年度; empty if it is none. */
  Optional<Integer> year() {
    Matcher year = YEAR.matcher(Normalizer.normalize(value("year"), Normalizer.Form.NFKC));
    return year.matches() ? Optional.of(Integer.valueOf(year.group(1))) : Optional.empty();
  }

  /** Returns whether the year is given and cannot be read. */
  boolean hasUnreadableYear() {
    return !value("year").isEmpty() && year().isEmpty();
  }

  /** Returns whether it says what, why and by whom. */
  boolean isComplete() {
    return number().isPresent() && !value("reason").isEmpty() && !value("officer").isEmpty();
  }

  /** Returns the key of the sentence that says why it is not complete. */
  String incompleteReason() {
    return value("value").isEmpty() || number().isPresent()
        ? "round.correction.incomplete"
        : "round.correction.number";
  }

  /** Returns the corrected value; empty if there is no number. */
  Optional<BigDecimal> number() {
    String text =
        Normalizer.normalize(value("value"), Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
    return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }

  /**
   * Returns the figure that the place names: its cell in the form, its name with or without the
   * table, or its key; empty if it names none or several.
   */
  Optional<Field> field(Template template) {
    String place = normalized(value("place"));
    if (place.isEmpty()) {
      return Optional.empty();
    }
    List<Field> named =
        template.figures().stream()
            .filter(
                field ->
                    place.equals(normalized(field.sheet() + "!" + field.address()))
                        || place.equals(normalized(field.sheet() + field.address()))
                        || place.equals(normalized(field.place()))
                        || place.equals(normalized(field.label()))
                        || place.equals(normalized(field.key())))
            .toList();
    return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
  }

  private static String normalized(String place) {
    String text = Normalizer.normalize(place, Normalizer.Form.NFKC);
    return SIGNS.matcher(text).replaceAll("").replace('•', '·').toUpperCase(Locale.ROOT);
  }

  /** Returns whether a submission states the corrected value. */
  boolean isStatedIn(Submission submission, Field field) {
    BigDecimal stated = submission.value(field.key());
    return stated != null && number().filter(value -> value.compareTo(stated) == 0).isPresent();
  }

  /**
   * Returns the discrepancy of a figure that is not as the officer corrected it.
   *
   * @param sentence the key of the sentence
   */
  Discrepancy note(Field field, Submission submission, String sentence) {
    BigDecimal reported = submission.value(field.key());
    String stated = reported == null ? "" : reported.toPlainString();
    String corrected = number().map(BigDecimal::toPlainString).orElse("");
    return Discrepancy.at(
        "R-CORRECTED",
        Severity.NOTICE,
        field.key(),
        submission.place(field.key()),
        corrected,
        stated,
        Message.of(
            sentence,
            field.place(),
            stated.isEmpty() ? "—" : stated,
            corrected,
            value("officer"),
            value("reason")));
  }

  /**
   * Returns the key of the word for the state of the correction.
   *
   * @param reported the unit's last version with figures; null if there is none
   * @param field the figure; null if the place names none
   */
  String state(@Nullable LedgerEntry reported, @Nullable Field field) {
    if (reported == null) {
      return "round.correction.noReport";
    }
    if (field == null) {
      return "round.correction.place";
    }
    if (!isComplete()) {
      return incompleteReason();
    }
    BigDecimal stated = new BigDecimal(reported.figures().getOrDefault(field.key(), "0"));
    return number().filter(value -> value.compareTo(stated) == 0).isPresent()
        ? "round.correction.reported"
        : "round.correction.used";
  }
}
