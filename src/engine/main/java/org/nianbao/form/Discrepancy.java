package org.nianbao.form;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nianbao.message.Message;
import org.nianbao.message.ShortenedText;
import org.nianbao.template.Severity;

/**
 * A discrepancy: something in a submission that is wrong. Immutable and thread-safe.
 *
 * @param rule the id of the rule that found it
 * @param severity the severity
 * @param field the key of the field concerned; null if there is none
 * @param place the cell of the received file concerned; null if there is none
 * @param cells all cells involved, including that one
 * @param expected the expected value; empty if it is not known
 * @param actual the actual value
 * @param difference the actual minus the expected value; empty if they are not numbers
 * @param message one sentence for staff
 * @param explanation what the unit wrote to explain the discrepancy; empty if nothing
 */
public record Discrepancy(
    String rule,
    Severity severity,
    @Nullable String field,
    @Nullable CellPlace place,
    List<CellPlace> cells,
    String expected,
    String actual,
    String difference,
    Message message,
    String explanation) {
  /** The most severe first; of equal severity, those that are not explained. */
  public static final Comparator<Discrepancy> MOST_SEVERE_FIRST =
      Comparator.comparing(Discrepancy::severity).thenComparing(Discrepancy::isExplained);

  /** The rule that content of the file was not read. */
  public static final String UNREAD = "S-UNREAD";

  private static final String ACCEPTED = "form.accepted";
  private static final String CORRECTED = "form.corrected";

  /** The maximum length of the text of unread content. */
  public static final int MAX_UNREAD_LENGTH = 2_000;

  public Discrepancy {
    cells = List.copyOf(cells);
  }

  /** Creates a discrepancy that is not explained. */
  public Discrepancy(
      String rule,
      Severity severity,
      @Nullable String field,
      @Nullable CellPlace place,
      List<CellPlace> cells,
      String expected,
      String actual,
      String difference,
      Message message) {
    this(rule, severity, field, place, cells, expected, actual, difference, message, "");
  }

  /** Creates a discrepancy of one cell. */
  public static Discrepancy at(
      String rule,
      Severity severity,
      String field,
      @Nullable CellPlace place,
      String expected,
      String actual,
      Message message) {
    List<CellPlace> cells = place == null ? List.of() : List.of(place);
    return new Discrepancy(rule, severity, field, place, cells, expected, actual, "", message);
  }

  /** Creates a discrepancy of the submission as a whole. */
  public static Discrepancy of(
      String rule, Severity severity, String expected, String actual, Message message) {
    return new Discrepancy(rule, severity, null, null, List.of(), expected, actual, "", message);
  }

  /**
   * Creates a discrepancy of content that was not read.
   *
   * @param text the content; only the beginning of a long one is kept
   */
  public static Discrepancy unread(
      Severity severity, List<CellPlace> cells, String text, Message message) {
    String actual = ShortenedText.shortened(text, MAX_UNREAD_LENGTH);
    return new Discrepancy(UNREAD, severity, null, cells.get(0), cells, "", actual, "", message);
  }

  /** Returns whether this is about content of the file that was not read. */
  public boolean isUnreadContent() {
    return rule.equals(UNREAD);
  }

  /** Returns whether the unit has explained this discrepancy. */
  public boolean isExplained() {
    return !explanation.isEmpty();
  }

  /** Returns whether a report is returned for this: an error, or a warning without explanation. */
  public boolean isReasonForReturn() {
    return severity != Severity.NOTICE && !isExplained();
  }

  /** Returns whether an officer has accepted this discrepancy. */
  public boolean isAccepted() {
    return message.key().startsWith(ACCEPTED);
  }

  /** Returns whether this does not hold any more for the figures that an officer corrected. */
  public boolean isCorrected() {
    return message.key().equals(CORRECTED);
  }

  /** Returns the name of the severity, or that the discrepancy is explained or settled. */
  public Message severityName() {
    String name =
        isCorrected()
            ? "CORRECTED"
            : isAccepted() ? "ACCEPTED" : isExplained() ? "EXPLAINED" : severity.name();
    return Message.of("severity." + name);
  }

  /** Returns this discrepancy with the unit's explanation, which its message quotes. */
  public Discrepancy explainedBy(String text) {
    return explained(Message.of("form.explained", message, ShortenedText.quoted(text)), text);
  }

  /**
   * Returns this discrepancy as one that an officer has accepted.
   *
   * @param officer who accepted it; empty if unknown
   * @param reason why
   */
  public Discrepancy acceptedBy(String officer, String reason) {
    String quoted = ShortenedText.quoted(reason);
    return explained(
        officer.isEmpty()
            ? Message.of(ACCEPTED, message, quoted)
            : Message.of(ACCEPTED + ".by", message, officer, quoted),
        reason);
  }

  /**
   * Returns this discrepancy as one that does not hold for the figures that an officer corrected.
   *
   * @param explanation the words for it
   */
  public Discrepancy correctedAs(String explanation) {
    return explained(Message.of(CORRECTED, message), explanation);
  }

  private Discrepancy explained(Message newMessage, String text) {
    return new Discrepancy(
        rule, severity, field, place, cells, expected, actual, difference, newMessage, text);
  }

  /** Returns this discrepancy with another message. */
  public Discrepancy withMessage(Message newMessage) {
    return new Discrepancy(
        rule, severity, field, place, cells, expected, actual, difference, newMessage, explanation);
  }
}
