package org.nianbao.compare;

import java.util.List;
import org.nianbao.template.Field;

/**
 * A part of the narrative of two reports, or a choice, a date or a text of their tables.
 *
 * @param field the field of the form
 * @param paragraphs the paragraphs, in the order of the second report
 */
public record ComparedPart(Field field, List<ComparedParagraph> paragraphs) {
  public ComparedPart {
    paragraphs = List.copyOf(paragraphs);
  }

  /** Returns the part in the words of the form. */
  public String place() {
    return field.place();
  }

  /** Returns the part with only the paragraphs that differ. */
  ComparedPart differences() {
    return new ComparedPart(
        field, paragraphs.stream().filter(paragraph -> !paragraph.isEqual()).toList());
  }
}
