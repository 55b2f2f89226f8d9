package org.nianbao.template;

import java.util.List;
import java.util.Optional;

/**
 * The editions of a form, to one of which a received file belongs. A single template is its form's
 * only edition. Thread-safe.
 */
public sealed interface Editions permits Template, ShippedEditions {
  /** Returns the expected edition. */
  Template expected();

  /** Returns the edition for a report year; empty if there is none. */
  Optional<Template> ofYear(int year);

  /** Returns the other editions. They are loaded by this call, which takes time. */
  List<Template> otherEditions();

  /** Returns the other editions that are already loaded. */
  List<Template> loadedOtherEditions();

  /** Returns the packaged editions, with the current one as the expected edition. */
  static Editions shipped() {
    return ShippedEditions.withExpected(ShippedEditions.newest());
  }

  /**
   * Returns the packaged editions, with that of a report year as the expected edition.
   *
   * @throws IllegalArgumentException if there is no edition for the year
   */
  static Editions shipped(int year) {
    return ShippedEditions.withExpected(Template.forYear(year));
  }
}
