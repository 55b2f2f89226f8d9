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
 * A map from the fields of a form to values, in the order of the form. Values are stored by field
 * number, because rules look them up frequently.
 */
public final class FieldMap<T> {
  private final Template template;
  private final List<@Nullable T> values;

  private FieldMap(Template template, List<@Nullable T> values) {
    this.template = template;
    this.values = values;
  }

  /** Returns an empty map. */
  public static <T> FieldMap<T> of(Template template) {
    return new FieldMap<>(
        template, new ArrayList<>(Collections.nCopies(template.fields().size(), null)));
  }

  /** Returns a copy of this map. */
  public FieldMap<T> copy() {
    return new FieldMap<>(template, new ArrayList<>(values));
  }

  /** Returns the value of the field with this key; null if there is no value or no such field. */
  public @Nullable T get(String key) {
    int index = template.indexOf(key);
    return index < 0 ? null : values.get(index);
  }

  /** Returns the value of a field of this form; null if there is none. */
  public @Nullable T get(Field field) {
    return values.get(field.index());
  }

  /** Returns the value of the field with this number; null if there is none. */
  public @Nullable T get(int index) {
    return values.get(index);
  }

  /** Sets the value of a field of this form. */
  public void put(Field field, T value) {
    values.set(field.index(), value);
  }

  /** Returns all values, in the order of the form. */
  public Stream<T> values() {
    return values.stream().filter(Objects::nonNull);
  }
}
