package org.nianbao.report;

import java.util.HashMap;
import java.util.Map;
import org.nianbao.form.Discrepancy;
import org.nianbao.form.Place;
import org.nianbao.form.Submission;
import org.nianbao.template.Field;
import org.nianbao.template.Severity;

/** The fields that discrepancies speak of, each with the gravest that does. */
public final class SpokenOf {
  private final Map<Place, String> keys = new HashMap<>();
  private final Map<String, Severity> gravest = new HashMap<>();

  /** Speaks of the fields of a submission, whose cells the discrepancies name. */
  public SpokenOf(Submission submission) {
    for (Field field : submission.template().fields()) {
      Place place = submission.place(field.key());
      if (place != null) {
        keys.put(place, field.key());
      }
    }
  }

  /** Whether its cells are to be coloured: a form full of blanks is not, all over. */
  public static boolean isToBeSeen(Discrepancy discrepancy) {
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
