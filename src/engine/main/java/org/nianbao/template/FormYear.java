package org.nianbao.template;

/**
 * A form and a report year, which tell the reports of one unit apart: its reports of the same form
 * and year are versions of one.
 *
 * @param form the name of the form, which its editions share
 * @param year the report year
 */
public record FormYear(String form, int year) {
  /** Returns the form of a template, and a year. */
  public static FormYear of(Template template, int year) {
    return new FormYear(template.form(), year);
  }
}
