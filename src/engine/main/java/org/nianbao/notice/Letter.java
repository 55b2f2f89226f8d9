package org.nianbao.notice;

import java.util.List;

/**
 * The content of a letter to one unit.
 *
 * @param unit the name of the unit; empty if it is not known
 * @param form the name of the form that the letter is about
 * @param texts the paragraphs of its body
 * @param findings what the unit has to correct or to explain; empty if there is no such list
 * @param notes the paragraphs after the list
 */
public record Letter(
    String unit, String form, List<String> texts, List<Finding> findings, List<String> notes) {
  /**
   * An error or a warning.
   *
   * @param place its place in the form, in the form's words
   * @param problem what is wrong
   * @param suggestion what may be done
   */
  public record Finding(String place, String problem, String suggestion) {}

  public Letter {
    texts = List.copyOf(texts);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** Returns this letter to a unit whose name has become known. */
  public Letter addressedTo(String name) {
    return new Letter(name, form, texts, findings, notes);
  }
}
