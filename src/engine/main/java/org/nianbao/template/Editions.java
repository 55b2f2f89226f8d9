package org.nianbao.template;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The templates to one of which a received file belongs: the editions of the expected form, and
 * those of other forms. A single template is its form's only edition, beside no other form.
 * Thread-safe.
 */
public sealed interface Editions permits Template, ShippedEditions {
  /** Returns the expected edition of the expected form. */
  Template expected();

  /** Returns the edition of the expected form for a report year; empty if there is none. */
  Optional<Template> ofYear(int year);

  /**
   * Returns the other editions of the expected form. All templates at hand are loaded by this call,
   * because each tells itself of which form it is.
   */
  List<Template> otherEditions();

  /** Returns all editions of other forms. They are loaded by this call, which takes time. */
  List<Template> otherForms();

  /** Returns the templates other than the expected one that are already loaded. */
  List<Template> loadedOthers();

  /** Returns the editions at hand, with the current one of the usual form as the expected one. */
  static Editions shipped() {
    return ShippedEditions.withExpected(ShippedEditions.newest());
  }

  /**
   * Returns the editions at hand, with that of a report year as the expected edition: of the usual
   * form, or of another one if only that has an edition for the year.
   *
   * @throws IllegalArgumentException if no form has an edition for the year
   */
  static Editions shipped(int year) {
    return ShippedEditions.withExpected(
        ShippedEditions.forYearOfAnyForm(year)
            .orElseThrow(() -> new IllegalArgumentException("no edition for " + year)));
  }

  /**
   * Returns the editions at hand, with that of a form for a report year as the expected one. Files
   * may be of other forms, too.
   *
   * @param form the name of the form, or what else {@link #ofForm} takes
   * @return empty if no form has the name, or it has no edition for the year
   */
  static Optional<Editions> shipped(String form, int year) {
    return ofForm(form, year).map(each -> ShippedEditions.withExpected(each.expected()));
  }

  /** Returns whether a form has an edition for the report year. */
  static boolean haveEditionFor(int year) {
    return ShippedEditions.forYearOfAnyForm(year).isPresent();
  }

  /**
   * Returns the editions of one form at hand. Files are read as that form, whatever they are.
   *
   * @param name the name of the form, a part of it that no other form's name has, or the file name
   *     of one of its templates
   * @param year the report year of the expected edition; null for the newest
   * @return empty if no form has the name, or it has no edition for the year
   */
  static Optional<Editions> ofForm(String name, @Nullable Integer year) {
    return ShippedEditions.ofForm(name, year);
  }

  /** Returns the names of the forms at hand, the usual one first. All templates are loaded. */
  static List<String> forms() {
    return ShippedEditions.all().stream().map(Template::form).distinct().toList();
  }
}
