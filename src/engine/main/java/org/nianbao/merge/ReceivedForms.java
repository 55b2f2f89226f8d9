package org.nianbao.merge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nianbao.check.ValidationResult;
import org.nianbao.form.Submission;
import org.nianbao.template.Editions;

/** Which forms received files are of, and how many files are of each. Not thread-safe. */
public final class ReceivedForms {
  private final Map<String, Integer> files = new LinkedHashMap<>();

  /** Creates the forms of no files. */
  public ReceivedForms() {}

  /** Returns the forms of files. */
  public static ReceivedForms of(Iterable<ValidationResult> checked) {
    ReceivedForms forms = new ReceivedForms();
    checked.forEach(forms::add);
    return forms;
  }

  /** Adds a file; one that cannot be read is of no form. */
  public void add(@Nullable ValidationResult checked) {
    Submission submission = checked == null ? null : checked.submission();
    if (submission != null) {
      add(submission);
    }
  }

  /** Adds a file that could be read. */
  public void add(Submission submission) {
    files.merge(submission.template().form(), 1, Integer::sum);
  }

  /**
   * Returns the form that the files are taken to be sent as: the expected one, unless no file is of
   * it; then the form that most files are of.
   *
   * @param expected the name of the expected form
   */
  public String form(String expected) {
    return files.isEmpty() || files.containsKey(expected)
        ? expected
        : files.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /**
   * Returns the editions with that form as the expected one.
   *
   * @param expected the editions with which the files were read
   * @param year the report year
   */
  public Editions editions(Editions expected, int year) {
    String usual = expected.expected().form();
    String form = form(usual);
    return form.equals(usual) ? expected : Editions.shipped(form, year).orElse(expected);
  }
}
