package org.nianbao.template;

import java.util.List;
import java.util.Optional;

/**
 * The editions of a form, of one of which a received file is. A template alone is the form's only
 * edition.
 */
public sealed interface Editions permits Template, ShippedEditions {
  /** The edition that a file is expected to be of. */
  Template first();

  /** The edition for a report year; nothing if there is none. */
  Optional<Template> of(int year);

  /** The other editions; each is loaded when the list is asked for, which takes its time. */
  List<Template> others();

  /** Those of the other editions that have been loaded before. */
  List<Template> known();

  /** The editions that come with the program, of which the one now in force is expected. */
  static Editions shipped() {
    return ShippedEditions.expecting(ShippedEditions.newest());
  }

  /**
   * The editions that come with the program, of which the one for a report year is expected.
   *
   * @throws IllegalArgumentException if no edition is for the year
   */
  static Editions shipped(int year) {
    return ShippedEditions.expecting(Template.forYear(year));
  }
}
