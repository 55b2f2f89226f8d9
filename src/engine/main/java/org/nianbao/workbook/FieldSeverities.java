package org.nianbao.workbook;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.form.CellPlace;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/** The highest severity of each field's discrepancies. */
public final class FieldSeverities {
  private final Map<CellPlace, String> keys = new HashMap<>();

  /** In the order in which the fields were added. */
  private final Map<String, Severity> highest = new LinkedHashMap<>();

  /**
   * Creates an empty collection.
   *
   * @param submission the submission of the discrepancies
   */
  public FieldSeverities(Submission submission) {
    for (Field field : submission.template().fields()) {
      CellPlace place = submission.place(field.key());
      if (place != null) {
        keys.put(place, field.key());
      }
    }
  }

  /** Returns the severities of the fields whose cells are highlighted, by field key. */
  public static Map<String, Severity> highlighted(
      Submission submission, List<Discrepancy> discrepancies) {
    FieldSeverities severities = new FieldSeverities(submission);
    for (Discrepancy discrepancy : discrepancies) {
      if (isHighlighted(discrepancy)) {
        severities.addSubject(discrepancy);
        severities.addCells(discrepancy);
      }
    }
    return severities.highest();
  }

  /**
   * Returns whether a discrepancy highlights its cells. Notices do not, as a form may be full of
   * blanks; explained ones need no attention.
   */
  public static boolean isHighlighted(Discrepancy discrepancy) {
    boolean aside = discrepancy.isUnreadContent() && discrepancy.severity() == Severity.NOTICE;
    return !discrepancy.isExplained()
        && !aside // such as a comment of the unit's own
        && (discrepancy.severity() != Severity.NOTICE
            || discrepancy.cells().size() <= 1
            || discrepancy.rule().equals("V-TEXT")); // each of these cells must be corrected
  }

  /** Adds the field of a discrepancy, regardless of its cells. */
  public void addSubject(Discrepancy discrepancy) {
    if (discrepancy.field() != null) {
      add(discrepancy.field(), discrepancy.severity());
    }
  }

  /** Adds the fields of all cells of a discrepancy. */
  public void addCells(Discrepancy discrepancy) {
    for (CellPlace place : discrepancy.cells()) {
      String key = keys.get(place);
      if (key != null) {
        add(key, discrepancy.severity());
      }
    }
  }

  private void add(String key, Severity severity) {
    highest.merge(key, severity, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }

  /** Returns the highest severity of each field, by key. */
  public Map<String, Severity> highest() {
    return highest;
  }
}
