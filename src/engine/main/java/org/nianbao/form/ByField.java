package org.nianbao.form;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nianbao.template.Field;
import org.nianbao.template.Template;

/**
 * Something for each field of a form, or for some, in the order of the form: kept by the number of
 * the field, for a figure is looked at many times, by every rule that it is part of.
 */
public final class ByField<T> {
  private final Template template;
  private final List<@Nullable T> numbered;

  private ByField(Template template, List<@Nullable T> numbered) {
    this.template = template;
    this.numbered = numbered;
  }

  /** Nothing for any field as yet. */
  public static <T> ByField<T> of(Template template) {
    return new ByField<>(
        template, new ArrayList<>(Collections.nCopies(template.fields().size(), null)));
  }

  public ByField<T> copy() {
    return new ByField<>(template, new ArrayList<>(numbered));
  }

  /** What there is for the field with this key; null if nothing, or if there is no such field. */
  public @Nullable T get(String key) {
    int number = template.number(key);
    return number < 0 ? null : numbered.get(number);
  }

  /** What there is for a field of this form; null if nothing. */
  public @Nullable T get(Field field) {
    return numbered.get(field.number());
  }

  /** What there is for the field with this number. */
  public @Nullable T get(int number) {
    return numbered.get(number);
  }

  /** Takes the place of what there was for a field of this form. */
  public void put(Field field, T value) {
    numbered.set(field.number(), value);
  }

  /** All there is, in the order of the form. */
  public Stream<T> all() {
    return numbered.stream().filter(Objects::nonNull);
  }
}
