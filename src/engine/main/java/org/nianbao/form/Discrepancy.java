package org.nianbao.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.template.Severity;

/**
 * Something in a submission that is not as it must be.
 *
 * @param rule id of the rule that found it
 * @param severity how grave it is
 * @param field key of the field it is about; null if it is about none
 * @param place cell of the received file that it is about; null if there is none
 * @param cells all cells involved, that one included
 * @param expected what should stand there; empty if nobody can say
 * @param actual what stands there
 * @param difference actual less expected; empty where they are no numbers
 * @param message one sentence for the clerk
 */
public record Discrepancy(
    String rule,
    Severity severity,
    @Nullable String field,
    @Nullable Place place,
    List<Place> cells,
    String expected,
    String actual,
    String difference,
    Message message) {
  public Discrepancy {
    cells = List.copyOf(cells);
  }

  /** A discrepancy of one cell. */
  public static Discrepancy at(
      String rule,
      Severity severity,
      String field,
      @Nullable Place place,
      String expected,
      String actual,
      Message message) {
    List<Place> cells = place == null ? List.of() : List.of(place);
    return new Discrepancy(
        rule, severity, field, place, cells, expected, actual, "", message);
  }

  /** A discrepancy of the submission as a whole. */
  public static Discrepancy of(
      String rule, Severity severity, String expected, String actual, Message message) {
    return new Discrepancy(
        rule, severity, null, null, List.of(), expected, actual, "", message);
  }

  /** The same in other words. */
  public Discrepancy saying(Message words) {
    return new Discrepancy(
        rule, severity, field, place, cells, expected, actual, difference, words);
  }
}
