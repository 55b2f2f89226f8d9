package org.nianbao.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Place;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/** The severity of every field that discrepancies are about: that of the gravest of them. */
public final class FieldSeverities {
  private final Map<Place, String> keys = new HashMap<>();
  private final Map<String, Severity> gravest = new HashMap<>();

  /**
   * Begins without discrepancies.
   *
   * @param submission whose cells the discrepancies will name
   */
  public FieldSeverities(Submission submission) {
    for (Field field : submission.template().fields()) {
      Place place = submission.place(field.key());
      if (place != null) {
        keys.put(place, field.key());
      }
    }
  }

  /** The fields whose cells are coloured, by their keys, for these discrepancies. */
  public static Map<String, Severity> highlighted(
      Submission submission, List<Discrepancy> discrepancies) {
    FieldSeverities severities = new FieldSeverities(submission);
    for (Discrepancy discrepancy : discrepancies) {
      if (isHighlighted(discrepancy)) {
        severities.addSubject(discrepancy);
        severities.addCells(discrepancy);
      }
    }
    return severities.gravest();
  }

  /** Whether its cells are to be coloured: a form full of blanks is not, all over. */
  public static boolean isHighlighted(Discrepancy discrepancy) {
    return discrepancy.severity() != Severity.NOTICE
        || discrepancy.cells().size() <= 1
        || discrepancy.rule().equals("V-TEXT"); // each of which is to be mended
  }

  /** Takes in the field that a discrepancy is about, whatever its cell. */
  public void addSubject(Discrepancy discrepancy) {
    if (discrepancy.field() != null) {
      add(discrepancy.field(), discrepancy.severity());
    }
  }

  /** Takes in the fields whose cells a discrepancy involves. */
  public void addCells(Discrepancy discrepancy) {
    for (Place place : discrepancy.cells()) {
      String key = keys.get(place);
      if (key != null) {
        add(key, discrepancy.severity());
      }
    }
  }

  private void add(String key, Severity severity) {
    gravest.merge(key, severity, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }

  /** The gravest of each field, by key. */
  public Map<String, Severity> gravest() {
    return gravest;
  }
}
